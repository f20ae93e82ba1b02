#include "calls/projection.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <utility>

#include "abi/error_codes.h"
#include "calls/error_message.h"
#include "calls/ip_address.h"
#include "calls/projection_each.h"

namespace winras {
namespace {

using Buffer = std::vector<BYTE>;

Projection FromPpp(const RASPPP_PROJECTION_INFO& info) {
  Projection projection;
  projection.ipv4 =
      Negotiated(info.dwIPv4NegotiationError, info.ipv4Address, info.ipv4ServerAddress);
  projection.ipv6 = Negotiated(info.dwIPv6NegotiationError, LinkLocal(info.bInterfaceIdentifier),
                               LinkLocal(info.bServerInterfaceIdentifier));
  PppProjection& ppp = projection.ppp.emplace();
  ppp.bundled = info.fBundled != 0;
  ppp.multilink = info.fMultilink != 0;
  ppp.client = {info.dwAuthenticationProtocol,
                info.dwAuthenticationData,
                info.dwEapTypeId,
                info.dwIPv4Options,
                info.dwLcpOptions,
                info.dwCcpCompressionAlgorithm,
                info.dwCcpOptions};
  ppp.server = {info.dwServerAuthenticationProtocol,
                info.dwServerAuthenticationData,
                info.dwServerEapTypeId,
                info.dwIPv4ServerOptions,
                info.dwLcpServerOptions,
                info.dwCcpServerCompressionAlgorithm,
                info.dwCcpServerOptions};
  ppp.compression_error = info.dwCcpError;
  return projection;
}

// Where in `buffer` a pointer leads that RAS has put there, which may also be an offset; nothing
// where any of the elements would lie outside (rule J1).
std::optional<std::size_t> OffsetIn(const Buffer& buffer, const void* pointer, std::size_t length) {
  const auto begin = reinterpret_cast<std::uintptr_t>(buffer.data());
  const auto value = reinterpret_cast<std::uintptr_t>(pointer);
  const std::uintptr_t offset = value >= begin ? value - begin : value;
  if (pointer == nullptr || offset > buffer.size() || length > buffer.size() - offset) {
    return std::nullopt;
  }
  return static_cast<std::size_t>(offset);
}

template <typename Address>
void AppendAddresses(const Buffer& buffer, const Address* first, DWORD count,
                     std::vector<std::string>& texts) {
  if (count > buffer.size() / sizeof(Address)) return;
  const auto offset = OffsetIn(buffer, first, count * sizeof(Address));
  if (!offset) return;
  for (std::size_t i = 0; i < count; ++i) {
    Address address;
    std::memcpy(&address, buffer.data() + *offset + i * sizeof address, sizeof address);
    texts.push_back(AddressText(address));
  }
}

Projection FromIkev2(const RASIKEV2_PROJECTION_INFO& info, const Buffer& buffer) {
  Projection projection;
  projection.ipv4 =
      Negotiated(info.dwIPv4NegotiationError, info.ipv4Address, info.ipv4ServerAddress);
  projection.ipv6 =
      Negotiated(info.dwIPv6NegotiationError, info.ipv6Address, info.ipv6ServerAddress);
  Ikev2Projection& ikev2 = projection.ikev2.emplace();
  ikev2.prefix_length = info.dwPrefixLength;
  ikev2.authentication_protocol = info.dwAuthenticationProtocol;
  ikev2.eap_type = info.dwEapTypeId;
  ikev2.flags = info.dwFlags;
  ikev2.encryption_method = info.dwEncryptionMethod;
  AppendAddresses(buffer, info.ipv4ServerAddresses, info.numIPv4ServerAddresses,
                  ikev2.server_addresses);
  AppendAddresses(buffer, info.ipv6ServerAddresses, info.numIPv6ServerAddresses,
                  ikev2.server_addresses);
  return projection;
}

// More than a projection grows in between two calls.
constexpr int kAttempts = 4;
// Tens of thousands of addresses. A RAS that asks for more is given up, too.
constexpr std::size_t kLargestProjection = 1024 * 1024;

DWORD AskForAll(RasGetProjectionInfoExFunction* function, HRASCONN handle, Projection& projection) {
  // IKEv2's server addresses may follow the structure in the buffer.
  Buffer buffer(sizeof(RAS_PROJECTION_INFO));
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
        info.type == PROJECTION_INFO_TYPE_IKEv2 ? FromIkev2(info.ikev2, buffer) : FromPpp(info.ppp);
  }
  return error;
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
