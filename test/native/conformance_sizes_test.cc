// D22, E1 to E3, J1, J2: structures, their versions and their buffers; and a RAS that is older than
// this one.

#include <cstddef>
#include <cstring>

#include "abi/structure_sizes.h"
#include "calls/line_facts.h"
#include "calls/projection.h"
#include "simulator_machine.h"

namespace winras::simulator::test::conformance_sizes_test {
namespace {

constexpr bool kIs64Bit = sizeof(void*) == 8;

// One line, and what belongs to it.
struct Dialed {
  explicit Dialed(const std::string& entry, const std::string& server = "")
      : machine("[Entry]\nName=Office\nNumber=host\n" + entry +
                "[Server]\nNumber=host\nAnyone=1\n" + server) {
    CHECK(machine.Dial(arguments, handle) == 0);
    machine.Advance(1'000);
    REQUIRE(listener.last().state == RASCS_Connected);
  }
  ~Dialed() {
    machine.HangUp(handle);
    machine.Advance(1'000);
    CHECK(machine.service().Violations().empty());
  }
  Machine machine;
  Listener listener;
  Arguments arguments{u"Office", listener};
  HRASCONN handle = nullptr;
};

TEST_CASE("E3: dwCallbackId lies where no pointer may point, and arrives whole") {
  if (kIs64Bit) CHECK(offsetof(RASDIALPARAMSW, dwCallbackId) == 2100);
  CHECK((offsetof(RASDIALPARAMSW, dwCallbackId) % sizeof(ULONG_PTR) == 0) == !kIs64Bit);
  static std::uintptr_t heard;
  const RASDIALFUNC2 notifier = [](ULONG_PTR id, DWORD, HRASCONN, UINT, RASCONNSTATE, DWORD,
                                   DWORD) -> DWORD {
    heard = id;
    return 1;
  };
  Machine machine("[Entry]\nName=Office\nType=vpn\nNumber=host\n");
  RASDIALPARAMSW parameters{};
  parameters.dwSize = sizeof parameters;
  Copy(u"Office", parameters.szEntryName);
  // A bit in each half.
  const ULONG_PTR id = static_cast<ULONG_PTR>(0x8000'0000'4000'0001);
  parameters.dwCallbackId = id;
  HRASCONN handle = nullptr;
  CHECK(Functions().RasDialW(nullptr, nullptr, &parameters, kNotifierRasDialFunc2,
                             reinterpret_cast<LPVOID>(notifier), &handle) == 0);
  machine.Advance(50);
  CHECK(heard == id);
  machine.HangUp(handle);
  machine.Advance(100);
}

TEST_CASE("D22: the size does not tell a naturally aligned RASDIALPARAMS, its offsets do") {
  struct NaturallyAligned {
    DWORD size;
    char16_t texts[257 + 129 + 129 + 257 + 257 + 16];
    DWORD sub_entry;
    ULONG_PTR callback_id;
    DWORD interface_index;
    LPWSTR encrypted_password;
  };
  CHECK(offsetof(NaturallyAligned, sub_entry) == offsetof(RASDIALPARAMSW, dwSubEntry));
  if (!kIs64Bit) return;
  CHECK(sizeof(RASDIALPARAMSW) == 2120);
  CHECK(offsetof(NaturallyAligned, callback_id) != offsetof(RASDIALPARAMSW, dwCallbackId));
}

// Windows Vista and XP, which know the older structures only.
DWORD WINRAS_WINAPI OlderStatus(HRASCONN handle, RASCONNSTATUSW* status) {
  if (status->dwSize != kRasConnStatusSizes.vista) return kErrorInvalidSize;
  return Functions().RasGetConnectStatusW(handle, status);
}

DWORD WINRAS_WINAPI OlderConnections(RASCONNW* lines, DWORD* bytes, DWORD* count) {
  DWORD size = kRasConnSizes.windows_xp;
  if (lines != nullptr) std::memcpy(&size, lines, sizeof size);
  if (size != kRasConnSizes.windows_xp) return kErrorInvalidSize;
  return Functions().RasEnumConnectionsW(lines, bytes, count);
}

TEST_CASE("E2: a RAS that knows older structures only is asked with those") {
  Dialed dialed("Type=vpn\nStrategy=IKEv2\n");
  RasApi older = Functions();
  older.RasGetConnectStatusW = OlderStatus;
  older.RasEnumConnectionsW = OlderConnections;

  RASCONNSTATUSW status;
  CHECK(AskStatus(Functions(), dialed.handle, status) == 0);
  CHECK(status.remoteEndPoint.dwType == RASTUNNELENDPOINT_IPv4);
  CHECK(AskStatus(older, dialed.handle, status) == 0);
  CHECK(status.rasconnstate == RASCS_Connected);
  CHECK(std::u16string(status.szDeviceName) == u"WAN Miniport (IKEv2)");
  CHECK(status.remoteEndPoint.dwType == RASTUNNELENDPOINT_UNKNOWN);

  std::vector<RASCONNW> lines;
  CHECK(AskLines(older, lines) == 0);
  REQUIRE(lines.size() == 1);
  const HRASCONN listed = lines[0].hrasconn;  // a copy: it may lie unaligned
  CHECK(listed == dialed.handle);
  CHECK(std::u16string(lines[0].szEntryName) == u"Office");
  CHECK(lines[0].luid.LowPart != 0);
  CHECK(lines[0].guidCorrelationId.Data1 == 0);
}

TEST_CASE("E2: a RAS that knows none of the sizes is an error, not a loop") {
  RasApi strange = Functions();
  strange.RasGetConnectStatusW = [](HRASCONN, RASCONNSTATUSW*) -> DWORD {
    return kErrorInvalidSize;
  };
  strange.RasEnumConnectionsW = [](RASCONNW*, DWORD*, DWORD*) -> DWORD {
    return kErrorInvalidSize;
  };
  RASCONNSTATUSW status;
  std::vector<RASCONNW> lines;
  CHECK(AskStatus(strange, nullptr, status) == kErrorInvalidSize);
  CHECK(AskLines(strange, lines) == kErrorInvalidSize);
}

TEST_CASE(
    "E1: a broken RAS, which needs no bytes, has nothing; one that never has enough is left") {
  std::vector<RASCONNW> lines;
  RasApi broken = Functions();
  broken.RasEnumConnectionsW = [](RASCONNW*, DWORD* bytes, DWORD*) -> DWORD {
    *bytes = 0;
    return 0;
  };
  CHECK(AskLines(broken, lines) == 0);
  CHECK(lines.empty());
  static int calls;
  calls = 0;
  broken.RasEnumConnectionsW = [](RASCONNW*, DWORD* bytes, DWORD*) -> DWORD {
    ++calls;
    *bytes = sizeof(RASCONNW);
    return kErrorBufferTooSmall;
  };
  CHECK(AskLines(broken, lines) == kErrorBufferTooSmall);
  CHECK(calls < 100);
}

// Windows Vista, without RasGetProjectionInfoEx.
class VistaProvider final : public Provider {
 public:
  explicit VistaProvider(std::shared_ptr<Clock> clock) : Provider(Api(), std::move(clock)) {}
  std::u16string SystemMessage(DWORD) override { return {}; }

 private:
  static RasApi Api() {
    RasApi api = Functions();
    api.RasGetProjectionInfoEx = nullptr;
    return api;
  }
};

TEST_CASE("J2: without RasGetProjectionInfoEx each protocol is asked for by itself") {
  Dialed dialed("Type=pppoe\n", "Address=10.20.0.8\nIpv6Address=2001:db8::7\n");
  VistaProvider vista(MakeVirtualClock());
  const Answer<Projection> answer = GetProjection(vista, dialed.handle);
  CHECK(answer.error == 0);
  CHECK(std::string(answer.operation) == "RasGetProjectionInfo");
  CHECK(answer.value.ipv4.error == 0);
  CHECK(answer.value.ipv4.address == "10.20.0.8");
  CHECK(answer.value.ipv4.server_address.empty());
  CHECK(answer.value.ipv6.address == "fe80::7");
  CHECK(answer.value.ipv6.server_address.empty());
  REQUIRE(answer.value.ppp.has_value());
  CHECK(answer.value.ppp->client.authentication_protocol == RASLCPAP_CHAP);
  CHECK(answer.value.ppp->compression_error == kErrorProtocolNotConfigured);
}

TEST_CASE(
    "J1, J2: a protocol that was not negotiated (731) is none, no projection (730) an error") {
  VistaProvider vista(MakeVirtualClock());
  Dialed dialed("Type=pppoe\n", "Address=10.20.0.8\n");
  const Answer<Projection> answer = GetProjection(vista, dialed.handle);
  CHECK(answer.error == 0);
  CHECK(answer.value.ipv4.error == 0);
  CHECK(answer.value.ipv6.error == kErrorProtocolNotConfigured);

  Machine machine("[Entry]\nName=Office\nType=vpn\nNumber=host\n");
  Listener listener;
  Arguments arguments(u"Office", listener);
  HRASCONN handle = nullptr;
  CHECK(machine.Dial(arguments, handle) == 0);
  machine.Advance(50);
  CHECK(GetProjection(vista, handle).error == kErrorProjectionNotComplete);
  machine.HangUp(handle);
  machine.Advance(100);
  CHECK(GetProjection(vista, handle).error == kErrorInvalidHandle);
}

}  // namespace
}  // namespace winras::simulator::test::conformance_sizes_test
