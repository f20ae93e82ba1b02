// How an entry authenticates with EAP: the configuration's keys that begin with Eap.
#pragma once

#include <string>
#include <string_view>

#include "abi/windows_types.h"

namespace winras::simulator {

enum class EapMethod {
  kNone,
  kMschapv2,     // asks for user name and password as RAS does: no identity (D15, D20)
  kCertificate,  // finds its certificate by itself
  kPeap,         // wants its user data, or somebody who answers its window
};

struct EapConfig {
  bool told = false;  // by the scenario: what the phone book says does not count
  EapMethod method = EapMethod::kNone;
  std::u16string identity;       // empty: the logged-on user's name
  DWORD without_identity = 703;  // a dial without the identity fails with it
  DWORD identity_fails = 0;      // RasGetEapUserIdentity returns it

  bool needs_identity() const {
    return method == EapMethod::kCertificate || method == EapMethod::kPeap;
  }
};

// False for a key that is none of them. Throws BadValue.
bool SetEap(EapConfig& eap, std::string_view key, std::string_view value);

}  // namespace winras::simulator
