#include "calls/projection.h"

#include <algorithm>
#include <cstddef>
#include <cstring>
#include <iterator>
#include <utility>
#include <vector>

#include "abi/error_codes.h"
#include "calls/error_message.h"
#include "calls/ip_address.h"
#include "calls/text.h"

namespace winras {
namespace {

// PPP negotiates interface identifiers, which make link-local addresses (RFC 5072). Zero is none.
RASIPV6ADDR LinkLocal(const BYTE (&identifier)[8]) {
  RASIPV6ADDR address{};
  std::copy(std::begin(identifier), std::end(identifier), address.bytes + 8);
  if (std::any_of(std::begin(identifier), std::end(identifier), [](BYTE b) { return b != 0; })) {
    address.bytes[0] = 0xFE;
    address.bytes[1] = 0x80;
  }
  return address;
}

// All zero means that RAS does not know.
template <typename Address>
std::string KnownAddressText(const Address& address) {
  const Address unknown{};
  return std::memcmp(&address, &unknown, sizeof address) == 0 ? "" : AddressText(address);
}

template <typename Address>
std::optional<Addresses> Negotiated(DWORD error, const Address& own, const Address& server) {
  if (error != 0) return std::nullopt;
  Addresses addresses{KnownAddressText(own), KnownAddressText(server)};
  if (addresses.address.empty()) return std::nullopt;
  return addresses;
}

Projection FromPpp(const RASPPP_PROJECTION_INFO& ppp) {
  Projection projection;
  projection.ipv4 = Negotiated(ppp.dwIPv4NegotiationError, ppp.ipv4Address, ppp.ipv4ServerAddress);
  projection.ipv6 = Negotiated(ppp.dwIPv6NegotiationError, LinkLocal(ppp.bInterfaceIdentifier),
                               LinkLocal(ppp.bServerInterfaceIdentifier));
  return projection;
}

Projection FromIkev2(const RASIKEV2_PROJECTION_INFO& ikev2) {
  Projection projection;
  projection.ikev2 = true;
  projection.ipv4 =
      Negotiated(ikev2.dwIPv4NegotiationError, ikev2.ipv4Address, ikev2.ipv4ServerAddress);
  projection.ipv6 =
      Negotiated(ikev2.dwIPv6NegotiationError, ikev2.ipv6Address, ikev2.ipv6ServerAddress);
  return projection;
}

// More than a projection grows in between two calls.
constexpr int kAttempts = 4;
// Tens of thousands of addresses. A RAS that asks for more is given up, too.
constexpr std::size_t kLargestProjection = 1024 * 1024;

DWORD AskForAll(RasGetProjectionInfoExFunction* function, HRASCONN handle, Projection& projection) {
  // IKEv2's server addresses may follow the structure in the buffer.
  std::vector<BYTE> buffer(sizeof(RAS_PROJECTION_INFO));
  DWORD error = kErrorBufferTooSmall;
  for (int attempt = 0; attempt < kAttempts && error == kErrorBufferTooSmall; ++attempt) {
    RAS_PROJECTION_INFO info{};
    info.version = RASAPIVERSION_CURRENT;
    std::memcpy(buffer.data(), &info, sizeof info);
    DWORD bytes = static_cast<DWORD>(buffer.size());
    error = function(handle, reinterpret_cast<RAS_PROJECTION_INFO*>(buffer.data()), &bytes);
    if (error == kErrorBufferTooSmall) {
      const std::size_t needed = std::max<std::size_t>(bytes, 2 * buffer.size());
      if (needed > kLargestProjection) break;
      buffer.resize(needed);
      continue;
    }
    if (error != 0) return error;
    std::memcpy(&info, buffer.data(), sizeof info);
    projection =
        info.type == PROJECTION_INFO_TYPE_IKEv2 ? FromIkev2(info.ikev2) : FromPpp(info.ppp);
  }
  return error;
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

DWORD AskForEach(RasGetProjectionInfoWFunction* function, HRASCONN handle, Projection& projection) {
  RASPPPIPW ip;
  RASPPPIPV6 ipv6;
  if (const DWORD error = AskForOne(function, handle, RASP_PppIp, ip)) return error;
  if (const DWORD error = AskForOne(function, handle, RASP_PppIpv6, ipv6)) return error;
  if (ip.dwError == 0 && ip.szIpAddress[0] != 0) {
    projection.ipv4 = Addresses{Ascii(Text(ip.szIpAddress)), Ascii(Text(ip.szServerIpAddress))};
  }
  projection.ipv6 = Negotiated(ipv6.dwError, LinkLocal(ipv6.bLocalInterfaceIdentifier),
                               LinkLocal(ipv6.bPeerInterfaceIdentifier));
  return 0;
}

}  // namespace

Answer<Projection> GetProjection(Provider& provider, HRASCONN handle) {
  Answer<Projection> answer{"RasGetProjectionInfoEx"};
  const RasApi& api = provider.api();
  if (api.RasGetProjectionInfoEx != nullptr) {
    answer.error = AskForAll(api.RasGetProjectionInfoEx, handle, answer.value);
  } else if (api.RasGetProjectionInfoW != nullptr) {
    answer.operation = "RasGetProjectionInfo";
    answer.error = AskForEach(api.RasGetProjectionInfoW, handle, answer.value);
  } else {
    answer.error = kFunctionUnavailable;
  }
  return WithMessage(provider, std::move(answer));
}

}  // namespace winras
