#include "calls/projection_each.h"

#include <algorithm>
#include <cstring>
#include <iterator>

#include "abi/error_codes.h"
#include "calls/ip_address.h"
#include "calls/text.h"

namespace winras {
namespace {

// All zero means that RAS does not know.
template <typename Address>
std::string KnownAddressText(const Address& address) {
  const Address unknown{};
  return std::memcmp(&address, &unknown, sizeof address) == 0 ? "" : AddressText(address);
}

template <typename Address>
Addresses NegotiatedBy(DWORD error, const Address& own, const Address& server) {
  // Addresses count only where the protocol has none (rule J2).
  if (error != 0) return {error, {}, {}};
  return {0, KnownAddressText(own), KnownAddressText(server)};
}

// ERROR_PROTOCOL_NOT_CONFIGURED leaves `part` as it is, with its dwError set.
template <typename Part>
DWORD AskForOne(RasGetProjectionInfoWFunction* function, HRASCONN handle, RASPROJECTION protocol,
                Part& part) {
  part = {};
  part.dwSize = sizeof part;
  DWORD bytes = sizeof part;
  const DWORD error = function(handle, protocol, &part, &bytes);
  if (error != kErrorProtocolNotConfigured) return error;
  part.dwError = error;
  return 0;
}

std::string Ascii(const std::u16string& text) {
  std::string ascii;
  for (const char16_t unit : text) ascii += static_cast<char>(unit);
  return ascii;
}

void AskForLcp(RasGetProjectionInfoWFunction* function, HRASCONN handle, PppProjection& ppp) {
  RASPPPLCPW lcp;
  const DWORD error = AskForOne(function, handle, RASP_PppLcp, lcp);
  ppp.lcp_error = error != 0 ? error : lcp.dwError;
  if (ppp.lcp_error != 0) return;
  ppp.bundled = lcp.fBundled != 0;
  ppp.multilink = lcp.fMultilink != 0;
  ppp.client.authentication_protocol = lcp.dwAuthenticationProtocol;
  ppp.client.authentication_data = lcp.dwAuthenticationData;
  ppp.client.eap_type = lcp.dwEapTypeId;
  ppp.client.lcp_options = lcp.dwOptions;
  ppp.server.authentication_protocol = lcp.dwServerAuthenticationProtocol;
  ppp.server.authentication_data = lcp.dwServerAuthenticationData;
  ppp.server.eap_type = lcp.dwServerEapTypeId;
  ppp.server.lcp_options = lcp.dwServerOptions;
  ppp.reply_message = Text(lcp.szReplyMessage);
}

void AskForCcp(RasGetProjectionInfoWFunction* function, HRASCONN handle, PppProjection& ppp) {
  RASPPPCCP ccp;
  const DWORD error = AskForOne(function, handle, RASP_PppCcp, ccp);
  ppp.compression_error = error != 0 ? error : ccp.dwError;
  if (ppp.compression_error != 0) return;
  ppp.client.compression_algorithm = ccp.dwCompressionAlgorithm;
  ppp.client.compression_options = ccp.dwOptions;
  ppp.server.compression_algorithm = ccp.dwServerCompressionAlgorithm;
  ppp.server.compression_options = ccp.dwServerOptions;
}

}  // namespace

RASIPV6ADDR LinkLocal(const BYTE (&identifier)[8]) {
  RASIPV6ADDR address{};
  std::copy(std::begin(identifier), std::end(identifier), address.bytes + 8);
  if (std::any_of(std::begin(identifier), std::end(identifier), [](BYTE b) { return b != 0; })) {
    address.bytes[0] = 0xFE;
    address.bytes[1] = 0x80;
  }
  return address;
}

Addresses Negotiated(DWORD error, const RASIPV4ADDR& own, const RASIPV4ADDR& server) {
  return NegotiatedBy(error, own, server);
}

Addresses Negotiated(DWORD error, const RASIPV6ADDR& own, const RASIPV6ADDR& server) {
  return NegotiatedBy(error, own, server);
}

DWORD AskForEach(RasGetProjectionInfoWFunction* function, HRASCONN handle, Projection& projection) {
  RASPPPIPW ip;
  RASPPPIPV6 ipv6;
  if (const DWORD error = AskForOne(function, handle, RASP_PppIp, ip)) return error;
  if (const DWORD error = AskForOne(function, handle, RASP_PppIpv6, ipv6)) return error;
  projection.ipv4.error = ip.dwError;
  PppProjection& ppp = projection.ppp.emplace();
  if (ip.dwError == 0) {
    projection.ipv4 = {0, Ascii(Text(ip.szIpAddress)), Ascii(Text(ip.szServerIpAddress))};
    ppp.client.ip_options = ip.dwOptions;
    ppp.server.ip_options = ip.dwServerOptions;
  }
  projection.ipv6 = Negotiated(ipv6.dwError, LinkLocal(ipv6.bLocalInterfaceIdentifier),
                               LinkLocal(ipv6.bPeerInterfaceIdentifier));
  AskForLcp(function, handle, ppp);
  AskForCcp(function, handle, ppp);
  return 0;
}

}  // namespace winras
