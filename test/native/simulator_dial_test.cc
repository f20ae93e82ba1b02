// What a simulated dial shows, by the kind of its entry and by how its server answers. D*, S*, P*.

#include <algorithm>

#include "simulator_machine.h"

namespace winras::simulator::test::simulator_dial_test {
namespace {

const std::string kServer = "[Server]\nNumber=host\n" + Alice("host");

std::string Config(const std::string& entry, const std::string& rest = kServer,
                   const std::string& service = "") {
  return "[Service]\nSeed=1\n" + service + "[Entry]\nName=Office\nNumber=host\n" + entry + rest;
}

TEST_CASE("a dial of each kind goes through its states to Connected") {
  struct Kind {
    const char* entry;
    States states;
  };
  const Kind kinds[] = {
      {"Type=vpn\nStrategy=IKEv2\n",
       {RASCS_OpenPort, RASCS_PortOpened, RASCS_ConnectDevice, RASCS_DeviceConnected,
        RASCS_AllDevicesConnected, RASCS_Authenticate, RASCS_AuthNotify, RASCS_AuthProject,
        RASCS_Authenticated, RASCS_Projected, RASCS_Connected}},
      {"Type=modem\n",
       {RASCS_OpenPort, RASCS_PortOpened, RASCS_ConnectDevice, RASCS_DeviceConnected,
        RASCS_AllDevicesConnected, RASCS_Authenticate, RASCS_AuthNotify, RASCS_AuthProject,
        RASCS_AuthLinkSpeed, RASCS_Authenticated, RASCS_Projected, RASCS_Connected}},
  };
  for (const Kind& kind : kinds) {
    Machine machine(Config(kind.entry));
    Listener listener;
    Arguments arguments(u"office", listener);
    arguments.User(u"ALICE", u"right");
    HRASCONN handle = nullptr;
    CHECK(machine.Dial(arguments, handle) == 0);
    REQUIRE(handle != nullptr);
    CHECK(listener.events().empty());
    machine.Advance(1000);
    CHECK(listener.states() == kind.states);
    for (const Event& event : listener.events()) {
      CHECK(event.handle == handle);
      CHECK(event.error == 0);
      CHECK(event.sub_entry == 1);
      CHECK(event.thread != std::this_thread::get_id());
    }
    // One delay after the other.
    CHECK(listener.events()[0].time == 20);
    CHECK(listener.events()[1].time == 40);
    CHECK(machine.service().Owed().size() == 1);
    CHECK(machine.HangUp(handle) == 0);
    machine.Advance(1000);
    CHECK(machine.Status(handle) == kErrorInvalidHandle);
    CHECK(machine.service().Owed().empty());
    CHECK(machine.service().Violations().empty());
  }
}

TEST_CASE("D8, S5, S9: who is not answered, and who is refused, hears why") {
  struct Failure {
    const char* entry;
    std::string rest;
    DWORD state;
    DWORD error;
  };
  const std::string server = "[Server]\nNumber=host\n";
  const Failure failures[] = {
      {"Type=vpn\nStrategy=IKEv2\n", "", RASCS_Authenticate, 809},
      {"Type=vpn\nStrategy=PPTP\n", "", RASCS_ConnectDevice, 807},
      {"Type=vpn\nStrategy=L2TP\n", server + "NoAnswer=1\n", RASCS_ConnectDevice, 809},
      {"Type=pppoe\n", "", RASCS_ConnectDevice, 651},
      {"Type=modem\n", "", RASCS_ConnectDevice, 678},
      {"Type=modem\n", server + "Busy=1\n", RASCS_ConnectDevice, 676},
      {"Type=isdn\n", server + "Busy=1\n", RASCS_ConnectDevice, 676},
      {"Type=modem\n", server, RASCS_AuthNotify, 691},
      {"Type=vpn\nEap=peap\n", server, RASCS_Authenticate, 703},
      {"Type=vpn\n", server + "EapUi=1\n", RASCS_Authenticate, 703},
      {"Type=modem\n", server + "Interactive=1\nAnyone=1\n", RASCS_AllDevicesConnected, 703},
      {"Type=vpn\n", server + "FailState=DeviceConnected\nFailError=789\nAnyone=1\n",
       RASCS_DeviceConnected, 789},
      {"Type=vpn\n", server + "FailState=AuthNotify\nFailError=649\nAnyone=1\n", RASCS_AuthNotify,
       649},
  };
  for (const Failure& failure : failures) {
    CAPTURE(failure.entry);
    CAPTURE(failure.rest);
    Machine machine(Config(failure.entry, failure.rest));
    Listener listener;
    Arguments arguments(u"Office", listener);
    arguments.User(u"alice", u"right");
    HRASCONN handle = nullptr;
    CHECK(machine.Dial(arguments, handle) == 0);
    machine.Advance(10'000);
    CHECK(listener.last().state == failure.state);
    CHECK(listener.last().error == failure.error);
    // S5: entered with 0 before, but AuthNotify tells why at once (S9).
    CHECK(listener.CountOf(failure.state) == (failure.state == RASCS_AuthNotify ? 1 : 2));
    // D8: readable until the hang-up, again and again.
    RASCONNSTATUSW status;
    for (int i = 0; i < 2; ++i) {
      CHECK(machine.Status(handle, status) == 0);
      CHECK(status.dwError == failure.error);
      CHECK(status.rasconnstate == failure.state);
    }
    CHECK(machine.service().Owed().size() == 1);
    CHECK(machine.HangUp(handle) == 0);
    machine.Advance(1000);
    CHECK(machine.service().Owed().empty());
  }
}

TEST_CASE("IKEv2 waits about five seconds for a server that does not answer") {
  Machine machine(Config("Type=vpn\nStrategy=IKEv2\n", ""));
  Listener listener;
  Arguments arguments(u"Office", listener);
  HRASCONN handle = nullptr;
  CHECK(machine.Dial(arguments, handle) == 0);
  machine.Advance(5'000);
  CHECK(listener.last().error == 0);
  machine.Advance(500);
  CHECK(listener.last().error == 809);
  machine.HangUp(handle);
  machine.Advance(100);
}

TEST_CASE(
    "S8: a VPN falls back to other protocols, with ConnectDevice and another device for each") {
  Machine machine(Config("Type=vpn\nStrategy=IKEv2,L2TP,SSTP\n",
                         "[Server]\nNumber=host\nAnyone=1\nProtocols=SSTP\n"));
  Listener listener;
  std::vector<std::u16string> devices;
  listener.on_event = [&](const Event& event) -> DWORD {
    if (event.state == RASCS_ConnectDevice) {
      RASCONNSTATUSW status;
      CHECK(machine.Status(event.handle, status) == 0);
      CHECK(std::u16string(status.szDeviceType) == u"vpn");
      devices.emplace_back(status.szDeviceName);
    }
    return 1;
  };
  Arguments arguments(u"Office", listener);
  HRASCONN handle = nullptr;
  CHECK(machine.Dial(arguments, handle) == 0);
  machine.Advance(1'000);
  CHECK(devices == std::vector<std::u16string>{u"WAN Miniport (IKEv2)", u"WAN Miniport (L2TP)",
                                               u"WAN Miniport (SSTP)"});
  CHECK(listener.last().state == RASCS_Connected);
  machine.HangUp(handle);
  machine.Advance(100);
}

TEST_CASE("D12: the phone number given is dialed, and without an entry the first modem") {
  Machine machine(Config("Type=modem\nDeviceName=My modem\n", "[Server]\nNumber=555\nAnyone=1\n"));
  Listener listener;
  Arguments arguments(u"Office", listener);
  Copy(u"555", arguments.parameters.szPhoneNumber);
  HRASCONN handle = nullptr;
  CHECK(machine.Dial(arguments, handle) == 0);
  machine.Advance(1'000);
  CHECK(listener.last().state == RASCS_Connected);

  Listener other;
  Arguments number(u"", other);
  HRASCONN second = nullptr;
  CHECK(machine.Dial(number, second) != 0);
  CHECK(second == nullptr);
  Copy(u"555", number.parameters.szPhoneNumber);
  CHECK(machine.Dial(number, second) == 0);
  CHECK(second != handle);
  machine.Advance(1'000);
  CHECK(other.last().state == RASCS_Connected);
  const auto rows = machine.Connections();
  REQUIRE(rows.size() == 2);
  CHECK(std::u16string(rows[1].szEntryName) == u".555");  // E4
  CHECK(std::u16string(rows[1].szDeviceName) == u"My modem");
  machine.HangUp(handle);
  machine.HangUp(second);
  machine.Advance(100);
}

TEST_CASE("D12, C3: the logged-on user, and the token that stands for a stored password") {
  const std::string hash = "7f4286618ebbc9c9e9454513f50a1efb8fa0d42cb8ba1f046c6ba12947587dfc\n";
  const std::string users =
      "[Stored]\nEntry=Office\nUserName=alice\nDomain=D\nPasswordHash=" + hash +
      "[LoggedOn]\nName=alice\nPasswordHash=" + hash;
  Machine machine(
      Config("Type=vpn\n", "[Server]\nNumber=host\n" + Alice("host") + "Domain=D\n" + users));
  const auto outcome = [&](const std::u16string& user, const std::u16string& password,
                           const std::u16string& domain = u"") {
    Listener listener;
    Arguments arguments(u"Office", listener);
    Copy(domain, arguments.parameters.szDomain);
    arguments.User(user, password);
    HRASCONN handle = nullptr;
    CHECK(machine.Dial(arguments, handle) == 0);
    machine.Advance(1'000);
    machine.HangUp(handle);
    machine.Advance(100);
    return listener.last().error;
  };
  CHECK(outcome(u"", u"") == 0);
  CHECK(outcome(u"alice", u"****************") == 0);
  CHECK(outcome(u"alice", u"****************", u"*") == 0);
  CHECK(outcome(u"alice", u"right", u"d") == 0);
  CHECK(outcome(u"alice", u"right", u"Other") == 691);
  CHECK(outcome(u"bob", u"****************") == 691);
  CHECK(outcome(u"alice", u"***************") == 691);
  CHECK(outcome(u"alice", u"") == 691);
}

TEST_CASE("D16: types 0 and 1 of notifiers") {
  static std::atomic<int> heard{0};
  static std::atomic<DWORD> last{0};
  heard = 0;
  Machine machine(Config("Type=vpn\nStrategy=SSTP\n"));
  Listener unused;
  Arguments arguments(u"Office", unused);
  arguments.User(u"alice", u"right");
  for (const DWORD type : {kNotifierRasDialFunc, kNotifierRasDialFunc1}) {
    arguments.type = type;
    RASDIALFUNC zero = [](UINT message, RASCONNSTATE state, DWORD) {
      if (message == WM_RASDIALEVENT) ++heard;
      last = state;
    };
    RASDIALFUNC1 one = [](HRASCONN, UINT message, RASCONNSTATE state, DWORD, DWORD) {
      if (message == WM_RASDIALEVENT) ++heard;
      last = state;
    };
    arguments.notifier = type == kNotifierRasDialFunc ? reinterpret_cast<LPVOID>(zero)
                                                      : reinterpret_cast<LPVOID>(one);
    HRASCONN handle = nullptr;
    CHECK(machine.Dial(arguments, handle) == 0);
    machine.Advance(1'000);
    CHECK(last == RASCS_Connected);
    machine.HangUp(handle);
    machine.Advance(100);
  }
  CHECK(heard == 22);
}

TEST_CASE("D16: without a notifier RasDial returns when the dial has ended") {
  for (const bool answered : {true, false}) {
    Machine machine(Config("Type=modem\n", answered ? kServer : ""));
    Listener unused;
    Arguments arguments(u"Office", unused);
    arguments.User(u"alice", u"right").Paused();  // which nobody could hear of
    arguments.notifier = nullptr;
    HRASCONN handle = nullptr;
    DWORD result = 12345;
    machine.InBackground([&] { result = machine.Dial(arguments, handle); });
    machine.Advance(50);
    CHECK(!machine.BackgroundEnded());
    machine.Advance(1'000);
    CHECK(machine.BackgroundEnded());
    CHECK(result == (answered ? 0 : 678));
    CHECK(handle != nullptr);  // D2: also with the error
    CHECK(machine.HangUp(handle) == 0);
    machine.Advance(100);
    CHECK(machine.service().Owed().empty());
  }
}

TEST_CASE("D3: a handler that returns 0 hears no more, and the dial goes on") {
  Machine machine(Config("Type=vpn\n"));
  Listener listener;
  listener.on_event = [](const Event& event) -> DWORD { return event.state != RASCS_PortOpened; };
  Arguments arguments(u"Office", listener);
  arguments.User(u"alice", u"right");
  HRASCONN handle = nullptr;
  CHECK(machine.Dial(arguments, handle) == 0);
  machine.Advance(1'000);
  CHECK(listener.states() == States{RASCS_OpenPort, RASCS_PortOpened});
  RASCONNSTATUSW status;
  CHECK(machine.Status(handle, status) == 0);
  CHECK(status.rasconnstate == RASCS_Connected);
  machine.HangUp(handle);
  machine.Advance(100);
}

TEST_CASE("D6: the connection is suspended while a handler runs") {
  Machine machine(Config("Type=vpn\n"));
  Listener listener;
  std::atomic<bool> release{false};
  listener.on_event = [&](const Event& event) -> DWORD {
    while (event.state == RASCS_PortOpened && !release) std::this_thread::yield();
    return 1;
  };
  Arguments arguments(u"Office", listener);
  arguments.User(u"alice", u"right");
  HRASCONN handle = nullptr;
  CHECK(machine.Dial(arguments, handle) == 0);
  machine.Advance(20);
  machine.clock().AdvanceTo(40);
  machine.clock().AdvanceTo(10'000);
  CHECK(!machine.service().Idle());
  RASCONNSTATUSW status;
  CHECK(machine.Status(handle, status) == 0);
  CHECK(status.rasconnstate == RASCS_PortOpened);
  release = true;
  machine.Advance(20);
  CHECK(listener.last().state == RASCS_ConnectDevice);
  CHECK(listener.last().time == 10'020);
  machine.HangUp(handle);
  machine.Advance(100);
}

TEST_CASE("D6: RasDial inside a handler is refused and noted") {
  Machine machine(Config("Type=vpn\n"));
  Listener listener;
  DWORD result = 0;
  listener.on_event = [&](const Event& event) -> DWORD {
    if (event.state != RASCS_OpenPort) return 1;
    Listener inner;
    Arguments again(u"Office", inner);
    HRASCONN other = nullptr;
    result = machine.Dial(again, other);
    CHECK(other == nullptr);
    return 1;
  };
  Arguments arguments(u"Office", listener);
  HRASCONN handle = nullptr;
  CHECK(machine.Dial(arguments, handle) == 0);
  machine.Advance(30);
  CHECK(result != 0);
  CHECK(machine.service().Violations().size() == 1);
  machine.HangUp(handle);
  machine.Advance(100);
}

TEST_CASE("handlers of one line run in order, those of two lines at the same time") {
  Machine machine(
      "[Entry]\nName=A\nType=vpn\nNumber=h\n[Entry]\nName=B\nType=vpn\nNumber=h\n"
      "[Server]\nNumber=h\nAnyone=1\n");
  Listener a;
  Listener b;
  std::atomic<bool> a_waits{false};
  std::atomic<bool> b_ran{false};
  a.on_event = [&](const Event&) -> DWORD {
    a_waits = true;
    while (!b_ran) std::this_thread::yield();  // for ever, if there were but one thread
    return 1;
  };
  b.on_event = [&](const Event&) -> DWORD {
    while (!a_waits) std::this_thread::yield();
    b_ran = true;
    return 1;
  };
  Arguments dial_a(u"A", a);
  Arguments dial_b(u"B", b);
  HRASCONN handle_a = nullptr;
  HRASCONN handle_b = nullptr;
  CHECK(machine.Dial(dial_a, handle_a) == 0);
  CHECK(machine.Dial(dial_b, handle_b) == 0);
  machine.Advance(1'000);
  CHECK(a.last().state == RASCS_Connected);
  CHECK(b.last().state == RASCS_Connected);
  CHECK(a.last().time == b.last().time);
  machine.HangUp(handle_a);
  machine.HangUp(handle_b);
  machine.Advance(100);
}

}  // namespace
}  // namespace winras::simulator::test::simulator_dial_test
