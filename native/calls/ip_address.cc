#include "calls/ip_address.h"

#include <cstdio>

namespace winras {
namespace {

constexpr int kGroups = 8;

unsigned Group(const RASIPV6ADDR& address, int index) {
  return address.bytes[2 * index] * 256u + address.bytes[2 * index + 1];
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

}  // namespace winras
