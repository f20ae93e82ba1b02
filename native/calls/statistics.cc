#include "calls/statistics.h"

#include <utility>

#include "calls/error_message.h"

namespace winras {

Answer<RAS_STATS> ConnectionStatistics(Provider& provider, HRASCONN handle) {
  Answer<RAS_STATS> answer{"RasGetConnectionStatistics", kFunctionUnavailable};
  answer.value.dwSize = sizeof answer.value;
  if (const auto get = provider.api().RasGetConnectionStatistics) {
    answer.error = get(handle, &answer.value);
  }
  return WithMessage(provider, std::move(answer));
}

Answer<RAS_STATS> LinkStatistics(Provider& provider, HRASCONN handle, DWORD sub_entry) {
  Answer<RAS_STATS> answer{"RasGetLinkStatistics", kFunctionUnavailable};
  answer.value.dwSize = sizeof answer.value;
  if (const auto get = provider.api().RasGetLinkStatistics) {
    answer.error = get(handle, sub_entry, &answer.value);
  }
  return WithMessage(provider, std::move(answer));
}

Answer<Nothing> ClearConnectionStatistics(Provider& provider, HRASCONN handle) {
  Answer<Nothing> answer{"RasClearConnectionStatistics", kFunctionUnavailable};
  if (const auto clear = provider.api().RasClearConnectionStatistics) answer.error = clear(handle);
  return WithMessage(provider, std::move(answer));
}

Answer<Nothing> ClearLinkStatistics(Provider& provider, HRASCONN handle, DWORD sub_entry) {
  Answer<Nothing> answer{"RasClearLinkStatistics", kFunctionUnavailable};
  if (const auto clear = provider.api().RasClearLinkStatistics) {
    answer.error = clear(handle, sub_entry);
  }
  return WithMessage(provider, std::move(answer));
}

}  // namespace winras
