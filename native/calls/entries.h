// RasEnumEntries. On a thread that may call RAS.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "calls/answer.h"
#include "provider/provider.h"

namespace winras {

struct EntryName {
  std::u16string name;
  bool all_users;
  std::u16string phone_book;
};

// `phone_book` nothing: those of the user and of all users (rule E5).
Answer<std::vector<EntryName>> Entries(Provider& provider,
                                       const std::optional<std::u16string>& phone_book);

}  // namespace winras
