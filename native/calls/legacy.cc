#include "calls/legacy.h"

#include <algorithm>
#include <cstddef>
#include <utility>
#include <vector>

#include "calls/error_message.h"

namespace winras {
namespace {

constexpr std::size_t kGenerous = 64 * 1024;  // characters

}  // namespace

Answer<NapStatus> GetNapStatus(Provider& provider, HRASCONN handle) {
  Answer<NapStatus> answer{"RasGetNapStatus", kFunctionUnavailable};
  if (const auto get = provider.api().RasGetNapStatus) {
    RASNAPSTATE state{};
    state.dwSize = sizeof state;
    answer.error = get(handle, &state);
    answer.value.isolation_state = state.isolationState;
    if ((state.dwFlags & RASNAP_ProbationTime) != 0) {
      answer.value.probation_ends = std::uint64_t{state.probationTime.dwHighDateTime} << 32 |
                                    state.probationTime.dwLowDateTime;
    }
  }
  return WithMessage(provider, std::move(answer));
}

Answer<std::u16string> GetPCscf(Provider& provider) {
  Answer<std::u16string> answer{"RasGetPCscf", kFunctionUnavailable};
  if (const auto get = provider.api().RasGetPCscf) {
    std::vector<WCHAR> buffer(kGenerous, 0);
    answer.error = get(buffer.data());
    answer.value.assign(buffer.begin(), std::find(buffer.begin(), buffer.end(), WCHAR{0}));
  }
  return WithMessage(provider, std::move(answer));
}

}  // namespace winras
