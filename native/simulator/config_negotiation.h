// What a server's negotiation brings beside addresses: keys of a configuration's [Server].
#pragma once

#include <string_view>

#include "abi/ras_structures.h"

namespace winras::simulator {

// The numbers of RAS' projection structures.
struct Negotiation {
  DWORD ipv4_error = 0;
  DWORD ipv6_error = 0;
  DWORD ip_options = 0;
  DWORD lcp_options = 0;
  DWORD authentication = RASLCPAP_CHAP;  // PPP's
  DWORD authentication_data = RASLCPAD_CHAP_MSV2;
  DWORD eap_type = 0;
  DWORD compression_error = 731;  // not negotiated
  DWORD compression = 0;
  DWORD compression_options = 0;
  DWORD ikev2_authentication = RASIKEv2_AUTH_EAP;
  DWORD ikev2_flags = RASIKEv2_FLAGS_MOBIKESUPPORTED;
  DWORD ikev2_encryption = 5;  // IPSEC_CIPHER_TYPE_AES_256
};

// False for a key that is none of them. Throws BadValue.
bool SetNegotiation(Negotiation& negotiation, std::string_view key, std::string_view value);

}  // namespace winras::simulator
