#include "simulator/config_values.h"
#include "simulator/eap_config.h"

namespace winras::simulator {

bool SetEap(EapConfig& eap, std::string_view key, std::string_view value) {
  if (key == "Eap") {
    eap.method = ReadChoice<EapMethod>(value, {{"mschapv2", EapMethod::kMschapv2},
                                               {"certificate", EapMethod::kCertificate},
                                               {"peap", EapMethod::kPeap}});
  } else if (key == "EapIdentity") {
    eap.identity = ReadText(value);
  } else if (key == "EapWithoutIdentity") {
    eap.without_identity = ReadChoice<DWORD>(value, {{"703", 703}, {"798", 798}});
  } else if (key == "EapIdentityFails") {
    eap.identity_fails = ReadCode(value);
  } else {
    return false;
  }
  eap.told = true;
  return true;
}

}  // namespace winras::simulator
