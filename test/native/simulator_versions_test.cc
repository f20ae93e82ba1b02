// E2: programs that were compiled for an older Windows; D17: those whose notifier is a window.

#include <cstddef>
#include <cstring>
#include <vector>

#include "abi/structure_sizes.h"
#include "simulator_machine.h"

namespace winras::simulator::test::simulator_versions_test {
namespace {

constexpr bool kIs64Bit = sizeof(void*) == 8;
constexpr BYTE kUntouched = 0xEE;

const std::string kOffice =
    "[Entry]\nName=Office\nType=vpn\nNumber=host\nStrategy=SSTP\n[Server]\nNumber=host\nAnyone=1\n";

// What a caller's buffer of one old structure is filled with, and what is left as it was.
struct Old {
  DWORD size;  // of 32-bit callers, too, unless it says otherwise
  DWORD size32;
  std::size_t last;  // one byte of the last member that the version has
  std::size_t end;   // of its members

  DWORD own_size() const { return kIs64Bit ? size : size32; }
};

// Members up to `end` were written, the byte at `last` among them; nothing behind was.
void CheckWritten(const std::vector<BYTE>& buffer, const Old& old) {
  CHECK(buffer[old.last] != kUntouched);
  for (std::size_t i = old.end; i < buffer.size(); ++i) REQUIRE(buffer[i] == kUntouched);
}

struct Dialed {
  Dialed() {
    CHECK(machine.Dial(arguments, handle) == 0);
    machine.Advance(1'000);
  }
  ~Dialed() {
    CHECK(machine.HangUp(handle) == 0);
    machine.Advance(1'000);
    CHECK(machine.service().Violations().empty());
  }
  Machine machine{kOffice};
  Listener listener;
  Arguments arguments{u"Office", listener};
  HRASCONN handle = nullptr;
};

TEST_CASE("E2: RasEnumConnections fills the RASCONN of every WINVER") {
  Dialed dialed;
  const Old versions[] = {
      {1388, 1384, offsetof(RASCONNW, guidCorrelationId), sizeof(RASCONNW)},
      {1372, 1368, offsetof(RASCONNW, luid), offsetof(RASCONNW, guidCorrelationId)},
      {1360, 1356, offsetof(RASCONNW, guidEntry), offsetof(RASCONNW, dwFlags)},
      {1344, 1340, offsetof(RASCONNW, dwSubEntry), offsetof(RASCONNW, guidEntry)},
      {820, 816, offsetof(RASCONNW, szDeviceName), offsetof(RASCONNW, szPhonebook)},
      {528, 524, offsetof(RASCONNW, szEntryName), offsetof(RASCONNW, szDeviceType)},
  };
  for (const Old& old : versions) {
    const DWORD size = old.own_size();
    CAPTURE(size);
    std::vector<BYTE> buffer(2 * size, kUntouched);
    std::memcpy(buffer.data(), &size, sizeof size);
    DWORD bytes = size;
    DWORD count = 0;
    auto* const lines = reinterpret_cast<RASCONNW*>(buffer.data());
    CHECK(Functions().RasEnumConnectionsW(lines, &bytes, &count) == 0);
    CHECK(count == 1);
    CHECK(bytes == size);
    CheckWritten(buffer, old);
    DWORD told = 0;
    std::memcpy(&told, buffer.data(), sizeof told);
    CHECK(told == size);
    CHECK(std::memcmp(buffer.data() + offsetof(RASCONNW, szEntryName), u"Office", 14) == 0);
  }
}

TEST_CASE("E2: the rows of an older RASCONN lie at its size") {
  Machine machine(
      "[Entry]\nName=A\nType=vpn\nNumber=1\n[Entry]\nName=B\nType=vpn\nNumber=1\n"
      "[Connection]\nEntry=A\n[Connection]\nEntry=B\n");
  const DWORD size = kIs64Bit ? 820 : 816;
  std::vector<BYTE> buffer(2 * size);
  std::memcpy(buffer.data(), &size, sizeof size);
  DWORD bytes = 2 * size;
  DWORD count = 0;
  auto* const lines = reinterpret_cast<RASCONNW*>(buffer.data());
  CHECK(Functions().RasEnumConnectionsW(lines, &bytes, &count) == 0);
  CHECK(count == 2);
  const BYTE* const second = buffer.data() + size + offsetof(RASCONNW, szEntryName);
  CHECK(std::memcmp(second, u"B", 4) == 0);

  bytes = 2 * size - 1;
  CHECK(Functions().RasEnumConnectionsW(lines, &bytes, &count) == kErrorBufferTooSmall);
  CHECK(bytes == 2 * size);
}

TEST_CASE("E2: RasEnumEntries fills the RASENTRYNAME of every WINVER") {
  Machine machine(kOffice);
  const Old versions[] = {
      {1048, 1048, offsetof(RASENTRYNAMEW, szPhonebookPath), sizeof(RASENTRYNAMEW)},
      {520, 520, offsetof(RASENTRYNAMEW, szEntryName), offsetof(RASENTRYNAMEW, dwFlags)},
  };
  for (const Old& old : versions) {
    const DWORD size = old.own_size();
    std::vector<BYTE> buffer(2 * size, kUntouched);
    std::memcpy(buffer.data(), &size, sizeof size);
    DWORD bytes = size;
    DWORD count = 0;
    CHECK(Functions().RasEnumEntriesW(nullptr, nullptr,
                                      reinterpret_cast<RASENTRYNAMEW*>(buffer.data()), &bytes,
                                      &count) == 0);
    CHECK(count == 1);
    CheckWritten(buffer, old);
  }
}

TEST_CASE("E2: RasGetConnectStatus fills the RASCONNSTATUS of every WINVER") {
  Dialed dialed;
  const Old versions[] = {
      {608, 608, offsetof(RASCONNSTATUSW, rasconnsubstate), sizeof(RASCONNSTATUSW)},
      {564, 564, offsetof(RASCONNSTATUSW, szPhoneNumber), offsetof(RASCONNSTATUSW, localEndPoint)},
      {304, 304, offsetof(RASCONNSTATUSW, szDeviceName), offsetof(RASCONNSTATUSW, szPhoneNumber)},
  };
  for (const Old& old : versions) {
    const DWORD size = old.own_size();
    std::vector<BYTE> buffer(2 * size, kUntouched);
    std::memcpy(buffer.data(), &size, sizeof size);
    CHECK(Functions().RasGetConnectStatusW(dialed.handle,
                                           reinterpret_cast<RASCONNSTATUSW*>(buffer.data())) == 0);
    CheckWritten(buffer, old);
  }
  RASCONNSTATUSW status{};
  for (const DWORD size : {DWORD{0}, DWORD{12}, DWORD{303}, DWORD{305}, DWORD{609}}) {
    status.dwSize = size;
    CHECK(Functions().RasGetConnectStatusW(dialed.handle, &status) == kErrorInvalidSize);
  }
}

TEST_CASE("E2: RasDial takes the parameters and extensions of every WINVER") {
  for (const DWORD size : kIs64Bit ? std::vector<DWORD>{2096, 2108, 2112, 2120}
                                   : std::vector<DWORD>{2096, 2104, 2108, 2112}) {
    for (const DWORD extensions :
         kIs64Bit ? std::vector<DWORD>{24, 44, 60} : std::vector<DWORD>{16, 28, 40}) {
      Machine machine(kOffice);
      // No byte behind the size may be read.
      std::vector<BYTE> parameters(size);
      Listener listener;
      const Arguments arguments(u"Office", listener);
      std::memcpy(parameters.data(), &arguments.parameters, size);
      std::memcpy(parameters.data(), &size, sizeof size);
      std::vector<BYTE> options(extensions);
      std::memcpy(options.data(), &extensions, sizeof extensions);
      static int heard;
      heard = 0;
      const RASDIALFUNC notifier = [](UINT, RASCONNSTATE, DWORD) { ++heard; };
      HRASCONN handle = nullptr;
      CHECK(Functions().RasDialW(reinterpret_cast<RASDIALEXTENSIONS*>(options.data()), nullptr,
                                 reinterpret_cast<RASDIALPARAMSW*>(parameters.data()),
                                 kNotifierRasDialFunc, reinterpret_cast<LPVOID>(notifier),
                                 &handle) == 0);
      machine.Advance(1'000);
      CHECK(heard > 5);
      CHECK(machine.HangUp(handle) == 0);
      machine.Advance(1'000);
      CHECK(machine.service().Violations().empty());
    }
  }
}

TEST_CASE("E2: dial parameters are stored and read with the structure of every WINVER") {
  Machine machine(kOffice);
  for (const DWORD size : kIs64Bit ? std::vector<DWORD>{2096, 2108, 2112, 2120}
                                   : std::vector<DWORD>{2096, 2104, 2108, 2112}) {
    std::vector<BYTE> bytes(size);
    auto* const parameters = reinterpret_cast<RASDIALPARAMSW*>(bytes.data());
    parameters->dwSize = size;
    Copy(u"Office", parameters->szEntryName);
    Copy(u"alice", parameters->szUserName);
    CHECK(Functions().RasSetEntryDialParamsW(nullptr, parameters, 0) == 0);
    parameters->szUserName[0] = 0;
    BOOL has_password = 1;
    CHECK(Functions().RasGetEntryDialParamsW(nullptr, parameters, &has_password) == 0);
    CHECK(std::u16string(parameters->szUserName) == u"alice");
  }
}

TEST_CASE("E2: entries are read and written with the RASENTRY of every WINVER") {
  Machine machine(kOffice);
  for (const DWORD size : {kRasEntrySizeNt4, kRasEntrySizeNt4OptionPack, kRasEntrySizeWindows2000,
                           kRasEntrySizes.windows_xp, kRasEntrySizes.windows10}) {
    CAPTURE(size);
    std::vector<BYTE> bytes(size);
    auto* const entry = reinterpret_cast<RASENTRYW*>(bytes.data());
    entry->dwSize = size;
    DWORD room = size;
    CHECK(Functions().RasGetEntryPropertiesW(nullptr, u"Office", entry, &room, nullptr, nullptr) ==
          0);
    CHECK(std::u16string(entry->szLocalPhoneNumber) == u"host");
    if (size > offsetof(RASENTRYW, dwSubEntries)) entry->dwSubEntries = 0;  // B7
    CHECK(Functions().RasSetEntryPropertiesW(nullptr, u"New", entry, size, nullptr, 0) == 0);

    RASENTRYW made{};
    made.dwSize = room = sizeof made;
    CHECK(Functions().RasGetEntryPropertiesW(nullptr, u"New", &made, &room, nullptr, nullptr) == 0);
    // What the caller's version does not have, the device says.
    CHECK(made.dwType == RASET_Vpn);
    CHECK(Functions().RasDeleteEntryW(nullptr, u"New") == 0);
  }
  CHECK(machine.service().Violations().empty());
}

TEST_CASE("E2: RasGetProjectionInfo fills the RASPPPIP of every WINVER") {
  Machine machine(
      "[Entry]\nName=Office\nType=modem\nNumber=1\n"
      "[Server]\nNumber=1\nAnyone=1\nAddress=10.0.0.7\nServerAddress=10.0.0.1\n");
  Listener listener;
  Arguments arguments(u"Office", listener);
  HRASCONN handle = nullptr;
  CHECK(machine.Dial(arguments, handle) == 0);
  machine.Advance(1'000);
  const Old versions[] = {
      {80, 80, offsetof(RASPPPIPW, dwServerOptions), sizeof(RASPPPIPW)},
      {72, 72, offsetof(RASPPPIPW, szServerIpAddress), offsetof(RASPPPIPW, dwOptions)},
      {40, 40, offsetof(RASPPPIPW, szIpAddress), offsetof(RASPPPIPW, szServerIpAddress)},
  };
  for (const Old& old : versions) {
    const DWORD size = old.own_size();
    std::vector<BYTE> buffer(2 * size, kUntouched);
    std::memcpy(buffer.data(), &size, sizeof size);
    DWORD bytes = size;
    CHECK(Functions().RasGetProjectionInfoW(handle, RASP_PppIp, buffer.data(), &bytes) == 0);
    CHECK(bytes == size);
    CheckWritten(buffer, old);
  }
  CHECK(machine.HangUp(handle) == 0);
  machine.Advance(1'000);
}

TEST_CASE("D17: what is no window is no notifier: 87") {
  Machine machine(kOffice);
  Listener listener;
  Arguments arguments(u"Office", listener);
  arguments.type = kNotifierWindow;
  HRASCONN handle = nullptr;
  CHECK(machine.Dial(arguments, handle) == kErrorInvalidParameter);
  CHECK(handle == nullptr);
  CHECK(machine.service().Violations().empty());
}

TEST_CASE("G3: what RASCONNSTATUS.dwError holds in the middle of a dial") {
  struct Case {
    const char* behaviour;
    DWORD error;
  };
  for (const Case& each : {Case{"", 0}, Case{"DialingError=pending\n", 600},
                           Case{"DialingError=earlierAttempt\n", 809}}) {
    Machine machine("[Entry]\nName=Office\nType=vpn\nNumber=host\nStrategy=SSTP,IKEv2\n" +
                    std::string(each.behaviour) +
                    "[Server]\nNumber=host\nAnyone=1\nProtocols=IKEv2\n");
    Listener listener;
    Arguments arguments(u"Office", listener);
    HRASCONN handle = nullptr;
    CHECK(machine.Dial(arguments, handle) == 0);
    while (listener.CountOf(RASCS_Authenticate) == 0) machine.Advance(20);
    RASCONNSTATUSW status;
    CHECK(machine.Status(handle, status) == 0);
    CHECK(status.rasconnstate == RASCS_Authenticate);
    CHECK(status.dwError == each.error);
    machine.Advance(1'000);
    CHECK(machine.Status(handle, status) == 0);
    CHECK(status.rasconnstate == RASCS_Connected);
    CHECK(status.dwError == 0);
    CHECK(machine.HangUp(handle) == 0);
    machine.Advance(1'000);
  }
}

}  // namespace
}  // namespace winras::simulator::test::simulator_versions_test
