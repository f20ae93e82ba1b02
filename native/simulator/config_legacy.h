// The sections of the configuration for AutoDial and the other leftovers.
//
// [Legacy]  (at most once)
//   NullAddress=default|refused   AutoDial takes no address for the default connection, or is 87
//   NapState=notRestricted|inProbation|restrictedAccess   without it: 836
//   NapProbationEnds=100 nanoseconds since 1601
//   Pcscf=                   what RasGetPCscf writes
//   PcscfError=code          that it returns instead (default 668)
// [AutodialAddress]          Address=  (missing: the default connection)  DialingLocation=
// EntryName= [AutodialLocation]         DialingLocation=  Enabled=0|1  (default 1)
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "abi/ras_structures.h"

namespace winras::simulator {

struct AutodialAddressConfig {
  std::u16string address;
  DWORD location = 0;
  std::u16string entry;
};

struct AutodialLocationConfig {
  DWORD location = 0;
  bool enabled = true;
};

struct LegacyConfig {
  bool null_address_refused = false;
  std::optional<IsolationState> nap_state;
  std::optional<std::uint64_t> nap_probation_ends;
  std::optional<std::u16string> pcscf;
  DWORD pcscf_error = 668;
  std::vector<AutodialAddressConfig> addresses;
  std::vector<AutodialLocationConfig> locations;
};

// False for a key that is none of them. Throws BadValue.
bool Set(LegacyConfig& legacy, std::string_view key, std::string_view value);
bool Set(AutodialAddressConfig& address, std::string_view key, std::string_view value);
bool Set(AutodialLocationConfig& location, std::string_view key, std::string_view value);

}  // namespace winras::simulator
