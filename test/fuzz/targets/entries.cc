// RasEnumEntries.

#include "calls/entries.h"

#include "../family.h"

namespace winras {

void AddTo(fuzz::Digest& digest, const EntryName& entry) {
  const auto& [name, all_users, phone_book] = entry;
  digest.Add(name, all_users, phone_book);
}

namespace fuzz {

const Family entries("entries", [](Questions& questions) {
  questions.digest.Add(Entries(questions.ras, std::nullopt));
  questions.digest.Add(Entries(questions.ras, questions.phone_book));
});

}  // namespace fuzz
}  // namespace winras
