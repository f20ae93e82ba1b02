#include "simulator/book_rules.h"
#include "simulator/config_values.h"

namespace winras::simulator {

bool SetBookRule(BookRules& rules, std::string_view key, std::string_view value) {
  if (key == "MissingBook") {
    rules.lists_missing_book = value == "0";
    rules.missing_book = ReadChoice<DWORD>(value, {{"621", kErrorCannotOpenPhonebook},
                                                   {"2", kErrorFileNotFound},
                                                   {"0", kErrorCannotOpenPhonebook}});
  } else if (key == "MissingEntryDeleted") {
    rules.missing_entry_deleted = ReadChoice<DWORD>(
        value, {{"623", kErrorCannotFindPhonebookEntry}, {"123", kErrorInvalidName}});
  } else if (key == "EntrySize") {
    rules.entry_size = ReadChoice<DWORD>(value, {{"5680", kRasEntrySizes.windows8},
                                                 {"6720", kRasEntrySizeBuild17134},
                                                 {"6724", kRasEntrySizes.windows10}});
  } else if (key == "IncompleteEntries") {
    rules.takes_incomplete_entries = ReadChoice<bool>(value, {{"refused", false}, {"taken", true}});
  } else {
    return false;
  }
  return true;
}

}  // namespace winras::simulator
