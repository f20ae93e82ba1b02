#include "simulator/config_legacy.h"

#include "simulator/config_values.h"

namespace winras::simulator {

bool Set(LegacyConfig& legacy, std::string_view key, std::string_view value) {
  if (key == "NullAddress") {
    legacy.null_address_refused = ReadChoice<bool>(value, {{"default", false}, {"refused", true}});
  } else if (key == "NapState") {
    legacy.nap_state =
        ReadChoice<IsolationState>(value, {{"notRestricted", isolationStateNotRestricted},
                                           {"inProbation", isolationStateInProbation},
                                           {"restrictedAccess", isolationStateRestrictedAccess}});
  } else if (key == "NapProbationEnds") {
    legacy.nap_probation_ends = ReadSeed(value);
  } else if (key == "Pcscf") {
    legacy.pcscf = ReadText(value);
  } else if (key == "PcscfError") {
    legacy.pcscf_error = ReadCode(value);
  } else {
    return false;
  }
  return true;
}

bool Set(AutodialAddressConfig& address, std::string_view key, std::string_view value) {
  if (key == "Address") {
    address.address = ReadText(value);
  } else if (key == "DialingLocation") {
    address.location = ReadCode(value);
  } else if (key == "EntryName") {
    address.entry = ReadText(value);
  } else {
    return false;
  }
  return true;
}

bool Set(AutodialLocationConfig& location, std::string_view key, std::string_view value) {
  if (key == "DialingLocation") {
    location.location = ReadCode(value);
  } else if (key == "Enabled") {
    location.enabled = ReadBoolean(value);
  } else {
    return false;
  }
  return true;
}

}  // namespace winras::simulator
