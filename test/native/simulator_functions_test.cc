// The C functions' sizes, errors and buffers. E*, G1, X1, C*, J*, D22.

#include <cstddef>
#include <cstring>

#include "simulator/simulator_provider.h"
#include "simulator_machine.h"

namespace winras::simulator::test::simulator_functions_test {
namespace {

const std::string kConfig =
    "[Entry]\nName=Office\nType=vpn\nStrategy=IKEv2\nNumber=192.0.2.77\n"
    "[Entry]\nName=Common\nBook=allUsers\nType=modem\nNumber=1\n"
    "[Entry]\nName=\\u041E\\u0444\\u0438\\u0441 \\ud800\nType=pppoe\nNumber=1\n"
    "[Server]\nNumber=192.0.2.77\nAnyone=1\nAddress=10.20.0.7\nServerAddress=10.20.0.1\n"
    "Ipv6Address=2001:db8::7\nIpv6ServerAddress=2001:db8::1\n"
    "[Server]\nNumber=1\nAnyone=1\nAddress=10.20.0.8\n"
    "[Stored]\nEntry=Office\nUserName=alice\nDomain=CORP\nPasswordHash="
    "7f4286618ebbc9c9e9454513f50a1efb8fa0d42cb8ba1f046c6ba12947587dfc\n";

struct Connected {
  explicit Connected(const std::u16string& entry) : arguments(entry, listener) {
    CHECK(machine.Dial(arguments, handle) == 0);
    machine.Advance(1'000);
    REQUIRE(listener.last().state == RASCS_Connected);
  }
  Machine machine{kConfig};
  Listener listener;
  Arguments arguments;
  HRASCONN handle = nullptr;
};

TEST_CASE("D22: RasDial's sizes and pointers") {
  Machine machine("[Entry]\nName=Office\nType=vpn\nNumber=1\n[Server]\nNumber=1\nAnyone=1\n");
  Listener listener;
  const auto dial = [&](const Arguments& given) {
    Arguments arguments = given;
    HRASCONN handle = nullptr;
    const DWORD result = machine.Dial(arguments, handle);
    CHECK((handle != nullptr) == (result == 0));
    if (handle != nullptr) {
      machine.HangUp(handle);
      machine.Advance(100);
    }
    return result;
  };
  const Arguments right(u"Office", listener);
  CHECK(dial(right) == 0);
  for (const std::size_t size :
       {offsetof(RASDIALPARAMSW, dwIfIndex), offsetof(RASDIALPARAMSW, szEncPassword)}) {
    Arguments older = right;
    older.parameters.dwSize = static_cast<DWORD>(size);
    CHECK(dial(older) == 0);
  }
  Arguments xp = right;
  xp.extensions.dwSize = offsetof(RASDIALEXTENSIONS, fSkipPppAuth);
  CHECK(dial(xp) == 0);
  for (const int off : {-1, 1}) {
    Arguments wrong = right;
    wrong.parameters.dwSize += static_cast<DWORD>(off);
    CHECK(dial(wrong) == kErrorInvalidSize);
    wrong = right;
    wrong.extensions.dwSize += static_cast<DWORD>(off);
    CHECK(dial(wrong) == kErrorInvalidSize);
  }
  Arguments missing(u"Nowhere", listener);
  CHECK(dial(missing) == kErrorCannotFindPhonebookEntry);
  missing = right;
  missing.phone_book = u"C:\\nowhere.pbk";
  CHECK(dial(missing) == kErrorCannotOpenPhonebook);
  HRASCONN handle = nullptr;
  CHECK(Functions().RasDialW(nullptr, nullptr, nullptr, 2, nullptr, &handle) ==
        kErrorInvalidParameter);
  Arguments arguments = right;
  CHECK(Functions().RasDialW(nullptr, nullptr, &arguments.parameters, 2, nullptr, nullptr) ==
        kErrorInvalidParameter);
  CHECK(machine.service().Violations().empty());

  Arguments misuse = right;
  misuse.extensions.dwfOptions = 0x10000;
  CHECK(dial(misuse) == kErrorInvalidParameter);
  misuse = right;
  misuse.extensions.reserved = 1;
  CHECK(dial(misuse) == kErrorInvalidParameter);
  misuse = right;
  for (char16_t& c : misuse.parameters.szDomain) c = u'x';
  CHECK(dial(misuse) == kErrorInvalidParameter);
  CHECK(machine.service().Violations().size() == 3);
}

TEST_CASE("G1: RasGetConnectStatus' sizes, and the connection's own error") {
  Connected office(u"Office");
  RASCONNSTATUSW status{};
  const auto ask = [&](DWORD size) {
    std::memset(&status, 0xEE, sizeof(status));
    status.dwSize = size;
    return Functions().RasGetConnectStatusW(office.handle, &status);
  };
  CHECK(ask(sizeof(status)) == 0);
  CHECK(status.rasconnstate == RASCS_Connected);
  CHECK(status.dwError == 0);
  CHECK(std::u16string(status.szDeviceType) == u"vpn");
  CHECK(std::u16string(status.szDeviceName) == u"WAN Miniport (IKEv2)");
  CHECK(std::u16string(status.szPhoneNumber) == u"192.0.2.77");
  CHECK(status.remoteEndPoint.dwType == RASTUNNELENDPOINT_IPv4);
  CHECK(status.remoteEndPoint.ipv4.bytes[3] == 77);
  CHECK(ask(offsetof(RASCONNSTATUSW, localEndPoint)) == 0);
  CHECK(status.localEndPoint.dwType == 0xEEEEEEEE);  // not written: it is not there
  CHECK(ask(sizeof(status) - 1) == kErrorInvalidSize);
  CHECK(ask(0) == kErrorInvalidSize);
  CHECK(Functions().RasGetConnectStatusW(office.handle, nullptr) == kErrorInvalidParameter);
}

TEST_CASE("E1, E8: RasEnumConnections") {
  Machine machine(kConfig.substr(0, kConfig.find("[Entry]\nName=\\u")) +
                  "[Connection]\nEntry=Common\n");
  const auto enumerate = Functions().RasEnumConnectionsW;
  DWORD bytes = 0;
  DWORD count = 7;
  CHECK(enumerate(nullptr, &bytes, &count) == kErrorBufferTooSmall);
  CHECK(bytes == sizeof(RASCONNW));
  CHECK(enumerate(nullptr, nullptr, &count) == kErrorInvalidParameter);
  CHECK(enumerate(nullptr, &bytes, nullptr) == kErrorInvalidParameter);

  RASCONNW rows[2] = {};
  bytes = sizeof(rows);
  CHECK(enumerate(rows, &bytes, &count) == kErrorInvalidSize);  // dwSize 0
  rows[0].dwSize = sizeof(RASCONNW);
  bytes = 0;
  CHECK(enumerate(rows, &bytes, &count) == kErrorBufferTooSmall);
  bytes = sizeof(RASCONNW) - 1;
  CHECK(enumerate(rows, &bytes, &count) == kErrorBufferTooSmall);
  CHECK(bytes == sizeof(RASCONNW));
  bytes = sizeof(rows);
  CHECK(enumerate(rows, &bytes, &count) == 0);
  CHECK(count == 1);
  CHECK(bytes == sizeof(RASCONNW));
  CHECK(std::u16string(rows[0].szEntryName) == u"Common");
  CHECK(std::u16string(rows[0].szDeviceType) == u"modem");
  CHECK((rows[0].dwFlags & RASCF_AllUsers) != 0);
  CHECK(rows[0].dwSubEntry == 1);

  std::memset(rows, 0xEE, sizeof(rows));
  rows[0].dwSize = offsetof(RASCONNW, guidCorrelationId);
  bytes = sizeof(rows);
  CHECK(enumerate(rows, &bytes, &count) == 0);
  CHECK(rows[0].guidCorrelationId.Data1 == 0xEEEEEEEE);
}

TEST_CASE("E1: no connections, and nothing is needed") {
  Machine machine("");
  DWORD bytes = 0;
  DWORD count = 7;
  CHECK(Functions().RasEnumConnectionsW(nullptr, &bytes, &count) == 0);
  CHECK(bytes == 0);
  CHECK(count == 0);
  CHECK(Functions().RasEnumEntriesW(nullptr, nullptr, nullptr, &bytes, &count) == 0);
}

TEST_CASE("E5, E7: RasEnumEntries") {
  Connected office(u"Office");
  const auto enumerate = Functions().RasEnumEntriesW;
  RASENTRYNAMEW rows[4] = {};
  rows[0].dwSize = sizeof(RASENTRYNAMEW);
  DWORD bytes = sizeof(rows);
  DWORD count = 0;
  CHECK(enumerate(u"x", nullptr, rows, &bytes, &count) == kErrorInvalidParameter);
  CHECK(enumerate(nullptr, u"C:\\nowhere.pbk", rows, &bytes, &count) == kErrorCannotOpenPhonebook);
  CHECK(enumerate(nullptr, nullptr, rows, &bytes, &count) == 0);
  REQUIRE(count == 3);
  CHECK(bytes == 3 * sizeof(RASENTRYNAMEW));
  CHECK(std::u16string(rows[0].szEntryName) == u"Office");
  CHECK(rows[0].dwFlags == REN_User);
  CHECK(std::u16string(rows[1].szEntryName) == u"\u041E\u0444\u0438\u0441 \xD800");
  CHECK(std::u16string(rows[2].szEntryName) == u"Common");
  CHECK(rows[2].dwFlags == REN_AllUsers);
  const std::u16string common_book = rows[2].szPhonebookPath;
  bytes = sizeof(rows);
  rows[0].dwSize = sizeof(RASENTRYNAMEW);
  CHECK(enumerate(nullptr, common_book.c_str(), rows, &bytes, &count) == 0);
  CHECK(count == 1);
  rows[0].dwSize = 4;
  bytes = sizeof(rows);
  CHECK(enumerate(nullptr, nullptr, rows, &bytes, &count) == kErrorInvalidSize);

  // The book decides in RasDial too.
  Listener listener;
  Arguments arguments(u"Office", listener);
  arguments.phone_book = common_book;
  HRASCONN handle = nullptr;
  CHECK(office.machine.Dial(arguments, handle) == kErrorCannotFindPhonebookEntry);
}

TEST_CASE("E1: lists grow between the size call and the fetch, twice") {
  Machine machine(
      "[Service]\nEnumerationGrows=1\n[Entry]\nName=A\nType=modem\nNumber=1\n"
      "[Connection]\nEntry=A\n");
  std::vector<RASCONNW> rows;
  DWORD bytes = 0;
  DWORD count = 0;
  int calls = 0;
  DWORD error = kErrorBufferTooSmall;
  while (error == kErrorBufferTooSmall && calls < 10) {
    rows.assign(bytes / sizeof(RASCONNW), RASCONNW{});
    if (!rows.empty()) rows[0].dwSize = sizeof(RASCONNW);
    error = Functions().RasEnumConnectionsW(rows.empty() ? nullptr : rows.data(), &bytes, &count);
    ++calls;
  }
  CHECK(error == 0);
  CHECK(calls == 4);
  CHECK(count == 3);
  bytes = 0;
  for (calls = 0, error = kErrorBufferTooSmall; error == kErrorBufferTooSmall && calls < 10;) {
    std::vector<RASENTRYNAMEW> names(bytes / sizeof(RASENTRYNAMEW));
    if (!names.empty()) names[0].dwSize = sizeof(RASENTRYNAMEW);
    error = Functions().RasEnumEntriesW(nullptr, nullptr, names.empty() ? nullptr : names.data(),
                                        &bytes, &count);
    ++calls;
  }
  CHECK(calls == 4);
  CHECK(count == 3);
}

TEST_CASE("X1: RasGetErrorString") {
  const auto text_of = Functions().RasGetErrorStringW;
  char16_t text[512] = u"untouched";
  CHECK(text_of(691, text, 512) == 0);
  const std::u16string known = text;
  CHECK(known == u"The user name or the password is wrong.");
  CHECK(text_of(691, text, static_cast<DWORD>(known.size() + 1)) == 0);
  CHECK(text_of(691, text, static_cast<DWORD>(known.size())) == kErrorInsufficientBuffer);
  for (UINT code = 590; code < 970; ++code) {
    Copy(u"untouched", text);
    const bool is_ras = (code >= 600 && code <= 878) || (code >= 900 && code <= 956 && code != 947);
    CAPTURE(code);
    CHECK(text_of(code, text, 512) == (is_ras ? 0 : kErrorInvalidParameter));
    CHECK((std::u16string(text) == u"untouched") == !is_ras);
  }
  CHECK(text_of(691, nullptr, 512) == kErrorInvalidParameter);
}

TEST_CASE("C1, C3: RasGetCredentials") {
  Machine machine(kConfig);
  const auto get = [](LPCWSTR book, LPCWSTR entry, DWORD mask, RASCREDENTIALSW& credentials) {
    credentials = {};
    credentials.dwSize = sizeof(credentials);
    credentials.dwMask = mask;
    return Functions().RasGetCredentialsW(book, entry, &credentials);
  };
  RASCREDENTIALSW credentials;
  const DWORD all = RASCM_UserName | RASCM_Password | RASCM_Domain;
  CHECK(get(nullptr, u"office", all, credentials) == 0);
  CHECK(credentials.dwMask == all);
  CHECK(std::u16string(credentials.szUserName) == u"alice");
  CHECK(std::u16string(credentials.szDomain) == u"CORP");
  CHECK(std::u16string(credentials.szPassword) == u"****************");
  CHECK(get(nullptr, u"Office", RASCM_UserName, credentials) == 0);
  CHECK(credentials.dwMask == RASCM_UserName);
  CHECK(credentials.szPassword[0] == 0);
  CHECK(get(nullptr, u"Common", all, credentials) == 0);
  CHECK(credentials.dwMask == 0);
  CHECK(get(nullptr, u"Nowhere", all, credentials) == kErrorCannotFindPhonebookEntry);
  CHECK(get(u"C:\\nowhere.pbk", u"Office", all, credentials) == kErrorCannotOpenPhonebook);
  credentials.dwSize = sizeof(credentials) - 1;
  CHECK(Functions().RasGetCredentialsW(nullptr, u"Office", &credentials) == kErrorInvalidSize);
  CHECK(Functions().RasGetCredentialsW(nullptr, u"Office", nullptr) == kErrorInvalidParameter);
}

TEST_CASE("J1, J3: RasGetProjectionInfoEx of IKEv2 and PPP") {
  const auto project = Functions().RasGetProjectionInfoEx;
  Connected office(u"Office");
  DWORD bytes = 0;
  CHECK(project(office.handle, nullptr, &bytes) == kErrorBufferTooSmall);
  CHECK(bytes == sizeof(RAS_PROJECTION_INFO) + 4 + 16);
  CHECK(project(office.handle, nullptr, nullptr) == kErrorInvalidParameter);
  std::vector<BYTE> buffer(bytes);
  const auto set_version = [&buffer](DWORD version) {
    std::memcpy(buffer.data(), &version, sizeof(version));
  };
  auto* const given = reinterpret_cast<RAS_PROJECTION_INFO*>(buffer.data());
  set_version(9);
  CHECK(project(office.handle, given, &bytes) == kErrorInvalidSize);
  set_version(RASAPIVERSION_CURRENT);
  bytes = static_cast<DWORD>(buffer.size()) - 1;
  CHECK(project(office.handle, given, &bytes) == kErrorBufferTooSmall);
  CHECK(project(office.handle, given, &bytes) == 0);
  RAS_PROJECTION_INFO info;
  std::memcpy(&info, buffer.data(), sizeof(info));
  CHECK(info.type == PROJECTION_INFO_TYPE_IKEv2);
  CHECK(info.ikev2.ipv4Address.bytes[3] == 7);
  CHECK(info.ikev2.ipv6Address.bytes[15] == 7);
  RASIPV6ADDR server;
  std::memcpy(&server, info.ikev2.ipv6ServerAddresses, sizeof(server));
  CHECK(server.bytes[15] == 1);
  CHECK(reinterpret_cast<BYTE*>(info.ikev2.ipv6ServerAddresses) + 16 ==
        buffer.data() + buffer.size());

  Connected common(u"Common");
  bytes = sizeof(info);
  info = {};
  info.version = RASAPIVERSION_CURRENT;
  CHECK(project(common.handle, &info, &bytes) == 0);
  CHECK(info.type == PROJECTION_INFO_TYPE_PPP);
  CHECK(info.ppp.ipv4Address.bytes[3] == 8);
  CHECK(info.ppp.dwIPv6NegotiationError == kErrorProtocolNotConfigured);
}

TEST_CASE("J2: RasGetProjectionInfo, one protocol at a time") {
  const auto project = Functions().RasGetProjectionInfoW;
  Connected common(u"Common");
  RASPPPIPW ip{};
  DWORD bytes = 0;
  CHECK(project(common.handle, RASP_PppIp, nullptr, &bytes) == kErrorBufferTooSmall);
  CHECK(bytes == sizeof(ip));
  CHECK(project(common.handle, RASP_PppIp, &ip, &bytes) == kErrorInvalidSize);
  ip.dwSize = sizeof(ip);
  CHECK(project(common.handle, RASP_PppIp, &ip, &bytes) == 0);
  CHECK(std::u16string(ip.szIpAddress) == u"10.20.0.8");
  CHECK(std::u16string(ip.szServerIpAddress).empty());
  RASPPPIPV6 ipv6{};
  ipv6.dwSize = bytes = sizeof(ipv6);
  CHECK(project(common.handle, RASP_PppIpv6, &ipv6, &bytes) == kErrorProtocolNotConfigured);
  CHECK(project(common.handle, RASP_PppNbf, &ipv6, &bytes) == kErrorProtocolNotConfigured);
}

TEST_CASE("J1: no projection before Projected, nor of a dead handle") {
  Machine machine("[Entry]\nName=A\nType=modem\nNumber=1\n[Server]\nNumber=1\nAnyone=1\n");
  Listener listener;
  DWORD bytes = 0;
  std::vector<DWORD> answers;
  listener.on_event = [&](const Event& event) -> DWORD {
    answers.push_back(Functions().RasGetProjectionInfoEx(event.handle, nullptr, &bytes));
    return 1;
  };
  Arguments arguments(u"A", listener);
  HRASCONN handle = nullptr;
  CHECK(machine.Dial(arguments, handle) == 0);
  machine.Advance(1'000);
  REQUIRE(answers.size() == 12);
  CHECK(answers[9] == kErrorProjectionNotComplete);
  CHECK(answers[10] == kErrorBufferTooSmall);
  machine.HangUp(handle);
  machine.Advance(100);
  CHECK(Functions().RasGetProjectionInfoEx(handle, nullptr, &bytes) == kErrorInvalidHandle);
}

TEST_CASE("without a service the functions answer 711") {
  Service::SetCurrent(nullptr);
  CHECK(Functions().RasHangUpW(nullptr) == kErrorRasmanCannotInitialize);
}

TEST_CASE("scopes of two simulated providers nest") {
  const auto clock = MakeVirtualClock();
  const auto one = MakeSimulatorProvider(OpenService("", clock).service, clock);
  const auto other = MakeSimulatorProvider(OpenService("", clock).service, clock);
  CHECK(Service::Current() == nullptr);
  {
    const Provider::Scope outer(*one);
    {
      const Provider::Scope inner(*other);
      CHECK(Service::Current() == &other->service());
    }
    CHECK(Service::Current() == &one->service());
  }
  CHECK(Service::Current() == nullptr);
  CHECK(one->SystemMessage(6) == u"The handle is invalid.");
  CHECK(one->SystemMessage(691).empty());
}

}  // namespace
}  // namespace winras::simulator::test::simulator_functions_test
