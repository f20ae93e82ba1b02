// RasGetProjectionInfo, RasGetProjectionInfoEx.

#include <cstring>

#include "simulator/addresses.h"
#include "simulator/functions.h"
#include "simulator/text.h"

namespace winras::simulator {
namespace {

// Copies `projection` to the caller's buffer, which tells its size.
template <class Projection>
DWORD Give(Projection projection, void* buffer, DWORD* bytes) {
  const DWORD available = *bytes;
  *bytes = sizeof(Projection);
  if (buffer == nullptr || available < sizeof(Projection)) return kErrorBufferTooSmall;
  DWORD size = 0;
  std::memcpy(&size, buffer, sizeof(size));
  if (size != sizeof(Projection)) return kErrorInvalidSize;
  projection.dwSize = size;
  std::memcpy(buffer, &projection, sizeof(projection));
  return 0;
}

// Of an address' last half, PPP negotiates an interface identifier.
template <class Identifier>
void ToIdentifier(const std::optional<RASIPV6ADDR>& address, Identifier& identifier) {
  if (address) std::memcpy(identifier, address->bytes + 8, sizeof(identifier));
}

DWORD GiveIp(const Addresses& addresses, void* buffer, DWORD* bytes) {
  if (!addresses.ipv4) return kErrorProtocolNotConfigured;
  RASPPPIPW ip{};
  ToMember(ToText(*addresses.ipv4), ip.szIpAddress);
  // J2: the server's may be "".
  if (addresses.ipv4_server) ToMember(ToText(*addresses.ipv4_server), ip.szServerIpAddress);
  return Give(ip, buffer, bytes);
}

DWORD GiveIpv6(const Addresses& addresses, void* buffer, DWORD* bytes) {
  if (!addresses.ipv6) return kErrorProtocolNotConfigured;
  RASPPPIPV6 ipv6{};
  ToIdentifier(addresses.ipv6, ipv6.bLocalInterfaceIdentifier);
  ToIdentifier(addresses.ipv6_server, ipv6.bPeerInterfaceIdentifier);
  return Give(ipv6, buffer, bytes);
}

RASPPP_PROJECTION_INFO PppOf(const Addresses& addresses) {
  RASPPP_PROJECTION_INFO ppp{};
  ppp.dwIPv4NegotiationError = addresses.ipv4 ? 0 : kErrorProtocolNotConfigured;
  ppp.ipv4Address = addresses.ipv4.value_or(RASIPV4ADDR{});
  ppp.ipv4ServerAddress = addresses.ipv4_server.value_or(RASIPV4ADDR{});
  ppp.dwIPv6NegotiationError = addresses.ipv6 ? 0 : kErrorProtocolNotConfigured;
  ToIdentifier(addresses.ipv6, ppp.bInterfaceIdentifier);
  ToIdentifier(addresses.ipv6_server, ppp.bServerInterfaceIdentifier);
  ppp.dwAuthenticationProtocol = ppp.dwServerAuthenticationProtocol = RASLCPAP_CHAP;
  ppp.dwAuthenticationData = ppp.dwServerAuthenticationData = RASLCPAD_CHAP_MSV2;
  ppp.dwCcpError = kErrorProtocolNotConfigured;
  return ppp;
}

RASIKEV2_PROJECTION_INFO Ikev2Of(const Addresses& addresses) {
  RASIKEV2_PROJECTION_INFO ikev2{};
  ikev2.dwIPv4NegotiationError = addresses.ipv4 ? 0 : kErrorProtocolNotConfigured;
  ikev2.ipv4Address = addresses.ipv4.value_or(RASIPV4ADDR{});
  ikev2.ipv4ServerAddress = addresses.ipv4_server.value_or(RASIPV4ADDR{});
  ikev2.dwIPv6NegotiationError = addresses.ipv6 ? 0 : kErrorProtocolNotConfigured;
  ikev2.ipv6Address = addresses.ipv6.value_or(RASIPV6ADDR{});
  ikev2.ipv6ServerAddress = addresses.ipv6_server.value_or(RASIPV6ADDR{});
  ikev2.dwPrefixLength = addresses.ipv6 ? 64 : 0;
  ikev2.dwAuthenticationProtocol = RASIKEv2_AUTH_EAP;
  ikev2.dwFlags = RASIKEv2_FLAGS_MOBIKESUPPORTED;
  ikev2.numIPv4ServerAddresses = addresses.ipv4_server ? 1 : 0;
  ikev2.numIPv6ServerAddresses = addresses.ipv6_server ? 1 : 0;
  return ikev2;
}

bool IsVersion(DWORD version) {
  return version >= RASAPIVERSION_500 && version <= RASAPIVERSION_601;
}

DWORD GiveEx(const Line& line, RASAPIVERSION version, void* buffer, DWORD available,
             DWORD* needed) {
  const Addresses addresses = AddressesOf(line);
  const bool is_ikev2 = line.protocol() == Protocol::kIkev2;
  RAS_PROJECTION_INFO info{};
  info.version = version;
  info.type = is_ikev2 ? PROJECTION_INFO_TYPE_IKEv2 : PROJECTION_INFO_TYPE_PPP;
  *needed = sizeof(info);
  if (is_ikev2) {
    info.ikev2 = Ikev2Of(addresses);
    *needed += info.ikev2.numIPv4ServerAddresses * sizeof(RASIPV4ADDR) +
               info.ikev2.numIPv6ServerAddresses * sizeof(RASIPV6ADDR);
  } else {
    info.ppp = PppOf(addresses);
  }
  if (buffer == nullptr || available < *needed) return kErrorBufferTooSmall;
  if (!IsVersion(version)) return kErrorInvalidSize;

  // J1: IKEv2's address arrays lie behind the structure, in the caller's buffer.
  char* behind = static_cast<char*>(buffer) + sizeof(info);
  if (is_ikev2 && addresses.ipv4_server) {
    std::memcpy(behind, &*addresses.ipv4_server, sizeof(RASIPV4ADDR));
    info.ikev2.ipv4ServerAddresses = reinterpret_cast<RASIPV4ADDR*>(behind);
    behind += sizeof(RASIPV4ADDR);
  }
  if (is_ikev2 && addresses.ipv6_server) {
    std::memcpy(behind, &*addresses.ipv6_server, sizeof(RASIPV6ADDR));
    info.ikev2.ipv6ServerAddresses = reinterpret_cast<RASIPV6ADDR*>(behind);
  }
  std::memcpy(buffer, &info, sizeof(info));
  return 0;
}

}  // namespace

DWORD WINRAS_WINAPI RasGetProjectionInfoW(HRASCONN connection, RASPROJECTION protocol,
                                          LPVOID projection, DWORD* bytes) {
  return CallWithHandle("RasGetProjectionInfo", connection, [&](RasMan& service) -> DWORD {
    if (bytes == nullptr) return kErrorInvalidParameter;
    return service.Projection(connection, [&](const Line& line) -> DWORD {
      const Addresses addresses = AddressesOf(line);
      switch (protocol) {
        case RASP_PppIp:
          return GiveIp(addresses, projection, bytes);
        case RASP_PppIpv6:
          return GiveIpv6(addresses, projection, bytes);
        case RASP_PppLcp: {
          if (line.protocol() == Protocol::kIkev2) return kErrorProtocolNotConfigured;
          RASPPPLCPW lcp{};
          lcp.dwAuthenticationProtocol = lcp.dwServerAuthenticationProtocol = RASLCPAP_CHAP;
          lcp.dwAuthenticationData = lcp.dwServerAuthenticationData = RASLCPAD_CHAP_MSV2;
          return Give(lcp, projection, bytes);
        }
        default:
          return kErrorProtocolNotConfigured;
      }
    });
  });
}

DWORD WINRAS_WINAPI RasGetProjectionInfoEx(HRASCONN connection, RAS_PROJECTION_INFO* projection,
                                           DWORD* bytes) {
  return CallWithHandle("RasGetProjectionInfoEx", connection, [&](RasMan& service) -> DWORD {
    if (bytes == nullptr) return kErrorInvalidParameter;
    return service.Projection(connection, [&](const Line& line) {
      const DWORD available = *bytes;
      const bool readable = projection != nullptr && available >= sizeof(projection->version);
      const RASAPIVERSION version = readable ? projection->version : RASAPIVERSION_CURRENT;
      return GiveEx(line, version, projection, available, bytes);
    });
  });
}

}  // namespace winras::simulator
