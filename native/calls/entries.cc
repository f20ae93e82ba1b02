#include "calls/entries.h"

#include <utility>

#include "calls/enumeration.h"
#include "calls/error_message.h"
#include "calls/text.h"

namespace winras {

Answer<std::vector<EntryName>> Entries(Provider& provider,
                                       const std::optional<std::u16string>& phone_book) {
  Answer<std::vector<EntryName>> answer{"RasEnumEntries"};
  std::vector<RASENTRYNAMEW> rows;
  answer.error = kFunctionUnavailable;
  if (const auto enumerate = provider.api().RasEnumEntriesW) {
    const LPCWSTR book = phone_book ? phone_book->c_str() : nullptr;
    answer.error =
        Enumerate([&](RASENTRYNAMEW* first, DWORD* bytes,
                      DWORD* count) { return enumerate(nullptr, book, first, bytes, count); },
                  {DWORD{sizeof(RASENTRYNAMEW)}}, rows);
  }
  for (const RASENTRYNAMEW& row : rows) {
    answer.value.push_back(
        {Text(row.szEntryName), (row.dwFlags & REN_AllUsers) != 0, Text(row.szPhonebookPath)});
  }
  return WithMessage(provider, std::move(answer));
}

}  // namespace winras
