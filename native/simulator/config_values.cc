#include "simulator/config_values.h"

#include <charconv>
#include <cmath>
#include <limits>

#include "simulator/states.h"

namespace winras::simulator {
namespace {

int HexDigit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

// All of the text, or nothing.
template <class Number>
bool ParseAll(std::string_view text, Number& number, int base) {
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number, base);
  return error == std::errc() && end == text.data() + text.size();
}

// Takes the digits that the text begins with, and tells how many they were.
std::size_t TakeDigits(std::string_view& text, double& number) {
  std::size_t count = 0;
  for (; !text.empty() && text[0] >= '0' && text[0] <= '9'; ++count) {
    number = number * 10 + (text[0] - '0');
    text.remove_prefix(1);
  }
  return count;
}

bool Take(std::string_view& text, char c) {
  if (text.empty() || text[0] != c) return false;
  text.remove_prefix(1);
  return true;
}

// All of the text, as JavaScript writes a number that is not negative; or NaN. Not by
// std::from_chars, which many C++ libraries have for whole numbers only, nor by strtod, which takes
// the comma where the program's locale has one.
double ParseDecimal(std::string_view text) {
  constexpr double kNone = std::numeric_limits<double>::quiet_NaN();
  double number = 0;
  if (TakeDigits(text, number) == 0) return kNone;
  double shift = 0;
  if (Take(text, '.')) {
    shift = static_cast<double>(TakeDigits(text, number));
    if (shift == 0) return kNone;
  }
  double exponent = 0;
  if (Take(text, 'e')) {
    const bool down = Take(text, '-');
    if (!down) Take(text, '+');
    if (TakeDigits(text, exponent) == 0) return kNone;
    if (down) exponent = -exponent;
  }
  if (!text.empty()) return kNone;
  // A power of ten with a negative exponent is no exact number, so that is divided by.
  const double power = exponent - shift;
  return power < 0 ? number / std::pow(10, -power) : number * std::pow(10, power);
}

std::vector<std::string_view> Split(std::string_view text, char separator) {
  std::vector<std::string_view> parts;
  while (true) {
    const std::size_t end = text.find(separator);
    parts.push_back(text.substr(0, end));
    if (end == std::string_view::npos) return parts;
    text.remove_prefix(end + 1);
  }
}

// The 16-bit groups of one side of an address' "::".
std::vector<std::uint16_t> Ipv6Groups(std::string_view text) {
  std::vector<std::uint16_t> groups;
  if (text.empty()) return groups;
  for (const std::string_view part : Split(text, ':')) {
    std::uint16_t group = 0;
    if (part.size() > 4 || !ParseAll(part, group, 16)) throw BadValue("expected an IPv6 address");
    groups.push_back(group);
  }
  return groups;
}

}  // namespace

std::u16string ReadText(std::string_view value) {
  std::u16string text;
  for (std::size_t i = 0; i < value.size(); ++i) {
    const char c = value[i];
    if (c < 0x20 || c > 0x7E) throw BadValue("a character that must be written \\uXXXX");
    if (c != '\\') {
      text += static_cast<char16_t>(c);
      continue;
    }
    std::uint16_t unit = 0;
    if (i + 5 >= value.size() || value[i + 1] != 'u' ||
        !ParseAll(value.substr(i + 2, 4), unit, 16)) {
      throw BadValue("a backslash that does not begin \\uXXXX");
    }
    text += static_cast<char16_t>(unit);
    i += 5;
  }
  return text;
}

bool ReadBoolean(std::string_view value) {
  return ReadChoice<bool>(value, {{"0", false}, {"1", true}});
}

double ReadNumber(std::string_view value, double low, double high) {
  const double number = ParseDecimal(value);
  if (!std::isfinite(number) || number < low || number > high) {
    throw BadValue("expected a number in range");
  }
  return number;
}

double ReadTime(std::string_view value) { return ReadNumber(value, 0, 1e12); }

std::uint64_t ReadSeed(std::string_view value) {
  std::uint64_t seed = 0;
  if (!ParseAll(value, seed, 10)) throw BadValue("expected a whole number");
  return seed;
}

DWORD ReadCode(std::string_view value) {
  DWORD code = 0;
  if (!ParseAll(value, code, 10)) throw BadValue("expected an error code");
  return code;
}

std::string ReadHexBytes(std::string_view value) {
  std::string bytes;
  if (value.size() % 2 != 0) throw BadValue("expected pairs of hexadecimal digits");
  for (std::size_t i = 0; i < value.size(); i += 2) {
    const int high = HexDigit(value[i]);
    const int low = HexDigit(value[i + 1]);
    if (high < 0 || low < 0) throw BadValue("expected hexadecimal digits");
    bytes += static_cast<char>(high << 4 | low);
  }
  return bytes;
}

std::string WriteHexBytes(std::string_view bytes) {
  constexpr char kDigits[] = "0123456789abcdef";
  std::string hex;
  for (const char byte : bytes) {
    const auto value = static_cast<unsigned char>(byte);
    hex += kDigits[value >> 4];
    hex += kDigits[value & 0xF];
  }
  return hex;
}

std::string ReadHash(std::string_view value) {
  if (value.size() != 64 || value.find_first_not_of("0123456789abcdef") != std::string_view::npos) {
    throw BadValue("expected a SHA-256 hash of 64 lower-case hexadecimal digits");
  }
  return std::string(value);
}

RASCONNSTATE ReadState(std::string_view value) {
  const auto state = StateNamed(value);
  if (!state) throw BadValue("there is no state '" + std::string(value) + "'");
  return *state;
}

std::vector<RASCONNSTATE> ReadStates(std::string_view value) {
  std::vector<RASCONNSTATE> states;
  for (const std::string_view name : SplitList(value)) states.push_back(ReadState(name));
  return states;
}

std::vector<std::string_view> SplitList(std::string_view value) {
  return value.empty() ? std::vector<std::string_view>() : Split(value, ',');
}

RASIPV4ADDR ReadIpv4(std::string_view value) {
  RASIPV4ADDR address{};
  const auto parts = Split(value, '.');
  bool valid = parts.size() == 4;
  for (std::size_t i = 0; valid && i < 4; ++i) {
    valid = parts[i].size() <= 3 && ParseAll(parts[i], address.bytes[i], 10);
  }
  if (!valid) throw BadValue("expected an IPv4 address");
  return address;
}

RASIPV6ADDR ReadIpv6(std::string_view value) {
  const std::size_t gap = value.find("::");
  auto head = Ipv6Groups(value.substr(0, gap));
  if (gap != std::string_view::npos) {
    const auto tail = Ipv6Groups(value.substr(gap + 2));
    if (head.size() + tail.size() > 7) throw BadValue("expected an IPv6 address");
    head.resize(8 - tail.size());
    head.insert(head.end(), tail.begin(), tail.end());
  }
  if (head.size() != 8) throw BadValue("expected an IPv6 address");
  RASIPV6ADDR address{};
  for (std::size_t i = 0; i < 8; ++i) {
    address.bytes[2 * i] = static_cast<BYTE>(head[i] >> 8);
    address.bytes[2 * i + 1] = static_cast<BYTE>(head[i]);
  }
  return address;
}

}  // namespace winras::simulator
