#include "calls/links.h"

#include <utility>

#include "abi/error_codes.h"
#include "calls/error_message.h"

namespace winras {
namespace {

// No entry has more; a RAS that never says which one was the last is given up.
constexpr DWORD kMostLinks = 256;

DWORD AskHandle(const RasApi& api, HRASCONN connection, LinkHandle& link) {
  if (api.RasGetSubEntryHandleW == nullptr) return kFunctionUnavailable;
  const DWORD error = api.RasGetSubEntryHandleW(connection, link.sub_entry, &link.handle);
  if (error != 0) link.handle = nullptr;
  return error == kErrorPortNotOpen ? 0 : error;
}

}  // namespace

Answer<LinkHandle> Link(Provider& provider, HRASCONN connection, DWORD sub_entry) {
  Answer<LinkHandle> answer{"RasGetSubEntryHandle", 0, {sub_entry, nullptr}};
  answer.error = AskHandle(provider.api(), connection, answer.value);
  return WithMessage(provider, std::move(answer));
}

Answer<std::vector<LinkHandle>> Links(Provider& provider, HRASCONN connection) {
  Answer<std::vector<LinkHandle>> answer{"RasGetSubEntryHandle"};
  for (DWORD sub_entry = 1; sub_entry <= kMostLinks; ++sub_entry) {
    LinkHandle link{sub_entry, nullptr};
    answer.error = AskHandle(provider.api(), connection, link);
    if (answer.error != 0) break;
    answer.value.push_back(link);
  }
  if (answer.error == kErrorNoMoreItems) answer.error = 0;
  return WithMessage(provider, std::move(answer));
}

Answer<Done> HangUpLinkOnce(Provider& provider, HRASCONN link) {
  Answer<Done> answer{"RasHangUp", kFunctionUnavailable};
  if (const auto hang_up = provider.api().RasHangUpW) answer.error = hang_up(link);
  return WithMessage(provider, std::move(answer));
}

}  // namespace winras
