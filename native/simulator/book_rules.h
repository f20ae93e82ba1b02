// What RAS knows and answers where the documents on phone books leave it open: keys of [Service].
#pragma once

#include <string_view>

#include "abi/error_codes.h"
#include "abi/structure_sizes.h"

namespace winras::simulator {

struct BookRules {
  DWORD missing_book = kErrorCannotOpenPhonebook;                // E7
  bool lists_missing_book = false;                               // as one without entries (E7)
  DWORD missing_entry_deleted = kErrorCannotFindPhonebookEntry;  // B13
  DWORD entry_size = kRasEntrySizes.windows10;                   // the newest RASENTRYW (E2)
  // Whether an entry may lack its device's name, dwType and dwFramingProtocol (B2).
  bool takes_incomplete_entries = false;
};

// False for a key that is none of them. Throws BadValue.
bool SetBookRule(BookRules& rules, std::string_view key, std::string_view value);

}  // namespace winras::simulator
