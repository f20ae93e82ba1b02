#include "simulator/addresses.h"

#include "abi/error_codes.h"
#include "simulator/config_values.h"
#include "simulator/random.h"
#include "simulator/text.h"

namespace winras::simulator {
namespace {

// From the networks that are set aside for documentation (RFC 5737).
constexpr RASIPV4ADDR kLocalHost = {{198, 51, 100, 10}};
constexpr RASIPV4ADDR kGiven = {{192, 0, 2, 2}};
constexpr RASIPV4ADDR kGivenServer = {{192, 0, 2, 1}};

bool HasEndpoints(const Line& line) {
  return line.entry().kind == EntryKind::kVpn && line.phase() == LinePhase::kConnected &&
         line.protocol() != Protocol::kSstp;
}

RASTUNNELENDPOINT Endpoint(const RASIPV4ADDR& address) {
  RASTUNNELENDPOINT endpoint{};
  endpoint.dwType = RASTUNNELENDPOINT_IPv4;
  endpoint.ipv4 = address;
  return endpoint;
}

RASTUNNELENDPOINT Endpoint(const RASIPV6ADDR& address) {
  RASTUNNELENDPOINT endpoint{};
  endpoint.dwType = RASTUNNELENDPOINT_IPv6;
  endpoint.ipv6 = address;
  return endpoint;
}

// A host name has the same address each time.
RASTUNNELENDPOINT EndpointOfHost(const std::u16string& host) {
  const std::string text = ToUtf8(host);
  try {
    const bool is_ipv6 = text.find(':') != std::string::npos;
    return is_ipv6 ? Endpoint(ReadIpv6(text)) : Endpoint(ReadIpv4(text));
  } catch (const BadValue&) {
    const std::uint64_t last = 1 + Random(1, FoldCase(host), 0).Below(254);
    return Endpoint(RASIPV4ADDR{{203, 0, 113, static_cast<BYTE>(last)}});
  }
}

}  // namespace

RASTUNNELENDPOINT LocalEndpoint(const Line& line) {
  if (!HasEndpoints(line)) return {};
  return line.local_endpoint() ? *line.local_endpoint() : Endpoint(kLocalHost);
}

RASTUNNELENDPOINT RemoteEndpoint(const Line& line) {
  if (!HasEndpoints(line)) return {};
  return line.remote_endpoint() ? *line.remote_endpoint() : EndpointOfHost(line.phone_number());
}

Addresses AddressesOf(const Line& line) {
  Addresses addresses;
  if (line.server() != nullptr) {
    const ServerConfig& config = line.server()->config();
    addresses = {config.negotiation, config.address, config.server_address, config.ipv6_address,
                 config.ipv6_server_address};
  }
  if (!addresses.ipv4 && !addresses.ipv6) {
    addresses.ipv4 = kGiven;
    if (!addresses.ipv4_server) addresses.ipv4_server = kGivenServer;
  }
  // What was not negotiated says so in its own error (J2).
  if (!addresses.ipv4 && addresses.negotiation.ipv4_error == 0) {
    addresses.negotiation.ipv4_error = kErrorProtocolNotConfigured;
  }
  if (!addresses.ipv6 && addresses.negotiation.ipv6_error == 0) {
    addresses.negotiation.ipv6_error = kErrorProtocolNotConfigured;
  }
  return addresses;
}

std::u16string ToText(const RASIPV4ADDR& address) {
  std::string text;
  for (const BYTE byte : address.bytes) {
    text += (text.empty() ? "" : ".") + std::to_string(static_cast<unsigned>(byte));
  }
  return FromUtf8(text);
}

}  // namespace winras::simulator
