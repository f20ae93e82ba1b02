// RasGetEntryProperties, RasGetSubEntryProperties, and what writes and names entries.

#include "calls/phone_book.h"

#include "../family.h"

namespace winras {

void AddTo(fuzz::Digest& digest, const RawEntry& entry) {
  for (const Member& member : entry.table()) {
    if (!entry.Has(member)) continue;
    if (member.kind == MemberKind::kNumber) digest.Add(entry.Number(member));
    if (member.kind == MemberKind::kText) digest.Add(entry.Text(member));
    const BYTE* const first = entry.Bytes(member);
    digest.Add(std::vector<BYTE>(first, first + member.size));
  }
  digest.Add(entry.AlternateNumbers());
}

namespace fuzz {

namespace {

EntryChanges ChangesFrom(FuzzedBytes& bytes, const EntryTable& table) {
  EntryChanges changes;
  const Member& member = table.members[bytes.Byte() % table.count];
  changes.members.push_back({&member, std::vector<BYTE>(member.size, bytes.Byte()), bytes.Byte()});
  if (bytes.Byte() % 2 == 0) changes.alternate_numbers.emplace(bytes.Byte() % 4, u"555");
  return changes;
}

}  // namespace

const Family phone_book("phone_book", [](Questions& questions) {
  auto& [ras, handle, entry, phone_book, bytes, digest] = questions;
  const EntryPlace place{phone_book, entry};
  digest.Add(EntryProperties(ras, place), EntryProperties(ras, {std::nullopt, {}}));
  digest.Add(SubEntries(ras, place));
  const EntryChanges changes = ChangesFrom(bytes, kEntryTable);
  digest.Add(ChangeEntry(ras, place, changes), CreateEntry(ras, place, changes));
  digest.Add(SetSubEntry(ras, place, bytes.Byte(), ChangesFrom(bytes, kSubEntryTable)));
  digest.Add(ValidateEntryName(ras, place));
});

}  // namespace fuzz
}  // namespace winras
