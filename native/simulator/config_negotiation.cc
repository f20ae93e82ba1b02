#include "simulator/config_negotiation.h"

#include "simulator/config_values.h"

namespace winras::simulator {
namespace {

struct Member {
  std::string_view key;
  DWORD Negotiation::* member;
};

constexpr Member kMembers[] = {
    {"Ipv4Error", &Negotiation::ipv4_error},
    {"Ipv6Error", &Negotiation::ipv6_error},
    {"IpOptions", &Negotiation::ip_options},
    {"LcpOptions", &Negotiation::lcp_options},
    {"Authentication", &Negotiation::authentication},
    {"AuthenticationData", &Negotiation::authentication_data},
    {"EapType", &Negotiation::eap_type},
    {"CompressionError", &Negotiation::compression_error},
    {"Compression", &Negotiation::compression},
    {"CompressionOptions", &Negotiation::compression_options},
    {"Ikev2Authentication", &Negotiation::ikev2_authentication},
    {"Ikev2Flags", &Negotiation::ikev2_flags},
    {"Ikev2Encryption", &Negotiation::ikev2_encryption},
};

}  // namespace

bool SetNegotiation(Negotiation& negotiation, std::string_view key, std::string_view value) {
  for (const Member& known : kMembers) {
    if (known.key != key) continue;
    negotiation.*known.member = ReadCode(value);
    return true;
  }
  return false;
}

}  // namespace winras::simulator
