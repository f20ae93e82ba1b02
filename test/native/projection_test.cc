// Projections as a hostile RAS gives them: pointers and counts that lead out of the buffer, texts
// without an end, and buffers that are never large enough. J1 to J3.

#include "calls/projection.h"

#include <doctest/doctest.h>

#include <cstdint>
#include <cstring>
#include <functional>
#include <map>
#include <string>
#include <vector>

#include "abi/error_codes.h"
#include "fake_ras.h"

namespace winras::test::projection_test {
namespace {

using Texts = std::vector<std::string>;

// What RasGetProjectionInfoEx does with its buffer. One test runs at a time.
std::function<DWORD(BYTE* buffer, DWORD* bytes)> on_projection;
int calls = 0;

DWORD WINRAS_WINAPI ProjectionInfoEx(HRASCONN, RAS_PROJECTION_INFO* info, DWORD* bytes) {
  ++calls;
  REQUIRE(info != nullptr);
  REQUIRE(*bytes >= sizeof *info);
  CHECK(info->version == RASAPIVERSION_CURRENT);
  return on_projection(reinterpret_cast<BYTE*>(info), bytes);
}

struct Ras : FakeRas {
  Ras() {
    calls = 0;
    api.RasGetProjectionInfoEx = ProjectionInfoEx;
  }
  Answer<Projection> Ask() { return GetProjection(*provider(), kHandle); }
};

// Behind the structure lie these addresses: 10.20.0.1, 10.20.0.2, and 2001:db8::7.
constexpr std::size_t kBehind = sizeof(RAS_PROJECTION_INFO);
constexpr std::size_t kRoom = 2 * sizeof(RASIPV4ADDR) + sizeof(RASIPV6ADDR);
constexpr BYTE kAddresses[kRoom] = {10, 20, 0, 1, 10, 20, 0, 2, 0x20, 0x01, 0x0D, 0xB8,
                                    0,  0,  0, 0, 0,  0,  0, 0, 0,    0,    0,    7};

// Where an array of addresses lies, for the buffer at this address, and how many it has.
struct Array {
  std::function<std::uintptr_t(std::uintptr_t buffer)> at;
  DWORD count;
};

Array At(std::size_t offset, DWORD count) {
  return {[offset](std::uintptr_t buffer) { return buffer + offset; }, count};
}

// The server addresses of an IKEv2 projection with these arrays.
Texts ServerAddresses(Ras& ras, const Array& ipv4, const Array& ipv6) {
  on_projection = [&](BYTE* buffer, DWORD* bytes) -> DWORD {
    const DWORD available = *bytes;
    *bytes = kBehind + kRoom;
    if (available < *bytes) return kErrorBufferTooSmall;
    const auto address = reinterpret_cast<std::uintptr_t>(buffer);
    RAS_PROJECTION_INFO info{};
    info.version = RASAPIVERSION_CURRENT;
    info.type = PROJECTION_INFO_TYPE_IKEv2;
    info.ikev2.numIPv4ServerAddresses = ipv4.count;
    info.ikev2.ipv4ServerAddresses = reinterpret_cast<RASIPV4ADDR*>(ipv4.at(address));
    info.ikev2.numIPv6ServerAddresses = ipv6.count;
    info.ikev2.ipv6ServerAddresses = reinterpret_cast<RASIPV6ADDR*>(ipv6.at(address));
    // What the rest of the buffer has must not be read either.
    std::memset(buffer, 0xEE, available);
    std::memcpy(buffer, &info, sizeof info);
    std::memcpy(buffer + kBehind, kAddresses, kRoom);
    return 0;
  };
  const Answer<Projection> answer = ras.Ask();
  CHECK(answer.error == 0);
  REQUIRE(answer.value.ikev2.has_value());
  return answer.value.ikev2->server_addresses;
}

const Array kNone{[](std::uintptr_t) { return std::uintptr_t{0}; }, 0};

TEST_CASE_FIXTURE(Ras, "J1: IKEv2's addresses lie in the buffer, by pointer or by offset") {
  const Texts both{"10.20.0.1", "10.20.0.2", "2001:db8::7"};
  CHECK(ServerAddresses(*this, At(kBehind, 2), At(kBehind + 8, 1)) == both);
  CHECK(calls == 2);
  const auto offset = [](std::size_t at, DWORD count) {
    return Array{[at](std::uintptr_t) { return std::uintptr_t{at}; }, count};
  };
  CHECK(ServerAddresses(*this, offset(kBehind, 2), offset(kBehind + 8, 1)) == both);
  CHECK(ServerAddresses(*this, At(kBehind + 1, 1), kNone) == Texts{"20.0.1.10"});  // not aligned
  CHECK(ServerAddresses(*this, kNone, kNone).empty());
}

TEST_CASE_FIXTURE(Ras, "J1: addresses that lie outside the buffer, even in part, are none") {
  // What kErrorBufferTooSmall brings: at least twice what was there.
  constexpr std::size_t kEnd = 2 * kBehind;
  static_assert(kEnd > kBehind + kRoom);
  const auto absolute = [](std::uintptr_t at) { return [at](std::uintptr_t) { return at; }; };
  const auto before = [](std::uintptr_t buffer) { return buffer - 4; };
  for (const DWORD count : {DWORD{1}, DWORD{0x4000'0000}, DWORD{0x4000'0001}, DWORD{0x1000'0000},
                            DWORD{0x8000'0000}, DWORD{0xFFFF'FFFF}}) {
    CAPTURE(count);
    std::vector<Array> outside = {
        At(kEnd, count),
        At(kEnd - 3, count),
        At(kEnd + 1, count),
        {before, count},
        {absolute(kEnd - 1), count},
        {absolute(0), count},
        {absolute(UINTPTR_MAX), count},
        {absolute(UINTPTR_MAX - 3), count},
        {absolute(UINTPTR_MAX / 2), count},
    };
    if (count != 1) {
      outside.push_back(At(0, count));
      outside.push_back(At(kBehind, count));
      outside.push_back({absolute(4), count});
    }
    for (const Array& array : outside) {
      CHECK(ServerAddresses(*this, array, kNone).empty());
      CHECK(ServerAddresses(*this, kNone, array).empty());
      // The other array counts all the same.
      CHECK(ServerAddresses(*this, array, At(kBehind + 8, 1)) == Texts{"2001:db8::7"});
    }
  }
  // Those that end with the buffer, and one more.
  CHECK(ServerAddresses(*this, At(kEnd - 4, 1), kNone) == Texts{"238.238.238.238"});
  CHECK(ServerAddresses(*this, At(kEnd - 4, 2), kNone).empty());
  CHECK(ServerAddresses(*this, kNone, At(kEnd - 16, 1)).size() == 1);
  CHECK(ServerAddresses(*this, kNone, At(kEnd - 15, 1)).empty());
}

TEST_CASE_FIXTURE(Ras, "J1: what RAS says of the bytes it has written is not believed") {
  on_projection = [](BYTE* buffer, DWORD* bytes) -> DWORD {
    std::memset(buffer, 0xFF, *bytes);
    *bytes = 0xFFFF'FFFF;
    return 0;
  };
  const Answer<Projection> answer = Ask();
  CHECK(answer.error == 0);
  CHECK(answer.value.ipv4.error == 0xFFFF'FFFF);
  CHECK(answer.value.ipv4.address.empty());
  CHECK(answer.value.ipv6.address.empty());
  CHECK(calls == 1);
}

TEST_CASE_FIXTURE(
    Ras, "J1: a projection that grows between two calls is asked for again, not for ever") {
  int grows = 2;
  on_projection = [&](BYTE* buffer, DWORD* bytes) -> DWORD {
    if (grows-- > 0) {
      *bytes += 1;
      return kErrorBufferTooSmall;
    }
    RAS_PROJECTION_INFO info{};
    info.type = PROJECTION_INFO_TYPE_PPP;
    info.ppp.fMultilink = 1;
    std::memcpy(buffer, &info, sizeof info);
    return 0;
  };
  const Answer<Projection> answer = Ask();
  CHECK(answer.error == 0);
  CHECK(calls == 3);
  CHECK(answer.value.ppp->multilink);

  for (const DWORD wanted : {DWORD{0}, DWORD{1}, DWORD{0xFFFF'FFFF}}) {
    calls = 0;
    on_projection = [&](BYTE*, DWORD* bytes) -> DWORD {
      *bytes = wanted;
      return kErrorBufferTooSmall;
    };
    CHECK(Ask().error == kErrorBufferTooSmall);
    CHECK(calls <= 4);
  }
}

TEST_CASE_FIXTURE(Ras, "J1: no projection is an error, asked for once") {
  for (const DWORD error : {kErrorProjectionNotComplete, kErrorInvalidHandle,
                            kErrorInvalidParameter, kErrorInvalidSize}) {
    calls = 0;
    on_projection = [&](BYTE*, DWORD*) { return error; };
    const Answer<Projection> answer = Ask();
    CHECK(answer.error == error);
    CHECK(std::string(answer.operation) == "RasGetProjectionInfoEx");
    CHECK(calls == 1);
  }
}

// What RasGetProjectionInfo does, for each protocol.
using Give = std::function<DWORD(BYTE* part, DWORD* bytes)>;
std::map<DWORD, Give> on_protocol;

DWORD WINRAS_WINAPI ProjectionInfo(HRASCONN, RASPROJECTION protocol, LPVOID part, DWORD* bytes) {
  DWORD size = 0;
  std::memcpy(&size, part, sizeof size);
  CHECK(size == *bytes);
  return on_protocol.at(protocol)(static_cast<BYTE*>(part), bytes);
}

Give Fail(DWORD error) {
  return [error](BYTE*, DWORD*) { return error; };
}

// Each byte, but for a dwError of 0.
Give Fill(BYTE filling, std::size_t error_offset) {
  return [filling, error_offset](BYTE* part, DWORD* bytes) -> DWORD {
    std::memset(part, filling, *bytes);
    std::memset(part + error_offset, 0, sizeof(DWORD));
    *bytes = 0xFFFF'FFFF;
    return 0;
  };
}

template <typename Part>
Give GivePart(const Part& given) {
  return [given](BYTE* part, DWORD* bytes) -> DWORD {
    CHECK(*bytes == sizeof given);
    std::memcpy(part, &given, sizeof given);
    return 0;
  };
}

struct RasOfVista : FakeRas {
  RasOfVista() {
    api.RasGetProjectionInfoW = ProjectionInfo;
    for (const DWORD protocol : {RASP_PppIp, RASP_PppIpv6, RASP_PppLcp, RASP_PppCcp}) {
      on_protocol[protocol] = Fail(kErrorProtocolNotConfigured);
    }
  }
  Answer<Projection> Ask() { return GetProjection(*provider(), kHandle); }
};

TEST_CASE_FIXTURE(RasOfVista, "J2: what each protocol has negotiated") {
  RASPPPIPW ip{};
  Put(u"10.20.0.8", ip.szIpAddress);
  ip.dwOptions = 1;
  ip.dwServerOptions = 2;
  on_protocol[RASP_PppIp] = GivePart(ip);
  RASPPPIPV6 ipv6{};
  ipv6.bLocalInterfaceIdentifier[7] = 7;
  on_protocol[RASP_PppIpv6] = GivePart(ipv6);
  RASPPPLCPW lcp{};
  lcp.fBundled = lcp.fMultilink = 1;
  lcp.dwAuthenticationProtocol = RASLCPAP_EAP;
  lcp.dwEapTypeId = 26;
  lcp.dwServerAuthenticationProtocol = RASLCPAP_CHAP;
  lcp.dwServerAuthenticationData = RASLCPAD_CHAP_MSV2;
  lcp.dwOptions = 3;
  lcp.dwServerOptions = 4;
  Put(u"Welcome", lcp.szReplyMessage);
  on_protocol[RASP_PppLcp] = GivePart(lcp);
  RASPPPCCP ccp{};
  ccp.dwCompressionAlgorithm = 5;
  ccp.dwServerCompressionAlgorithm = 6;
  ccp.dwOptions = 7;
  ccp.dwServerOptions = 8;
  on_protocol[RASP_PppCcp] = GivePart(ccp);

  const Answer<Projection> answer = Ask();
  CHECK(answer.error == 0);
  CHECK(std::string(answer.operation) == "RasGetProjectionInfo");
  CHECK(answer.value.ipv4.address == "10.20.0.8");
  CHECK(answer.value.ipv4.server_address.empty());
  CHECK(answer.value.ipv6.address == "fe80::7");
  CHECK(answer.value.ipv6.server_address.empty());
  REQUIRE(answer.value.ppp.has_value());
  const PppProjection& ppp = *answer.value.ppp;
  CHECK(ppp.bundled);
  CHECK(ppp.multilink);
  CHECK(ppp.lcp_error == 0);
  CHECK(ppp.compression_error == 0);
  CHECK(ppp.reply_message == u"Welcome");
  CHECK(ppp.client.authentication_protocol == RASLCPAP_EAP);
  CHECK(ppp.client.eap_type == 26);
  CHECK(ppp.client.ip_options == 1);
  CHECK(ppp.client.lcp_options == 3);
  CHECK(ppp.client.compression_algorithm == 5);
  CHECK(ppp.client.compression_options == 7);
  CHECK(ppp.server.authentication_protocol == RASLCPAP_CHAP);
  CHECK(ppp.server.authentication_data == RASLCPAD_CHAP_MSV2);
  CHECK(ppp.server.ip_options == 2);
  CHECK(ppp.server.lcp_options == 4);
  CHECK(ppp.server.compression_algorithm == 6);
  CHECK(ppp.server.compression_options == 8);
}

TEST_CASE_FIXTURE(RasOfVista, "J2: a protocol's own error, whose addresses do not count") {
  RASPPPIPW ip{};
  ip.dwError = kErrorPppNoAddressAssigned;
  Put(u"10.20.0.8", ip.szIpAddress);
  ip.dwOptions = 1;
  on_protocol[RASP_PppIp] = GivePart(ip);
  RASPPPIPV6 ipv6{};
  ipv6.dwError = kErrorPppCpRejected;
  ipv6.bLocalInterfaceIdentifier[7] = 7;
  on_protocol[RASP_PppIpv6] = GivePart(ipv6);
  RASPPPLCPW lcp{};
  lcp.dwError = kErrorPppLcpTerminated;
  lcp.fMultilink = 1;
  Put(u"No", lcp.szReplyMessage);
  on_protocol[RASP_PppLcp] = GivePart(lcp);
  RASPPPCCP ccp{};
  ccp.dwError = kErrorPppNotConverging;
  ccp.dwOptions = 7;
  on_protocol[RASP_PppCcp] = GivePart(ccp);

  const Answer<Projection> answer = Ask();
  CHECK(answer.error == 0);
  CHECK(answer.value.ipv4.error == kErrorPppNoAddressAssigned);
  CHECK(answer.value.ipv4.address.empty());
  CHECK(answer.value.ipv6.error == kErrorPppCpRejected);
  CHECK(answer.value.ipv6.address.empty());
  const PppProjection& ppp = answer.value.ppp.value();
  CHECK(ppp.client.ip_options == 0);
  CHECK(ppp.lcp_error == kErrorPppLcpTerminated);
  CHECK(!ppp.multilink);
  CHECK(ppp.reply_message.empty());
  CHECK(ppp.compression_error == kErrorPppNotConverging);
  CHECK(ppp.client.compression_options == 0);
}

TEST_CASE_FIXTURE(
    RasOfVista,
    "J2: an answer that is none for IPv4 or IPv6 is the question's, for LCP and CCP theirs") {
  const Answer<Projection> none = Ask();
  CHECK(none.error == 0);
  CHECK(none.value.ipv4.error == kErrorProtocolNotConfigured);
  CHECK(none.value.ipv6.error == kErrorProtocolNotConfigured);
  CHECK(none.value.ppp->lcp_error == kErrorProtocolNotConfigured);
  CHECK(none.value.ppp->compression_error == kErrorProtocolNotConfigured);
  for (const DWORD error : {kErrorProjectionNotComplete, kErrorInvalidHandle, kErrorInvalidSize,
                            kErrorBufferTooSmall}) {
    for (const DWORD protocol : {RASP_PppLcp, RASP_PppCcp}) on_protocol[protocol] = Fail(error);
    const Answer<Projection> answer = Ask();
    CHECK(answer.error == 0);
    CHECK(answer.value.ppp->lcp_error == error);
    CHECK(answer.value.ppp->compression_error == error);
    for (const DWORD protocol : {RASP_PppIp, RASP_PppIpv6}) {
      on_protocol[protocol] = Fail(error);
      CHECK(Ask().error == error);
      on_protocol[protocol] = Fail(kErrorProtocolNotConfigured);
    }
  }
}

TEST_CASE_FIXTURE(RasOfVista, "J2: texts without an end stop at their field's") {
  on_protocol[RASP_PppIp] = Fill('1', offsetof(RASPPPIPW, dwError));
  on_protocol[RASP_PppIpv6] = Fill('1', offsetof(RASPPPIPV6, dwError));
  on_protocol[RASP_PppLcp] = Fill('1', offsetof(RASPPPLCPW, dwError));
  on_protocol[RASP_PppCcp] = Fill('1', offsetof(RASPPPCCP, dwError));
  const Answer<Projection> answer = Ask();
  CHECK(answer.error == 0);
  CHECK(answer.value.ipv4.address == std::string(RAS_MaxIpAddress + 1, '1'));
  CHECK(answer.value.ipv4.server_address.size() == RAS_MaxIpAddress + 1);
  CHECK(answer.value.ppp->reply_message == std::u16string(RAS_MaxReplyMessage, u'\x3131'));
}

}  // namespace
}  // namespace winras::test::projection_test
