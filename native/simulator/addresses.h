// What a line's ends are called: tunnel endpoints, and the addresses that it has been given.
#pragma once

#include <string>

#include "abi/ras_structures.h"
#include "simulator/line.h"

namespace winras::simulator {

// Unknown unless the line is a VPN that is up, and for SSTP (G2).
RASTUNNELENDPOINT LocalEndpoint(const Line& line);
RASTUNNELENDPOINT RemoteEndpoint(const Line& line);

struct Addresses {
  Negotiation negotiation;
  std::optional<RASIPV4ADDR> ipv4;
  std::optional<RASIPV4ADDR> ipv4_server;
  std::optional<RASIPV6ADDR> ipv6;
  std::optional<RASIPV6ADDR> ipv6_server;
};

// From the server's configuration; a server that says nothing gives IPv4 addresses.
Addresses AddressesOf(const Line& line);

std::u16string ToText(const RASIPV4ADDR& address);

}  // namespace winras::simulator
