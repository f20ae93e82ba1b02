// RasGetProjectionInfo, RasGetProjectionInfoEx.

#include <cstring>

#include "simulator/addresses.h"
#include "simulator/functions.h"
#include "simulator/structure_versions.h"
#include "simulator/text.h"

namespace winras::simulator {
namespace {

// Copies `projection` to the caller's buffer, which tells its size.
template <class Projection, std::size_t kCount>
DWORD Give(const Projection& projection, const StructureVersion (&versions)[kCount], void* buffer,
           DWORD* bytes) {
  const DWORD available = *bytes;
  *bytes = versions[0].size;
  DWORD size = 0;
  if (buffer == nullptr || available < sizeof(size)) return kErrorBufferTooSmall;
  std::memcpy(&size, buffer, sizeof(size));
  const StructureVersion* const version = FindVersion(versions, size);
  if (version != nullptr) *bytes = version->size;
  if (available < *bytes) return kErrorBufferTooSmall;
  if (version == nullptr) return kErrorInvalidSize;
  WriteVersion(projection, *version, buffer);
  return 0;
}

// Of a structure that has never grown.
template <class Projection>
DWORD Give(const Projection& projection, void* buffer, DWORD* bytes) {
  constexpr StructureVersion kVersions[] = {Whole<Projection>()};
  return Give(projection, kVersions, buffer, bytes);
}

// Of an address' last half, PPP negotiates an interface identifier.
template <class Identifier>
void ToIdentifier(const std::optional<RASIPV6ADDR>& address, Identifier& identifier) {
  if (address) std::memcpy(identifier, address->bytes + 8, sizeof(identifier));
}

// What was not negotiated is the call's own error; a failed negotiation is the structure's.
DWORD GiveIp(const Addresses& addresses, void* buffer, DWORD* bytes) {
  const Negotiation& negotiation = addresses.negotiation;
  if (negotiation.ipv4_error == kErrorProtocolNotConfigured) return negotiation.ipv4_error;
  RASPPPIPW ip{};
  ip.dwError = negotiation.ipv4_error;
  if (addresses.ipv4) ToMember(ToText(*addresses.ipv4), ip.szIpAddress);
  // J2: the server's may be "".
  if (addresses.ipv4_server) ToMember(ToText(*addresses.ipv4_server), ip.szServerIpAddress);
  ip.dwOptions = ip.dwServerOptions = negotiation.ip_options;
  return Give(ip, kRasPppIpVersions, buffer, bytes);
}

DWORD GiveIpv6(const Addresses& addresses, void* buffer, DWORD* bytes) {
  const Negotiation& negotiation = addresses.negotiation;
  if (negotiation.ipv6_error == kErrorProtocolNotConfigured) return negotiation.ipv6_error;
  RASPPPIPV6 ipv6{};
  ipv6.dwError = negotiation.ipv6_error;
  ToIdentifier(addresses.ipv6, ipv6.bLocalInterfaceIdentifier);
  ToIdentifier(addresses.ipv6_server, ipv6.bPeerInterfaceIdentifier);
  return Give(ipv6, buffer, bytes);
}

DWORD GiveLcp(const Line& line, const Negotiation& negotiation, void* buffer, DWORD* bytes) {
  if (line.protocol() == Protocol::kIkev2) return kErrorProtocolNotConfigured;
  RASPPPLCPW lcp{};
  lcp.fBundled = lcp.fMultilink = line.several();
  lcp.dwAuthenticationProtocol = lcp.dwServerAuthenticationProtocol = negotiation.authentication;
  lcp.dwAuthenticationData = lcp.dwServerAuthenticationData = negotiation.authentication_data;
  lcp.dwEapTypeId = lcp.dwServerEapTypeId = negotiation.eap_type;
  lcp.dwOptions = lcp.dwServerOptions = negotiation.lcp_options;
  return Give(lcp, buffer, bytes);
}

DWORD GiveCcp(const Line& line, const Negotiation& negotiation, void* buffer, DWORD* bytes) {
  const bool not_configured = negotiation.compression_error == kErrorProtocolNotConfigured;
  if (line.protocol() == Protocol::kIkev2 || not_configured) return kErrorProtocolNotConfigured;
  RASPPPCCP ccp{};
  ccp.dwError = negotiation.compression_error;
  ccp.dwCompressionAlgorithm = ccp.dwServerCompressionAlgorithm = negotiation.compression;
  ccp.dwOptions = ccp.dwServerOptions = negotiation.compression_options;
  return Give(ccp, buffer, bytes);
}

RASPPP_PROJECTION_INFO PppOf(const Line& line, const Addresses& addresses) {
  const Negotiation& negotiation = addresses.negotiation;
  RASPPP_PROJECTION_INFO ppp{};
  ppp.dwIPv4NegotiationError = negotiation.ipv4_error;
  ppp.ipv4Address = addresses.ipv4.value_or(RASIPV4ADDR{});
  ppp.ipv4ServerAddress = addresses.ipv4_server.value_or(RASIPV4ADDR{});
  ppp.dwIPv4Options = ppp.dwIPv4ServerOptions = negotiation.ip_options;
  ppp.dwIPv6NegotiationError = negotiation.ipv6_error;
  ToIdentifier(addresses.ipv6, ppp.bInterfaceIdentifier);
  ToIdentifier(addresses.ipv6_server, ppp.bServerInterfaceIdentifier);
  ppp.fBundled = ppp.fMultilink = line.several();
  ppp.dwAuthenticationProtocol = ppp.dwServerAuthenticationProtocol = negotiation.authentication;
  ppp.dwAuthenticationData = ppp.dwServerAuthenticationData = negotiation.authentication_data;
  ppp.dwEapTypeId = ppp.dwServerEapTypeId = negotiation.eap_type;
  ppp.dwLcpOptions = ppp.dwLcpServerOptions = negotiation.lcp_options;
  ppp.dwCcpError = negotiation.compression_error;
  ppp.dwCcpCompressionAlgorithm = ppp.dwCcpServerCompressionAlgorithm = negotiation.compression;
  ppp.dwCcpOptions = ppp.dwCcpServerOptions = negotiation.compression_options;
  return ppp;
}

RASIKEV2_PROJECTION_INFO Ikev2Of(const Addresses& addresses) {
  const Negotiation& negotiation = addresses.negotiation;
  RASIKEV2_PROJECTION_INFO ikev2{};
  ikev2.dwIPv4NegotiationError = negotiation.ipv4_error;
  ikev2.ipv4Address = addresses.ipv4.value_or(RASIPV4ADDR{});
  ikev2.ipv4ServerAddress = addresses.ipv4_server.value_or(RASIPV4ADDR{});
  ikev2.dwIPv6NegotiationError = negotiation.ipv6_error;
  ikev2.ipv6Address = addresses.ipv6.value_or(RASIPV6ADDR{});
  ikev2.ipv6ServerAddress = addresses.ipv6_server.value_or(RASIPV6ADDR{});
  ikev2.dwPrefixLength = addresses.ipv6 ? 64 : 0;
  ikev2.dwAuthenticationProtocol = negotiation.ikev2_authentication;
  ikev2.dwEapTypeId = negotiation.eap_type;
  ikev2.dwFlags = negotiation.ikev2_flags;
  ikev2.dwEncryptionMethod = negotiation.ikev2_encryption;
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
    info.ppp = PppOf(line, addresses);
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
        case RASP_PppLcp:
          return GiveLcp(line, addresses.negotiation, projection, bytes);
        case RASP_PppCcp:
          return GiveCcp(line, addresses.negotiation, projection, bytes);
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
