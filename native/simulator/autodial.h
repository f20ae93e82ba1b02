// AutoDial's map of addresses, its locations and its parameters. RasMan's lock is held.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "abi/ras_structures.h"
#include "simulator/config_legacy.h"

namespace winras::simulator {

class Autodial {
 public:
  using EntryByLocation = std::map<DWORD, std::u16string>;

  explicit Autodial(const LegacyConfig& config);

  // But for the default connection.
  std::vector<std::u16string> Addresses() const;
  // Of an address; of the default connection, which is the empty one.
  EntryByLocation Entries(std::u16string_view address) const;
  // What another location has stays (A3).
  void Add(std::u16string_view address, DWORD location, std::u16string_view entry);
  void Delete(std::u16string_view address);
  // The service learns an address of itself.
  void Grow(int count);

  bool IsEnabled(DWORD location) const;
  void Enable(DWORD location, bool enabled) { enabled_[location] = enabled; }

  // A RASADP key's value; null for a key that is none (A4).
  DWORD* Parameter(DWORD key);

 private:
  struct Address {
    std::u16string name;
    EntryByLocation entries;
  };

  std::map<std::u16string, Address> addresses_;  // by the folded name
  std::map<DWORD, bool> enabled_;
  DWORD parameters_[5];
};

}  // namespace winras::simulator
