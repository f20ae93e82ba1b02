#include "simulator/autodial.h"

#include <algorithm>
#include <iterator>

#include "simulator/text.h"

namespace winras::simulator {
namespace {

// A4: ask the user; do not disable; 100 saved addresses; 5 seconds. Of the last no page tells.
constexpr DWORD kDefaults[] = {0, 0, 100, 5, 60};
static_assert(std::size(kDefaults) == RASADP_ConnectionQueryTimeout + 1);

}  // namespace

Autodial::Autodial(const LegacyConfig& config) {
  std::copy(std::begin(kDefaults), std::end(kDefaults), parameters_);
  for (const auto& [address, location, entry] : config.addresses) Add(address, location, entry);
  for (const auto& [location, enabled] : config.locations) Enable(location, enabled);
}

std::vector<std::u16string> Autodial::Addresses() const {
  std::vector<std::u16string> names;
  for (const auto& [key, address] : addresses_) {
    if (!key.empty()) names.push_back(address.name);
  }
  return names;
}

Autodial::EntryByLocation Autodial::Entries(std::u16string_view address) const {
  const auto found = addresses_.find(FoldCase(address));
  return found == addresses_.end() ? EntryByLocation() : found->second.entries;
}

void Autodial::Add(std::u16string_view address, DWORD location, std::u16string_view entry) {
  Address& known = addresses_[FoldCase(address)];
  if (known.name.empty()) known.name = address;
  known.entries[location] = entry;
}

void Autodial::Delete(std::u16string_view address) { addresses_.erase(FoldCase(address)); }

void Autodial::Grow(int count) {
  Add(u"learned" + FromUtf8(std::to_string(count)) + u".example.com", 1, u"");
}

bool Autodial::IsEnabled(DWORD location) const {
  const auto found = enabled_.find(location);
  return found == enabled_.end() || found->second;
}

DWORD* Autodial::Parameter(DWORD key) {
  return key < std::size(parameters_) ? &parameters_[key] : nullptr;
}

}  // namespace winras::simulator
