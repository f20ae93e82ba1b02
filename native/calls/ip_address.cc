#include "calls/ip_address.h"

#include <charconv>
#include <cstdio>
#include <string_view>
#include <vector>

namespace winras {
namespace {

constexpr int kGroups = 8;

unsigned Group(const RASIPV6ADDR& address, int index) {
  return address.bytes[2 * index] * 256u + address.bytes[2 * index + 1];
}

// The numbers between separators; false where there is anything else, or one is above `most`.
bool ReadNumbers(std::string_view text, char separator, int base, unsigned most,
                 std::vector<unsigned>& numbers) {
  const char* at = text.data();
  const char* const end = at + text.size();
  while (true) {
    unsigned number = 0;
    const auto [stop, error] = std::from_chars(at, end, number, base);
    if (error != std::errc() || number > most) return false;
    numbers.push_back(number);
    if (stop == end) return true;
    if (*stop != separator) return false;
    at = stop + 1;
  }
}

}  // namespace

std::string AddressText(const RASIPV4ADDR& address) {
  std::string text;
  for (const BYTE byte : address.bytes) {
    if (!text.empty()) text += '.';
    text += std::to_string(byte);
  }
  return text;
}

std::string AddressText(const RASIPV6ADDR& address) {
  // The first of the longest runs, of at least two groups.
  int run_start = kGroups;
  int run_length = 1;
  for (int start = 0; start < kGroups; ++start) {
    int end = start;
    while (end < kGroups && Group(address, end) == 0) ++end;
    if (end - start > run_length) {
      run_start = start;
      run_length = end - start;
    }
  }

  std::string text;
  for (int index = 0; index < kGroups; ++index) {
    if (index == run_start) {
      text += "::";
      index += run_length - 1;
      continue;
    }
    if (!text.empty() && text.back() != ':') text += ':';
    char group[5];
    std::snprintf(group, sizeof group, "%x", Group(address, index) & 0xFFFFu);
    text += group;
  }
  return text;
}

template <>
std::optional<RASIPV4ADDR> AddressFromText(const std::string& text) {
  std::vector<unsigned> numbers;
  RASIPV4ADDR address{};
  if (!ReadNumbers(text, '.', 10, 0xFF, numbers) || numbers.size() != 4) return std::nullopt;
  for (std::size_t i = 0; i < 4; ++i) address.bytes[i] = static_cast<BYTE>(numbers[i]);
  return address;
}

template <>
std::optional<RASIPV6ADDR> AddressFromText(const std::string& text) {
  std::vector<unsigned> head;
  std::vector<unsigned> tail;
  const std::string_view all = text;
  const std::size_t gap = all.find("::");
  const std::string_view before = all.substr(0, gap);
  const std::string_view after =
      gap == std::string_view::npos ? std::string_view() : all.substr(gap + 2);
  const auto read = [](std::string_view part, std::vector<unsigned>& groups) {
    return part.empty() || ReadNumbers(part, ':', 16, 0xFFFF, groups);
  };
  if (!read(before, head) || !read(after, tail)) return std::nullopt;
  const std::size_t count = head.size() + tail.size();
  if (gap == std::string_view::npos ? count != kGroups : count >= kGroups) return std::nullopt;

  RASIPV6ADDR address{};
  head.resize(kGroups - tail.size());
  head.insert(head.end(), tail.begin(), tail.end());
  for (std::size_t i = 0; i < kGroups; ++i) {
    address.bytes[2 * i] = static_cast<BYTE>(head[i] >> 8);
    address.bytes[2 * i + 1] = static_cast<BYTE>(head[i]);
  }
  return address;
}

}  // namespace winras
