// Hanging up, handles, references, lost lines. H*, D2, D5, D8 to D11.

#include <cstring>

#include "simulator_machine.h"
#include "wait_until.h"

namespace winras::simulator::test::simulator_hang_up_test {
namespace {

std::string Config(const std::string& behaviour, const std::string& server = "Anyone=1\n") {
  return "[Entry]\nName=Office\nType=vpn\nStrategy=SSTP\nNumber=host\n" + behaviour +
         "[Server]\nNumber=host\n" + server;
}

// Dials and lets time pass.
struct Line {
  Line(Machine& on, double time, const std::u16string& entry = u"Office")
      : machine(on), arguments(entry, listener) {
    result = machine.Dial(arguments, handle);
    machine.Advance(time);
  }

  Machine& machine;
  Listener listener;
  Arguments arguments;
  HRASCONN handle = nullptr;
  DWORD result = 0;
};

DWORD StateOf(Machine& machine, HRASCONN handle) {
  RASCONNSTATUSW status;
  CHECK(machine.Status(handle, status) == 0);
  return status.rasconnstate;
}

TEST_CASE("H1: after RasHangUp the handle lingers, and then answers 6") {
  struct Variant {
    const char* behaviour;
    DWORD state;
  };
  for (const Variant& variant : {Variant{"Linger=50\n", RASCS_Disconnected},
                                 Variant{"Linger=50\nLingerState=Connected\n", RASCS_Connected},
                                 Variant{"Linger=50\nLingerState=current\n", RASCS_PortOpened}}) {
    Machine machine(Config(variant.behaviour));
    Line line(machine, 50);
    CHECK(machine.HangUp(line.handle) == 0);
    CHECK(StateOf(machine, line.handle) == variant.state);
    machine.Advance(49);
    CHECK(StateOf(machine, line.handle) == variant.state);
    machine.Advance(1);
    CHECK(machine.Status(line.handle) == kErrorInvalidHandle);
    CHECK(machine.Status(line.handle) == kErrorInvalidHandle);  // H10: ask twice
    CHECK(machine.service().Violations().empty());
  }
}

TEST_CASE("D5: after a hang-up in mid-dial nothing is notified, or Disconnected, or 631") {
  struct Variant {
    const char* behaviour;
    std::size_t more;
    DWORD state;
    DWORD error;
  };
  for (const Variant& variant :
       {Variant{"", 0, RASCS_PortOpened, 0},
        Variant{"AfterHangUp=disconnected\n", 1, RASCS_Disconnected, 0},
        Variant{"AfterHangUp=userDisconnection\n", 1, RASCS_PortOpened, 631}}) {
    Machine machine(Config(variant.behaviour));
    Line line(machine, 50);
    const std::size_t before = line.listener.events().size();
    machine.HangUp(line.handle);
    machine.Advance(1'000);
    CHECK(line.listener.events().size() == before + variant.more);
    CHECK(line.listener.last().state == variant.state);
    CHECK(line.listener.last().error == variant.error);
  }
}

TEST_CASE("D6: RasHangUp inside the handler acts after it has returned") {
  Machine machine(Config(""));
  Listener listener;
  DWORD inside = RASCS_Disconnected;
  listener.on_event = [&](const Event& event) -> DWORD {
    if (event.state != RASCS_ConnectDevice) return 1;
    CHECK(machine.HangUp(event.handle) == 0);
    inside = StateOf(machine, event.handle);
    return 1;
  };
  Arguments arguments(u"Office", listener);
  HRASCONN handle = nullptr;
  CHECK(machine.Dial(arguments, handle) == 0);
  machine.Advance(1'000);
  CHECK(inside == RASCS_ConnectDevice);
  CHECK(listener.last().state == RASCS_ConnectDevice);
  CHECK(machine.Status(handle) == kErrorInvalidHandle);
  CHECK(machine.service().Owed().empty());
}

TEST_CASE("RasHangUp waits for a running handler, or does not") {
  for (const bool waits : {true, false}) {
    Machine machine(Config(waits ? "HangUp=waitsForHandler\n" : ""));
    Listener listener;
    std::atomic<bool> entered{false};
    std::atomic<bool> release{false};
    listener.on_event = [&](const Event&) -> DWORD {
      entered = true;
      while (!release) std::this_thread::yield();
      return 1;
    };
    Arguments arguments(u"Office", listener);
    HRASCONN handle = nullptr;
    CHECK(machine.Dial(arguments, handle) == 0);
    machine.clock().AdvanceTo(20);
    while (!entered) std::this_thread::yield();
    std::atomic<bool> returned{false};
    machine.InBackground([&] {
      CHECK(machine.HangUp(handle) == 0);
      returned = true;
    });
    if (waits) {
      std::this_thread::sleep_for(std::chrono::milliseconds(30));
      CHECK(!returned);
    } else {
      CHECK(WaitUntil([&] { return returned.load(); }));
    }
    release = true;
    machine.Advance(1'000);
    CHECK(returned);
    CHECK(listener.events().size() == 1);
    CHECK(machine.Status(handle) == kErrorInvalidHandle);
  }
}

TEST_CASE("RasHangUp can block, and the handle lingers from its return on") {
  Machine machine(Config("HangUpBlocks=500\nLinger=100\n"));
  Line line(machine, 1'000);
  double returned_at = 0;
  machine.InBackground([&] {
    CHECK(machine.HangUp(line.handle) == 0);
    returned_at = machine.clock().Now();
  });
  machine.Advance(599);
  CHECK(returned_at == 1'500);
  CHECK(machine.Status(line.handle) == 0);
  machine.Advance(1);
  CHECK(machine.Status(line.handle) == kErrorInvalidHandle);
}

TEST_CASE("H3: a RasHangUp that fails changes nothing") {
  Machine machine(Config("HangUpError=753\n"));
  Line line(machine, 1'000);
  CHECK(machine.HangUp(line.handle) == kErrorHangupFailed);
  machine.Advance(1'000);
  CHECK(StateOf(machine, line.handle) == RASCS_Connected);
  CHECK(machine.service().Owed().size() == 1);
}

TEST_CASE("H10: one status of a connected line is spuriously 6") {
  Machine machine(Config("SpuriousGone=1\n"));
  Line line(machine, 100);
  CHECK(machine.Status(line.handle) == 0);
  machine.Advance(1'000);
  CHECK(machine.Status(line.handle) == kErrorInvalidHandle);
  CHECK(machine.Status(line.handle) == 0);
  CHECK(machine.HangUp(line.handle) == 0);
}

TEST_CASE("handles are small, used again at once, and a dead one is noted") {
  Machine machine(
      "[Entry]\nName=A\nType=modem\nNumber=1\n[Entry]\nName=B\nType=modem\nNumber=1\n"
      "[Server]\nNumber=1\nAnyone=1\n");
  Line a(machine, 1'000, u"A");
  CHECK(reinterpret_cast<std::uintptr_t>(a.handle) < 256);
  const GUID before = machine.Connections()[0].guidCorrelationId;
  machine.HangUp(a.handle);
  machine.Advance(100);
  Line b(machine, 1'000, u"B");
  CHECK(b.handle == a.handle);
  const GUID after = machine.Connections()[0].guidCorrelationId;
  CHECK(std::memcmp(&before, &after, sizeof(GUID)) != 0);
  CHECK(machine.service().Violations().empty());

  CHECK(machine.HangUp(b.handle) == 0);
  CHECK(machine.HangUp(b.handle) == kErrorNoConnection);  // while it lingers
  machine.Advance(100);
  CHECK(machine.HangUp(b.handle) == kErrorInvalidHandle);
  CHECK(machine.HangUp(nullptr) == kErrorInvalidHandle);
  CHECK(machine.service().Violations().size() == 3);
}

TEST_CASE("a handle is not used again before the RasDial that gave it has returned") {
  Machine machine(
      "[Entry]\nName=A\nType=modem\nNumber=1\nRasDialReturns=between\n"
      "RasDialBlocks=1000\n[Entry]\nName=B\nType=modem\nNumber=1\n"
      "[Server]\nNumber=1\nAnyone=1\n");
  Listener listener;
  Arguments arguments(u"A", listener);
  HRASCONN handle = nullptr;
  machine.InBackground([&] { CHECK(machine.Dial(arguments, handle) == 0); });
  machine.Advance(30);
  const HRASCONN heard = listener.last().handle;
  CHECK(machine.HangUp(heard) == 0);
  machine.Advance(100);
  CHECK(machine.Status(heard) == kErrorInvalidHandle);
  Line b(machine, 100, u"B");
  CHECK(b.handle != heard);
  machine.Advance(2'000);
  CHECK(handle == heard);
  CHECK(machine.service().Owed().size() == 1);  // B's
}

TEST_CASE("D16, D2: a synchronous dial that is hung up from elsewhere owes nothing") {
  Machine machine(Config(""));
  Listener unused;
  Arguments arguments(u"Office", unused);
  arguments.notifier = nullptr;
  HRASCONN handle = nullptr;
  DWORD result = 0;
  machine.InBackground([&] { result = machine.Dial(arguments, handle); });
  machine.Advance(50);
  CHECK(machine.HangUp(machine.Connections()[0].hrasconn) == 0);
  machine.Advance(1'000);
  CHECK(machine.BackgroundEnded());
  CHECK(result == kErrorUserDisconnection);
  CHECK(handle == nullptr);
  CHECK(machine.service().Owed().empty());
}

TEST_CASE("D3 of one dial does not silence another dial of the same line") {
  Machine machine(Config(""));
  Listener deaf;
  deaf.on_event = [](const Event&) -> DWORD { return 0; };
  Arguments arguments(u"Office", deaf);
  HRASCONN handle = nullptr;
  CHECK(machine.Dial(arguments, handle) == 0);
  machine.Advance(1'000);
  CHECK(deaf.events().size() == 1);
  Line second(machine, 100);
  CHECK(second.listener.states() == States{RASCS_Connected});
}

TEST_CASE("D9: dialing a connected entry adds a reference, each of which is hung up") {
  for (const bool silent : {true, false}) {
    Machine machine(Config(silent ? "RedialConnected=silent\n" : ""));
    Line first(machine, 1'000);
    Line second(machine, 1'000);
    CHECK(second.handle == first.handle);
    CHECK(second.listener.states() == (silent ? States{} : States{RASCS_Connected}));
    CHECK(first.listener.CountOf(RASCS_Connected) == 1);
    CHECK(machine.service().Owed()[0].references == 2);
    CHECK(machine.HangUp(first.handle) == 0);
    machine.Advance(1'000);
    CHECK(StateOf(machine, first.handle) == RASCS_Connected);
    CHECK(machine.HangUp(first.handle) == 0);
    machine.Advance(1'000);
    CHECK(machine.Status(first.handle) == kErrorInvalidHandle);
    CHECK(machine.service().Violations().empty());
  }
}

TEST_CASE("D9: a line that was up before is another process', and can be shared and hung up") {
  Machine machine(Config("") + "[Connection]\nEntry=Office\n");
  CHECK(machine.service().Owed().empty());
  const auto rows = machine.Connections();
  REQUIRE(rows.size() == 1);
  CHECK((rows[0].dwFlags & RASCF_OwnerMatch) == 0);
  Line line(machine, 100);
  const HRASCONN handle = rows[0].hrasconn;
  CHECK(line.handle == handle);
  CHECK(machine.HangUp(handle) == 0);
  machine.Advance(1'000);
  CHECK(StateOf(machine, handle) == RASCS_Connected);
  CHECK(machine.HangUp(handle) == 0);
  machine.Advance(1'000);
  CHECK(machine.Connections().empty());
}

TEST_CASE("D11, D2: 756 while the entry dials, and until a failed dial is hung up") {
  Machine machine(Config("", "NoAnswer=1\n"));
  Line line(machine, 30);
  CHECK(Line(machine, 0).result == kErrorDialAlreadyInProgress);
  machine.Advance(1'000);
  CHECK(line.listener.last().error == kErrorVpnTimeout);
  Line second(machine, 0);
  CHECK(second.result == kErrorDialAlreadyInProgress);
  CHECK(second.handle == nullptr);
  machine.HangUp(line.handle);
  machine.Advance(100);
  Line third(machine, 0);
  CHECK(third.result == 0);
  machine.HangUp(third.handle);
}

TEST_CASE("H9: the port is free some time after the line is gone") {
  Machine machine(Config("PortFreeAfter=200\nLinger=50\n"));
  Line line(machine, 1'000);
  machine.HangUp(line.handle);
  CHECK(Line(machine, 0).result == kErrorPortNotAvailable);
  machine.Advance(100);
  CHECK(machine.Status(line.handle) == kErrorInvalidHandle);
  CHECK(Line(machine, 0).result == kErrorPortNotAvailable);
  machine.Advance(150);
  CHECK(Line(machine, 0).result == 0);
}

TEST_CASE("D8: a lost line is gone at once, or says so first, or comes back under another handle") {
  SUBCASE("gone") {
    Machine machine(Config(""));
    Line line(machine, 1'000);
    CHECK(!machine.service().DropLine(u"Other", 829));
    CHECK(machine.service().DropLine(u"OFFICE", 829));
    CHECK(machine.Status(line.handle) == kErrorInvalidHandle);
    CHECK(machine.Connections().empty());
    CHECK(machine.service().Owed().empty());
    // Nobody could know: no misuse.
    CHECK(machine.HangUp(line.handle) == kErrorInvalidHandle);
    CHECK(machine.service().Violations().empty());
  }
  SUBCASE("disconnected first") {
    Machine machine(Config("LostLine=disconnectedFirst\n"));
    Line line(machine, 1'000);
    CHECK(machine.service().DropLine(u"Office", 829));
    RASCONNSTATUSW status;
    CHECK(machine.Status(line.handle, status) == 0);
    CHECK(status.rasconnstate == RASCS_Disconnected);
    CHECK(status.dwError == 829);
    // Only its reason lingers: there is nothing left to hang up.
    CHECK(machine.service().Owed().empty());
    machine.Advance(100);
    CHECK(machine.Status(line.handle) == kErrorInvalidHandle);
    CHECK(machine.service().Owed().empty());
  }
  SUBCASE("disconnected first, and hung up meanwhile") {
    Machine machine(Config("LostLine=disconnectedFirst\nLinger=100\n"));
    Line line(machine, 1'000);
    CHECK(machine.service().DropLine(u"Office", 829));
    CHECK(machine.HangUp(line.handle) == 0);
    machine.Advance(1'000);
    CHECK(machine.Status(line.handle) == kErrorInvalidHandle);
    CHECK(machine.service().Owed().empty());
  }
  SUBCASE("reconnected") {
    Machine machine(Config("LostLine=reconnect\n"));
    Line line(machine, 1'000);
    const auto before = machine.Connections();
    CHECK(machine.service().DropLine(u"Office", 829));
    CHECK(machine.Status(line.handle) == kErrorInvalidHandle);
    machine.Advance(1'000);
    const auto after = machine.Connections();
    REQUIRE(after.size() == 1);
    CHECK(after[0].luid.LowPart == before[0].luid.LowPart);
    CHECK(after[0].guidCorrelationId.Data1 != before[0].guidCorrelationId.Data1);
    CHECK(machine.service().Owed().empty());
  }
  SUBCASE("in mid-dial it is the attempt that fails") {
    Machine machine(Config(""));
    Line line(machine, 50);
    CHECK(machine.service().DropLine(u"Office", 628));
    machine.Advance(1'000);
    CHECK(line.listener.last().error == 628);
    CHECK(machine.service().Owed().size() == 1);
  }
}

}  // namespace
}  // namespace winras::simulator::test::simulator_hang_up_test
