#include "calls/links.h"

#include <utility>

#include "calls/error_message.h"

namespace winras {
Answer<LinkHandle> Link(Provider& provider, HRASCONN connection, DWORD sub_entry) {
  Answer<LinkHandle> answer{"RasGetSubEntryHandle", 0, {sub_entry, nullptr}};
  answer.error = AskLink(provider.api(), connection, answer.value);
  return WithMessage(provider, std::move(answer));
}

Answer<std::vector<LinkHandle>> Links(Provider& provider, HRASCONN connection) {
  Answer<std::vector<LinkHandle>> answer{"RasGetSubEntryHandle"};
  answer.error = AskLinks(provider.api(), connection, nullptr, answer.value);
  return WithMessage(provider, std::move(answer));
}

Answer<Nothing> HangUpLinkOnce(Provider& provider, HRASCONN link) {
  Answer<Nothing> answer{"RasHangUp", kFunctionUnavailable};
  if (const auto hang_up = provider.api().RasHangUpW) answer.error = hang_up(link);
  return WithMessage(provider, std::move(answer));
}

}  // namespace winras
