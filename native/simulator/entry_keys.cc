#include "simulator/entry_keys.h"

#include <algorithm>
#include <charconv>
#include <cstdio>
#include <cstring>
#include <iterator>

#include "simulator/addresses.h"
#include "simulator/config_values.h"
#include "simulator/text.h"

namespace winras::simulator {
namespace {

enum class Coding { kNumber, kSigned, kText, kIpv4, kIpv6 };

struct Place {
  KeyPlace where;
  const char* key;
  const char* otherwise;  // where the key is missing
};

struct KeyRow {
  std::size_t offset;
  std::size_t size;
  Coding coding;
  Place place;
};

// The bit is set where the key's number has `with` under the mask.
struct BitRow {
  std::size_t offset;
  DWORD bit;
  Place place;
  DWORD mask;
  DWORD with;
  DWORD without;
};

struct OtherBitsRow {
  std::size_t offset;
  Place place;
};

struct ChoiceRow {
  std::size_t offset;
  DWORD value;
  Place place;
  DWORD number;
};

#define WINRAS_KEY(member, coding, where, key, otherwise)
#define WINRAS_FLAG(member, bit, where, key, otherwise)
#define WINRAS_BIT(member, bit, key, mask, with, without, otherwise)
#define WINRAS_OTHER_BITS(member, key)
#define WINRAS_CHOICE(member, value, key, number, otherwise)

constexpr KeyRow kKeys[] = {
#undef WINRAS_KEY
#define WINRAS_KEY(member, coding, where, key, otherwise) \
  {offsetof(RASENTRYW, member),                           \
   sizeof(RASENTRYW::member),                             \
   Coding::coding,                                        \
   {KeyPlace::where, key, otherwise}},
#include "simulator/entry_keys.inc"
#undef WINRAS_KEY
#define WINRAS_KEY(member, coding, where, key, otherwise)
};

constexpr BitRow kBits[] = {
#undef WINRAS_FLAG
#undef WINRAS_BIT
#define WINRAS_FLAG(member, bit, where, key, otherwise) \
  {offsetof(RASENTRYW, member), bit, {KeyPlace::where, key, otherwise}, 1, 1, 0},
#define WINRAS_BIT(member, bit, key, mask, with, without, otherwise) \
  {offsetof(RASENTRYW, member), bit, {KeyPlace::kEntry, key, otherwise}, mask, with, without},
#include "simulator/entry_keys.inc"
#undef WINRAS_FLAG
#undef WINRAS_BIT
#define WINRAS_FLAG(member, bit, where, key, otherwise)
#define WINRAS_BIT(member, bit, key, mask, with, without, otherwise)
};

constexpr OtherBitsRow kOtherBits[] = {
#undef WINRAS_OTHER_BITS
#define WINRAS_OTHER_BITS(member, key) {offsetof(RASENTRYW, member), {KeyPlace::kEntry, key, "0"}},
#include "simulator/entry_keys.inc"
#undef WINRAS_OTHER_BITS
#define WINRAS_OTHER_BITS(member, key)
};

constexpr ChoiceRow kChoices[] = {
#undef WINRAS_CHOICE
#define WINRAS_CHOICE(member, value, key, number, otherwise) \
  {offsetof(RASENTRYW, member), value, {KeyPlace::kEntry, key, otherwise}, number},
#include "simulator/entry_keys.inc"
#undef WINRAS_CHOICE
};

#undef WINRAS_KEY
#undef WINRAS_FLAG
#undef WINRAS_BIT
#undef WINRAS_OTHER_BITS

// The structure's own memory, in which members may lie unaligned.
using Byte = unsigned char;

DWORD DwordAt(const Byte* entry, std::size_t offset) {
  DWORD number = 0;
  std::memcpy(&number, entry + offset, sizeof number);
  return number;
}

void SetDwordAt(Byte* entry, std::size_t offset, DWORD number) {
  std::memcpy(entry + offset, &number, sizeof number);
}

std::string ValueOf(const EntryText& text, const Place& place) {
  return text.Find(place.where, 0, place.key).value_or(place.otherwise);
}

// What is no number counts as 0, as in Windows' own reading of such files.
DWORD ToNumber(std::string_view text) {
  long long number = 0;
  std::from_chars(text.data(), text.data() + text.size(), number);
  return static_cast<DWORD>(number);
}

DWORD NumberAt(const EntryText& text, const Place& place) { return ToNumber(ValueOf(text, place)); }

// All groups, but "::" where all are zero.
std::string Ipv6Text(const Byte* address) {
  std::string text;
  bool zero = true;
  for (int i = 0; i < 16; i += 2) {
    char group[6];
    std::snprintf(group, sizeof group, i == 0 ? "%x" : ":%x", address[i] << 8 | address[i + 1]);
    zero = zero && address[i] == 0 && address[i + 1] == 0;
    text += group;
  }
  return zero ? "::" : text;
}

template <typename Address>
Address AddressOr(const std::string& text, Address (*read)(std::string_view)) {
  try {
    return read(text);
  } catch (const BadValue&) {
    return {};  // damaged by hand
  }
}

void Decode(const std::string& value, const KeyRow& row, Byte* target) {
  switch (row.coding) {
    case Coding::kNumber:
    case Coding::kSigned:
      return SetDwordAt(target, 0, ToNumber(value));
    case Coding::kIpv4: {
      const RASIPV4ADDR address = AddressOr(value, &ReadIpv4);
      std::memcpy(target, &address, sizeof address);
      return;
    }
    case Coding::kIpv6: {
      const RASIPV6ADDR address = AddressOr(value, &ReadIpv6);
      std::memcpy(target, &address, sizeof address);
      return;
    }
    case Coding::kText:
      break;
  }
  // Cut as RAS' fixed members cut.
  const std::u16string text = FromUtf8(value).substr(0, row.size / sizeof(char16_t) - 1);
  std::memcpy(target, text.data(), text.size() * sizeof(char16_t));
}

std::string Encode(const KeyRow& row, const Byte* source) {
  switch (row.coding) {
    case Coding::kNumber:
      return std::to_string(DwordAt(source, 0));
    case Coding::kSigned:
      return std::to_string(static_cast<LONG>(DwordAt(source, 0)));
    case Coding::kIpv4: {
      RASIPV4ADDR address;
      std::memcpy(&address, source, sizeof address);
      return ToUtf8(ToText(address));
    }
    case Coding::kIpv6:
      return Ipv6Text(source);
    case Coding::kText:
      break;
  }
  std::u16string text(row.size / sizeof(char16_t), u'\0');
  std::memcpy(text.data(), source, row.size);
  return ToUtf8(text.substr(0, text.find(u'\0')));
}

// Of the member's bits, those that have a key.
DWORD BitsWithKeys(std::size_t offset) {
  DWORD bits = 0;
  for (const BitRow& row : kBits) {
    if (row.offset == offset) bits |= row.bit;
  }
  return bits;
}

void ReadMembers(const EntryText& text, Byte* entry) {
  for (const KeyRow& row : kKeys) Decode(ValueOf(text, row.place), row, entry + row.offset);
  SetDwordAt(entry, offsetof(RASENTRYW, dwType), TypeOf(text));
  for (const OtherBitsRow& row : kOtherBits) {
    SetDwordAt(entry, row.offset, NumberAt(text, row.place) & ~BitsWithKeys(row.offset));
  }
  for (const BitRow& row : kBits) {
    if ((NumberAt(text, row.place) & row.mask) != row.with) continue;
    SetDwordAt(entry, row.offset, DwordAt(entry, row.offset) | row.bit);
  }
  for (const ChoiceRow& row : kChoices) {
    if (ToNumber(row.place.otherwise) == row.number) SetDwordAt(entry, row.offset, row.value);
  }
  for (const ChoiceRow& row : kChoices) {
    if (NumberAt(text, row.place) == row.number) SetDwordAt(entry, row.offset, row.value);
  }
}

}  // namespace

DWORD TypeOf(const EntryText& text) {
  constexpr DWORD kNone = ~DWORD{0};
  const DWORD type = NumberOf(text, "Type", kNone);
  if (type != kNone) return type;
  return TypeOfDevice(text.Find(KeyPlace::kDevice, 0, "DEVICE").value_or(""));
}

DWORD TypeOfDevice(std::string_view device_type) {
  if (EqualKeys(device_type, "vpn")) return RASET_Vpn;
  return EqualKeys(device_type, "PPPoE") ? RASET_Broadband : RASET_Phone;
}

DWORD NumberOf(const EntryText& text, std::string_view key, DWORD otherwise) {
  const auto value = text.Find(KeyPlace::kEntry, 0, key);
  return value ? ToNumber(*value) : otherwise;
}

RASENTRYW ReadEntry(const EntryText& text) {
  RASENTRYW entry{};
  Byte bytes[sizeof entry] = {};
  ReadMembers(text, bytes);
  std::memcpy(&entry, bytes, sizeof entry);
  return entry;
}

void WriteEntry(const RASENTRYW& entry, DWORD size, EntryText& text) {
  Byte before[sizeof entry] = {};
  ReadMembers(text, before);
  Byte after[sizeof entry] = {};
  std::memcpy(after, &entry, sizeof entry);
  // Behind `size` the caller's structure has nothing to say.
  std::memcpy(after + size, before + size, sizeof entry - size);
  const auto set = [&text](const Place& place, const std::string& value) {
    text.Set(place.where, 0, place.key, value);
  };

  for (const KeyRow& row : kKeys) {
    const std::string value = Encode(row, after + row.offset);
    if (value != Encode(row, before + row.offset)) set(row.place, value);
  }
  for (const BitRow& row : kBits) {
    const DWORD bit = DwordAt(after, row.offset) & row.bit;
    if (bit == (DwordAt(before, row.offset) & row.bit)) continue;
    const DWORD rest = NumberAt(text, row.place) & ~row.mask;
    set(row.place, std::to_string(rest | (bit != 0 ? row.with : row.without)));
  }
  for (const OtherBitsRow& row : kOtherBits) {
    const DWORD others = DwordAt(after, row.offset) & ~BitsWithKeys(row.offset);
    const DWORD known = DwordAt(before, row.offset) & ~BitsWithKeys(row.offset);
    if (others != known) set(row.place, std::to_string(others));
  }
  for (const ChoiceRow& row : kChoices) {
    const DWORD value = DwordAt(after, row.offset);
    if (value != DwordAt(before, row.offset) && value == row.value) {
      set(row.place, std::to_string(row.number));
    }
  }
}

bool HasLineBreak(const RASENTRYW& entry) {
  Byte bytes[sizeof entry] = {};
  std::memcpy(bytes, &entry, sizeof entry);
  return std::any_of(std::begin(kKeys), std::end(kKeys), [&](const KeyRow& row) {
    return row.coding == Coding::kText &&
           Encode(row, bytes + row.offset).find_first_of("\r\n") != std::string::npos;
  });
}

std::vector<std::u16string> ReadAlternateNumbers(const EntryText& text, std::size_t link) {
  std::vector<std::u16string> numbers;
  for (const std::string& number : text.AlternateNumbers(link)) numbers.push_back(FromUtf8(number));
  return numbers;
}

void WriteAlternateNumbers(const std::vector<std::u16string>& numbers, std::size_t link,
                           EntryText& text) {
  std::vector<std::string> lines;
  for (const std::u16string& number : numbers) lines.push_back(ToUtf8(number));
  text.SetAlternateNumbers(link, lines);
}

// What is no hexadecimal digit ends the data: it was damaged by hand.
std::vector<BYTE> ReadCustomAuthData(const EntryText& text) {
  std::string digits;
  for (const std::string& line : text.Values("CustomAuthData")) digits += line;
  std::vector<BYTE> data;
  for (std::size_t i = 0; i + 1 < digits.size(); i += 2) {
    BYTE byte = 0;
    const char* const pair = digits.data() + i;
    if (std::from_chars(pair, pair + 2, byte, 16).ptr != pair + 2) break;
    data.push_back(byte);
  }
  return data;
}

void WriteCustomAuthData(const std::vector<BYTE>& data, EntryText& text) {
  constexpr std::size_t kBytesInLine = 64;
  std::vector<std::string> lines;
  for (std::size_t i = 0; i < data.size(); ++i) {
    if (i % kBytesInLine == 0) lines.emplace_back();
    char digits[3];
    std::snprintf(digits, sizeof digits, "%02X", data[i]);
    lines.back() += digits;
  }
  text.SetValues("CustomAuthData", lines);
}

}  // namespace winras::simulator
