#include "calls/raw_entry.h"

#include <algorithm>
#include <cstring>
#include <iterator>
#include <utility>

#include "abi/error_codes.h"

namespace winras {
namespace {

constexpr Member kEntryMembers[] = {
#define WINRAS_ENTRY_MEMBER(kind, name) \
  {#name, MemberKind::kind, offsetof(RASENTRYW, name), sizeof(RASENTRYW::name)},
#define WINRAS_SUB_ENTRY_MEMBER(kind, name)
#include "calls/entry_members.inc"
#undef WINRAS_ENTRY_MEMBER
#undef WINRAS_SUB_ENTRY_MEMBER
};

constexpr Member kSubEntryMembers[] = {
#define WINRAS_ENTRY_MEMBER(kind, name)
#define WINRAS_SUB_ENTRY_MEMBER(kind, name) \
  {#name, MemberKind::kind, offsetof(RASSUBENTRYW, name), sizeof(RASSUBENTRYW::name)},
#include "calls/entry_members.inc"
#undef WINRAS_ENTRY_MEMBER
#undef WINRAS_SUB_ENTRY_MEMBER
};

}  // namespace

const EntryTable kEntryTable{kEntryMembers, std::size(kEntryMembers),
                             offsetof(RASENTRYW, dwAlternateOffset)};
const EntryTable kSubEntryTable{kSubEntryMembers, std::size(kSubEntryMembers),
                                offsetof(RASSUBENTRYW, dwAlternateOffset)};

RawEntry::RawEntry(const EntryTable& table, DWORD size, std::vector<BYTE> bytes)
    : table_(&table), size_(size), bytes_(std::move(bytes)) {
  bytes_.resize(std::max<std::size_t>(bytes_.size(), size_));
  std::memcpy(bytes_.data(), &size, sizeof size);
}

DWORD RawEntry::Number(const Member& member) const {
  DWORD number = 0;
  std::memcpy(&number, Bytes(member), sizeof number);
  return number;
}

std::u16string RawEntry::Text(const Member& member) const {
  std::u16string text(member.size / sizeof(WCHAR), u'\0');
  std::memcpy(text.data(), Bytes(member), text.size() * sizeof(WCHAR));
  text.resize(std::min(text.find(u'\0'), text.size()));
  return text;
}

std::vector<std::u16string> RawEntry::AlternateNumbers() const {
  std::vector<std::u16string> numbers;
  if (size_ < table_->alternate_offset + sizeof(DWORD)) return numbers;
  DWORD offset = 0;
  std::memcpy(&offset, bytes_.data() + table_->alternate_offset, sizeof offset);
  if (offset < size_) return numbers;  // none; a list inside the structure is a lie
  std::u16string number;
  for (std::size_t at = offset; at + sizeof(WCHAR) <= bytes_.size(); at += sizeof(WCHAR)) {
    WCHAR unit = 0;
    std::memcpy(&unit, bytes_.data() + at, sizeof unit);
    if (unit != 0) {
      number += unit;
    } else if (number.empty()) {
      break;
    } else {
      numbers.push_back(std::exchange(number, {}));
    }
  }
  if (!number.empty()) numbers.push_back(std::move(number));
  return numbers;
}

DWORD RawEntry::Apply(const EntryChanges& changes) {
  for (const auto& [member, bytes, kept] : changes.members) {
    if (!Has(*member)) {
      const bool wanted = std::any_of(bytes.begin(), bytes.end(), [](BYTE b) { return b != 0; });
      if (wanted) return kErrorInvalidSize;
      continue;
    }
    BYTE* const target = bytes_.data() + member->offset;
    if (member->kind == MemberKind::kNumber) {
      DWORD number = 0;
      std::memcpy(&number, bytes.data(), sizeof number);
      number |= Number(*member) & kept;
      std::memcpy(target, &number, sizeof number);
    } else {
      std::copy(bytes.begin(), bytes.end(), target);
    }
  }
  if (changes.alternate_numbers) SetAlternateNumbers(*changes.alternate_numbers);
  return 0;
}

void RawEntry::SetAlternateNumbers(const std::vector<std::u16string>& numbers) {
  const DWORD offset = numbers.empty() ? 0 : static_cast<DWORD>(size_);
  std::vector<BYTE> bytes(bytes_.data(), bytes_.data() + size_);
  std::memcpy(bytes.data() + table_->alternate_offset, &offset, sizeof offset);
  const auto append = [&bytes](const std::u16string& text) {
    const auto* const first = reinterpret_cast<const BYTE*>(text.c_str());
    bytes.insert(bytes.end(), first, first + (text.size() + 1) * sizeof(WCHAR));
  };
  for (const std::u16string& number : numbers) append(number);
  if (!numbers.empty()) append({});
  bytes_ = std::move(bytes);
}

}  // namespace winras
