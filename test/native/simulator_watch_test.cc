// The simulated RasConnectionNotification.
#include <doctest/doctest.h>

#include <string>

#include "abi/ras_constants.h"
#include "provider/event.h"
#include "simulator_machine.h"

namespace winras::simulator::test::simulator_watch_test {
namespace {

const std::string kOffices =
    "[Service]\nSalt=00\n"
    "[Entry]\nName=A\nType=vpn\nNumber=a\nStrategy=IKEv2\n"
    "[Entry]\nName=B\nType=vpn\nNumber=b\nStrategy=SSTP\n"
    "[Server]\nNumber=a\nAnyone=1\n[Server]\nNumber=b\nAnyone=1\n";

using Signal = winras::Event;  // Event is what a dial is told here

constexpr DWORD kLines = RASCN_Connection | RASCN_Disconnection;

// With these [Service] keys.
std::string OfficesWith(const std::string& keys) {
  std::string config = kOffices;
  return config.insert(config.find("[Entry]"), keys);
}

DWORD Watch(const Signal& event, DWORD flags, HRASCONN connection = AllConnections()) {
  return Functions().RasConnectionNotificationW(connection, event.handle(), flags);
}

// Whether it was signaled since the last time.
bool Signaled(Signal& event) {
  const bool set = event.IsSet();
  event.Reset();
  return set;
}

HRASCONN Connect(Machine& machine, const std::u16string& entry) {
  Listener listener;
  Arguments arguments(entry, listener);
  HRASCONN handle = nullptr;
  REQUIRE(machine.Dial(arguments, handle) == 0);
  machine.Advance(1'000);
  REQUIRE(listener.last().state == RASCS_Connected);
  return handle;
}

TEST_CASE("RasConnectionNotification signals what its flags ask for, and nothing else") {
  Machine machine(kOffices);
  Signal connections;
  Signal disconnections;
  Signal dormant;
  Signal reconnections;
  REQUIRE(Watch(connections, RASCN_Connection) == 0);
  REQUIRE(Watch(disconnections, RASCN_Disconnection) == 0);
  REQUIRE(Watch(dormant, RASCN_Dormant) == 0);
  REQUIRE(Watch(reconnections, RASCN_ReConnection) == 0);
  const auto signaled = [&] {
    std::string all;
    if (Signaled(connections)) all += 'c';
    if (Signaled(disconnections)) all += 'd';
    if (Signaled(dormant)) all += 's';
    if (Signaled(reconnections)) all += 'r';
    return all;
  };
  REQUIRE(machine.service().ConnectElsewhere(u"A"));
  CHECK(signaled() == "c");
  REQUIRE(machine.service().SetSubstate(u"A", RASCSS_Dormant));
  CHECK(signaled() == "s");
  REQUIRE(machine.service().SetSubstate(u"A", RASCSS_Reconnecting));
  CHECK(signaled().empty());
  REQUIRE(machine.service().SetSubstate(u"A", RASCSS_Reconnected));
  CHECK(signaled() == "r");
  REQUIRE(machine.service().DropLine(u"A", 629));
  CHECK(signaled() == "d");
}

TEST_CASE("a line of this process is signaled when it is up, and when its handle is dead") {
  Machine machine(kOffices);
  Signal event;
  REQUIRE(Watch(event, kLines) == 0);
  Listener listener;
  Arguments arguments(u"A", listener);
  HRASCONN handle = nullptr;
  REQUIRE(machine.Dial(arguments, handle) == 0);
  CHECK_FALSE(event.IsSet());
  while (!event.IsSet()) machine.clock().AdvanceTo(machine.clock().Now() + 20);
  event.Reset();
  machine.Advance(1'000);
  REQUIRE(machine.HangUp(handle) == 0);
  CHECK_FALSE(event.IsSet());
  machine.clock().AdvanceTo(machine.clock().Now() + 20);
  CHECK(Signaled(event));
  CHECK(machine.Status(handle) == kErrorInvalidHandle);
  // A dial that fails was never up.
  Arguments unknown(u"A", listener);
  Copy(u"nobody", unknown.parameters.szPhoneNumber);
  handle = nullptr;
  REQUIRE(machine.Dial(unknown, handle) == 0);
  machine.Advance(60'000);
  REQUIRE(machine.HangUp(handle) == 0);
  machine.Advance(1'000);
  CHECK_FALSE(event.IsSet());
}

TEST_CASE("a handle of its own is told of its own end only, and never of a connection") {
  Machine machine(kOffices);
  const HRASCONN a = Connect(machine, u"A");
  const HRASCONN b = Connect(machine, u"B");
  Signal event;
  REQUIRE(Watch(event, kLines, a) == 0);
  machine.HangUp(b);
  machine.Advance(1'000);
  CHECK_FALSE(event.IsSet());
  machine.HangUp(a);
  machine.clock().AdvanceTo(machine.clock().Now() + 1'000);
  CHECK(Signaled(event));
  // The value is another line's now, and the registration was the old one's.
  const HRASCONN again = Connect(machine, u"A");
  CHECK(again == a);
  machine.HangUp(again);
  machine.Advance(1'000);
  CHECK_FALSE(event.IsSet());
}

TEST_CASE("what is no event, no flag or no connection is refused") {
  Machine machine(kOffices);
  Signal event;
  CHECK(Watch(event, 0) == kErrorInvalidParameter);
  CHECK(Watch(event, 0x80) == kErrorInvalidParameter);
  CHECK(Watch(event, 0x7F) == 0);
  CHECK(Functions().RasConnectionNotificationW(AllConnections(), nullptr, kLines) ==
        kErrorInvalidParameter);
  CHECK(machine.service().Violations().empty());
  CHECK(Watch(event, kLines, reinterpret_cast<HRASCONN>(77)) == kErrorInvalidHandle);
  CHECK(machine.service().Violations().size() == 1);
}

TEST_CASE("an old RAS knows the documented flags only") {
  Machine machine(OfficesWith("NotificationFlags=documented\n"));
  Signal event;
  CHECK(Watch(event, 0x1F) == kErrorInvalidParameter);
  CHECK(Watch(event, 0xF) == 0);
}

TEST_CASE("a registration is persistent, or good for one signal") {
  for (const bool one_shot : {false, true}) {
    CAPTURE(one_shot);
    Machine machine(OfficesWith(one_shot ? "Registrations=oneShot\n" : ""));
    Signal event;
    REQUIRE(Watch(event, kLines) == 0);
    machine.service().ConnectElsewhere(u"A");
    CHECK(Signaled(event));
    machine.service().ConnectElsewhere(u"B");
    CHECK(Signaled(event) == !one_shot);
    REQUIRE(Watch(event, kLines) == 0);
    machine.service().DropLine(u"B", 629);
    CHECK(Signaled(event));
  }
}

TEST_CASE("a registration may be signaled when it is made") {
  for (const bool one_shot : {false, true}) {
    CAPTURE(one_shot);
    const std::string manner = one_shot ? "Registrations=oneShot\n" : "";
    Machine machine(OfficesWith("SignalsAtOnce=1\n" + manner));
    Signal event;
    REQUIRE(Watch(event, kLines) == 0);
    CHECK(Signaled(event));
    machine.service().ConnectElsewhere(u"A");
    CHECK(Signaled(event) == !one_shot);
  }
  Machine machine(OfficesWith("SignalsAtOnce=1\nSignalsLost=1\n"));
  Signal event;
  REQUIRE(Watch(event, kLines) == 0);
  CHECK_FALSE(event.IsSet());
}

TEST_CASE("of the lines that this process dials each kind is signaled once, where so told") {
  Machine machine(OfficesWith("OwnLinesSignaled=oncePerKind\n"));
  Signal event;
  REQUIRE(Watch(event, kLines) == 0);
  for (const bool first : {true, false}) {
    CAPTURE(first);
    Listener listener;
    Arguments arguments(u"A", listener);
    HRASCONN handle = nullptr;
    REQUIRE(machine.Dial(arguments, handle) == 0);
    machine.clock().AdvanceTo(machine.clock().Now() + 1);
    while (listener.CountOf(RASCS_Connected) == 0) {
      machine.clock().AdvanceTo(machine.clock().Now() + 20);
      std::this_thread::sleep_for(std::chrono::milliseconds(1));
    }
    CHECK(Signaled(event) == first);
    REQUIRE(machine.HangUp(handle) == 0);
    machine.clock().AdvanceTo(machine.clock().Now() + 1'000);
    CHECK(Signaled(event) == first);
  }
  machine.service().ConnectElsewhere(u"B");
  CHECK(Signaled(event));
  machine.service().DropLine(u"B", 629);
  CHECK(Signaled(event));
}

TEST_CASE("signals can be lost, and registrations denied for a while") {
  Machine machine(OfficesWith("SignalsLost=1\nRegistrationsDeniedUntil=1000\n"));
  Signal event;
  CHECK(Watch(event, kLines) == kErrorAccessDenied);
  machine.Advance(1'000);
  CHECK(Watch(event, kLines) == 0);
  machine.service().ConnectElsewhere(u"A");
  CHECK_FALSE(event.IsSet());
}

TEST_CASE("a restart ends all lines and registrations, and answers 711 until it is over") {
  Machine machine(kOffices);
  Signal event;
  const HRASCONN up = Connect(machine, u"A");
  machine.service().ConnectElsewhere(u"B");
  REQUIRE(Watch(event, kLines) == 0);
  machine.service().Restart(5'000);
  CHECK_FALSE(event.IsSet());
  CHECK(machine.service().Owed().empty());
  CHECK(Watch(event, kLines) == kErrorRasmanCannotInitialize);
  CHECK(machine.Status(up) == kErrorRasmanCannotInitialize);
  machine.Advance(5'000);
  CHECK(machine.Status(up) == kErrorInvalidHandle);
  CHECK(machine.Connections().empty());
  machine.service().ConnectElsewhere(u"B");
  CHECK_FALSE(event.IsSet());
  CHECK(Watch(event, kLines) == 0);
  machine.service().DropLine(u"B", 629);
  CHECK(Signaled(event));
  CHECK(machine.service().Violations().empty());
}

TEST_CASE("a restart ends a dial, a pause and a hang-up where they are") {
  for (const double time : {0.0, 50.0, 200.0}) {
    CAPTURE(time);
    Machine machine(OfficesWith("RasDialReturns=after\nLinger=10000\n"));
    HRASCONN handle = nullptr;
    Listener listener;
    Arguments arguments(u"A", listener);
    machine.InBackground([&] { machine.Dial(arguments, handle); });
    machine.Advance(time);
    machine.service().Restart(0);
    machine.Advance(60'000);
    CHECK(machine.BackgroundEnded());
    CHECK(machine.Connections().empty());
    CHECK(machine.service().Owed().empty());
  }
  Machine machine(OfficesWith("Linger=10000\n"));
  const HRASCONN up = Connect(machine, u"A");
  machine.HangUp(up);
  machine.service().Restart(0);
  machine.Advance(60'000);
  CHECK(machine.Status(up) == kErrorInvalidHandle);
  CHECK(machine.service().Violations().empty());
}

TEST_CASE(
    "others connect only what there is and is free; a substate is for IKEv2 lines that are up") {
  Machine machine(kOffices);
  CHECK_FALSE(machine.service().ConnectElsewhere(u"No such entry"));
  CHECK_FALSE(machine.service().SetSubstate(u"A", RASCSS_Dormant));
  CHECK(machine.service().ConnectElsewhere(u"a"));
  CHECK_FALSE(machine.service().ConnectElsewhere(u"A"));
  CHECK(machine.service().ConnectElsewhere(u"B"));
  CHECK_FALSE(machine.service().SetSubstate(u"B", RASCSS_Dormant));
  REQUIRE(machine.service().SetSubstate(u"A", RASCSS_Dormant));
  RASCONNSTATUSW status;
  REQUIRE(machine.Status(machine.Connections()[0].hrasconn, status) == 0);
  CHECK(status.rasconnsubstate == RASCSS_Dormant);
  CHECK(status.rasconnstate == RASCS_Connected);
}

}  // namespace
}  // namespace winras::simulator::test::simulator_watch_test
