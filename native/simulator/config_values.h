// The values of a configuration's keys. Each function throws BadValue.
#pragma once

#include <cstdint>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "abi/ras_structures.h"

namespace winras::simulator {

// Caught by ParseConfig, which adds the line.
struct BadValue : std::runtime_error {
  using std::runtime_error::runtime_error;
};

std::u16string ReadText(std::string_view value);
bool ReadBoolean(std::string_view value);
double ReadNumber(std::string_view value, double low, double high);
double ReadTime(std::string_view value);
// A whole number.
std::uint64_t ReadSeed(std::string_view value);
DWORD ReadCode(std::string_view value);
std::string ReadHexBytes(std::string_view value);
// As ReadHexBytes reads them.
std::string WriteHexBytes(std::string_view bytes);
std::string ReadHash(std::string_view value);
RASCONNSTATE ReadState(std::string_view value);
std::vector<RASCONNSTATE> ReadStates(std::string_view value);
std::vector<std::string_view> SplitList(std::string_view value);
RASIPV4ADDR ReadIpv4(std::string_view value);
RASIPV6ADDR ReadIpv6(std::string_view value);

template <class Value>
Value ReadChoice(std::string_view value,
                 std::initializer_list<std::pair<std::string_view, Value>> choices) {
  std::string known;
  for (const auto& [name, choice] : choices) {
    if (name == value) return choice;
    known += (known.empty() ? "" : ", ") + std::string(name);
  }
  throw BadValue("expected one of " + known);
}

}  // namespace winras::simulator
