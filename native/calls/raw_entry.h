// RASENTRYW and RASSUBENTRYW as the bytes that RAS gave: what this code does not know of them,
// bits, members of later versions, what lies behind, comes back to RAS as it was.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "abi/ras_structures.h"

namespace winras {

enum class MemberKind { kNumber, kText, kIpv4, kIpv6, kGuid };

struct Member {
  const char* name;  // "szAreaCode"
  MemberKind kind;
  std::size_t offset;
  std::size_t size;  // bytes
};

// One for reading and for writing.
struct EntryTable {
  const Member* members;
  std::size_t count;
  std::size_t alternate_offset;  // of dwAlternateOffset

  const Member* begin() const { return members; }
  const Member* end() const { return members + count; }
};
extern const EntryTable kEntryTable;     // RASENTRYW
extern const EntryTable kSubEntryTable;  // RASSUBENTRYW

struct MemberChange {
  const Member* member;
  std::vector<BYTE> bytes;  // as many as the member has
  DWORD kept = 0;           // of a number: its bits that stay as they are
};

struct EntryChanges {
  std::vector<MemberChange> members;
  std::optional<std::vector<std::u16string>> alternate_numbers;
};

// Nothing in it is believed: neither that a text ends, nor that an offset lies inside.
class RawEntry {
 public:
  RawEntry() = default;
  // `bytes` begin with the structure of `size` bytes, which need not be all there.
  RawEntry(const EntryTable& table, DWORD size, std::vector<BYTE> bytes);

  const EntryTable& table() const { return *table_; }
  // The structure, and the alternate numbers behind it.
  std::vector<BYTE>& bytes() { return bytes_; }

  // Whether RAS' version of the structure has the member.
  bool Has(const Member& member) const { return member.offset + member.size <= size_; }
  // Of a member that it has, and of the kind.
  DWORD Number(const Member& member) const;
  std::u16string Text(const Member& member) const;
  const BYTE* Bytes(const Member& member) const { return bytes_.data() + member.offset; }
  // A list of strings, each with its NUL, that an empty one ends.
  std::vector<std::u16string> AlternateNumbers() const;

  // 0; or ERROR_INVALID_SIZE, where something is wanted that RAS' version has no member for.
  DWORD Apply(const EntryChanges& changes);

 private:
  void SetAlternateNumbers(const std::vector<std::u16string>& numbers);

  const EntryTable* table_ = &kEntryTable;
  std::size_t size_ = 0;
  std::vector<BYTE> bytes_;
};

}  // namespace winras
