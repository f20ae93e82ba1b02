// Each behaviour key about dialing and notifying does what it says, and nothing else.

#include <map>

#include "calls/line_identity.h"
#include "provider/alertable_event.h"
#include "simulator_machine.h"

namespace winras::simulator::test::simulator_behaviour_test {
namespace {

const States kAll = {RASCS_OpenPort,
                     RASCS_PortOpened,
                     RASCS_ConnectDevice,
                     RASCS_DeviceConnected,
                     RASCS_AllDevicesConnected,
                     RASCS_Authenticate,
                     RASCS_AuthNotify,
                     RASCS_AuthProject,
                     RASCS_Authenticated,
                     RASCS_Projected,
                     RASCS_Connected};

std::string Config(const std::string& behaviour, const std::string& service = "[Service]\n") {
  return service + "[Entry]\nName=Office\nType=vpn\nStrategy=SSTP\nNumber=host\n" + behaviour +
         "[Server]\nNumber=host\nAnyone=1\n";
}

struct Attempt {
  explicit Attempt(const std::string& behaviour) : machine(Config(behaviour)) {}
  ~Attempt() {
    CHECK(machine.service().Violations().empty());
    if (handle != nullptr) machine.HangUp(handle);
    machine.Advance(5'000);
    CHECK(machine.service().Owed().empty());
  }
  DWORD Dial() { return machine.Dial(arguments, handle); }
  DWORD State() {
    RASCONNSTATUSW status;
    CHECK(machine.Status(handle, status) == 0);
    return status.rasconnstate;
  }

  Machine machine;
  Listener listener;
  Arguments arguments{u"Office", listener};
  HRASCONN handle = nullptr;
};

TEST_CASE("Delay") {
  Attempt attempt("Delay=100\n");
  CHECK(attempt.Dial() == 0);
  attempt.machine.Advance(2'000);
  CHECK(attempt.listener.states() == kAll);
  CHECK(attempt.listener.last().time == 1'100);
}

TEST_CASE("RasDial returns before, between or after the first callbacks, and may block") {
  struct Variant {
    const char* behaviour;
    std::size_t callbacks;
    double time;
  };
  for (const Variant& variant :
       {Variant{"", 0, 0}, Variant{"RasDialBlocks=500\n", 0, 500},
        Variant{"RasDialReturns=between\n", 1, 30}, Variant{"RasDialReturns=after\n", 4, 90},
        Variant{"RasDialReturns=after\nRasDialBlocks=1000\n", 11, 1'090}}) {
    CAPTURE(variant.behaviour);
    Attempt attempt(variant.behaviour);
    std::size_t callbacks = 99;
    double time = 0;
    attempt.machine.InBackground([&] {
      CHECK(attempt.Dial() == 0);
      callbacks = attempt.listener.events().size();
      time = attempt.machine.clock().Now();
    });
    attempt.machine.Advance(3'000);
    CHECK(callbacks == variant.callbacks);
    CHECK(time == variant.time);
    CHECK(attempt.listener.states() == kAll);
    CHECK(attempt.listener.events()[0].handle == attempt.handle);
  }
}

TEST_CASE("D2: RasDial fails with a handle that is owed") {
  Attempt attempt("RasDialFails=633\n");
  CHECK(attempt.Dial() == 633);
  REQUIRE(attempt.handle != nullptr);
  attempt.machine.Advance(1'000);
  CHECK(attempt.listener.events().empty());
  CHECK(attempt.machine.service().Owed().size() == 1);
  RASCONNSTATUSW status;
  CHECK(attempt.machine.Status(attempt.handle, status) == 0);
  CHECK(status.dwError == 633);
}

TEST_CASE("D2: RasDial refuses, and nothing is owed") {
  Attempt attempt("RasDialRefuses=633\n");
  CHECK(attempt.Dial() == 633);
  CHECK(attempt.handle == nullptr);
  CHECK(attempt.machine.service().Owed().empty());
}

TEST_CASE("S4: notifications that are lost, doubled, merged, or end early") {
  struct Variant {
    const char* behaviour;
    States states;
  };
  States lost = kAll;
  lost.pop_back();
  lost.erase(lost.begin());
  States doubled = kAll;
  doubled.insert(doubled.begin(), RASCS_OpenPort);
  doubled.push_back(RASCS_Connected);
  const States merged = {RASCS_PortOpened,  RASCS_DeviceConnected, RASCS_Authenticate,
                         RASCS_AuthProject, RASCS_Projected,       RASCS_Connected};
  States again = kAll;
  again.push_back(RASCS_Connected);
  for (const Variant& variant :
       {Variant{"Lost=OpenPort,Connected\n", lost},
        Variant{"Duplicated=OpenPort,Connected\n", doubled}, Variant{"Merged=1\n", merged},
        Variant{"SilentAfter=ConnectDevice\n", States(kAll.begin(), kAll.begin() + 3)},
        Variant{"AfterTerminal=1\n", again}}) {
    CAPTURE(variant.behaviour);
    Attempt attempt(variant.behaviour);
    CHECK(attempt.Dial() == 0);
    attempt.machine.Advance(2'000);
    CHECK(attempt.listener.states() == variant.states);
    CHECK(attempt.State() == RASCS_Connected);
  }
}

TEST_CASE("Late: notifications lag behind the line, in order, and end with RasHangUp") {
  Attempt attempt("Late=50\n");
  CHECK(attempt.Dial() == 0);
  attempt.machine.Advance(69);
  CHECK(attempt.listener.events().empty());
  CHECK(attempt.State() == RASCS_ConnectDevice);
  attempt.machine.Advance(2'000);
  CHECK(attempt.listener.states() == kAll);
  attempt.machine.HangUp(attempt.handle);
  attempt.machine.Advance(100);

  attempt.handle = nullptr;
  CHECK(attempt.Dial() == 0);
  attempt.machine.Advance(60);
  attempt.machine.HangUp(attempt.handle);
  attempt.handle = nullptr;
  attempt.machine.Advance(1'000);
  CHECK(attempt.listener.states() == kAll);
}

TEST_CASE("D7: notifications on the captured thread, when it waits alertably") {
  Attempt attempt("NotificationThread=captured\n");
  CHECK(attempt.Dial() == 0);
  AlertableEvent never_set;
  for (int i = 0; i < 2'000 && attempt.listener.CountOf(RASCS_Connected) == 0; ++i) {
    if (attempt.machine.service().Idle()) {
      if (const auto due = attempt.machine.clock().NextDue()) {
        attempt.machine.clock().AdvanceTo(*due);
      }
    }
    never_set.Wait(1);
  }
  CHECK(attempt.listener.states() == kAll);
  for (const Event& event : attempt.listener.events()) {
    CHECK(event.thread == std::this_thread::get_id());
  }
}

TEST_CASE("D7: a captured thread that RAS itself holds hears when it is let go") {
  Attempt attempt("NotificationThread=captured\nRasDialReturns=after\n");
  std::thread::id captured;
  attempt.machine.InBackground([&] {
    captured = std::this_thread::get_id();
    CHECK(attempt.Dial() == 0);
    CHECK(attempt.listener.events().size() >= 4);
    AlertableEvent never_set;
    while (attempt.listener.CountOf(RASCS_Connected) == 0) never_set.Wait(10);
  });
  // Idle, although a notification waits for the sleeping thread: or the clock could never move.
  while (!attempt.machine.BackgroundEnded()) {
    if (attempt.machine.service().Idle()) {
      if (const auto due = attempt.machine.clock().NextDue()) {
        attempt.machine.clock().AdvanceTo(*due);
      }
    }
    std::this_thread::yield();
  }
  CHECK(attempt.listener.states() == kAll);
  CHECK(attempt.listener.events()[0].thread == captured);
}

TEST_CASE("D7: a captured thread that has ended is noted, and the line goes on unheard") {
  Machine machine(Config("NotificationThread=captured\n"));
  Listener listener;
  Arguments arguments(u"Office", listener);
  HRASCONN handle = nullptr;
  std::thread([&] {
    Service::SetCurrent(&machine.service());
    CHECK(machine.Dial(arguments, handle) == 0);
  }).join();
  machine.Advance(2'000);
  CHECK(listener.events().empty());
  CHECK(!machine.service().Violations().empty());
  RASCONNSTATUSW status;
  CHECK(machine.Status(handle, status) == 0);
  CHECK(status.rasconnstate == RASCS_Connected);
  machine.HangUp(handle);
  machine.Advance(100);
}

TEST_CASE("E4, G1: ListDialing and StatusError") {
  {
    Attempt attempt("ListDialing=0\n");
    CHECK(attempt.Dial() == 0);
    attempt.machine.Advance(50);
    CHECK(attempt.machine.Connections().empty());
    attempt.machine.Advance(2'000);
    CHECK(attempt.machine.Connections().size() == 1);
  }
  Attempt attempt("StatusError=5\n");
  CHECK(attempt.Dial() == 0);
  CHECK(attempt.machine.Connections().size() == 1);
  CHECK(attempt.machine.Status(attempt.handle) == 5);
}

TEST_CASE("E4: the correlation GUID is listed always, once connected, late or never") {
  struct Variant {
    const char* behaviour;
    std::vector<bool> listed;  // while dialing, when connected, a second later
  };
  for (const Variant& variant :
       {Variant{"", {true, true, true}}, Variant{"CorrelationId=connected\n", {false, true, true}},
        Variant{"CorrelationId=late\nCorrelationIdAfter=1000\n", {false, false, true}},
        Variant{"CorrelationId=never\n", {false, false, false}}}) {
    CAPTURE(variant.behaviour);
    Attempt attempt(std::string("Delay=10\n") + variant.behaviour);
    CHECK(attempt.Dial() == 0);
    std::vector<bool> listed;
    for (const double wait : {50, 200, 1'000}) {
      attempt.machine.Advance(wait);
      const auto rows = attempt.machine.Connections();
      REQUIRE(rows.size() == 1);
      const GUID id =
          rows[0].guidCorrelationId;  // of a packed structure: no reference may be taken
      listed.push_back(IsKnown(id));
    }
    CHECK(listed == variant.listed);
  }
}

TEST_CASE("E1: RasMan starting, or stopped, answers 711; blocking first") {
  for (const char* state : {"starting\nRasManStartsAfter=1000\n", "stopped\n"}) {
    Machine machine(Config("", std::string("[Service]\nRasManBlocks=300\nRasMan=") + state));
    DWORD result = 0;
    machine.InBackground([&] { result = machine.Status(nullptr); });
    machine.Advance(299);
    CHECK(!machine.BackgroundEnded());
    machine.Advance(1);
    CHECK(machine.BackgroundEnded());
    CHECK(result == kErrorRasmanCannotInitialize);
    if (state[2] == 'a') {
      machine.Advance(1'000);
      CHECK(machine.Status(nullptr) == kErrorInvalidHandle);
    }
  }
}

// What a seed makes of a hundred dials, however the threads run.
std::map<std::u16string, std::vector<std::pair<double, DWORD>>> Run(int seed) {
  std::string config = "[Service]\nSeed=" + std::to_string(seed) + "\nFaults=0.7\n";
  for (int i = 0; i < 100; ++i) {
    config += "[Entry]\nName=E" + std::to_string(i) + "\nType=vpn\nNumber=host\n";
  }
  Machine machine(config + "[Server]\nNumber=host\nAnyone=1\n");
  std::vector<std::unique_ptr<Listener>> listeners;
  std::vector<HRASCONN> handles(100, nullptr);
  for (std::size_t i = 0; i < 100; ++i) {
    listeners.push_back(std::make_unique<Listener>());
    machine.InBackground([&machine, &handles, i, listener = listeners.back().get()] {
      const std::string name = "E" + std::to_string(i);
      Arguments arguments(std::u16string(name.begin(), name.end()), *listener);
      machine.Dial(arguments, handles[i]);
    });
  }
  machine.Advance(10'000);
  std::map<std::u16string, std::vector<std::pair<double, DWORD>>> heard;
  for (std::size_t i = 0; i < 100; ++i) {
    for (const Event& event : listeners[i]->events()) {
      heard[std::u16string(1, static_cast<char16_t>(i))].emplace_back(
          event.time, event.state << 16 | event.error);
    }
  }
  for (const OwedHandle& owed : machine.service().Owed()) {
    machine.InBackground([&machine, owed] { CHECK(machine.HangUp(owed.handle) == 0); });
  }
  machine.Advance(10'000);
  CHECK(machine.service().Owed().empty());
  CHECK(machine.service().Violations().empty());
  return heard;
}

TEST_CASE("faults depend on the seed alone") {
  const auto once = Run(1);
  CHECK(once == Run(1));
  CHECK(once != Run(2));
}

TEST_CASE("a service can be closed at any moment, its notifiers then rest") {
  for (int i = 0; i < 50; ++i) {
    Machine machine(Config("Delay=1\n"));
    Listener listener;
    std::atomic<bool> closed{false};
    listener.on_event = [&](const Event&) -> DWORD {
      CHECK(!closed);
      return 1;
    };
    Arguments arguments(u"Office", listener);
    HRASCONN handle = nullptr;
    CHECK(machine.Dial(arguments, handle) == 0);
    machine.clock().AdvanceTo(1 + i % 10);
    machine.Close();
    closed = true;
    machine.clock().AdvanceTo(1'000);
  }
}

TEST_CASE("the last reference to a service may be dropped inside a handler") {
  const auto clock = MakeVirtualClock();
  auto service = OpenService(Config(""), clock).service;
  Service::SetCurrent(service.get());
  Listener listener;
  listener.clock = clock.get();
  std::atomic<bool> dropped{false};
  listener.on_event = [&](const Event&) -> DWORD {
    service.reset();
    dropped = true;
    return 1;
  };
  Arguments arguments(u"Office", listener);
  HRASCONN handle = nullptr;
  CHECK(Functions().RasDialW(nullptr, nullptr, &arguments.parameters, arguments.type,
                             arguments.notifier, &handle) == 0);
  Service::SetCurrent(nullptr);
  clock->AdvanceTo(100);
  while (!dropped) std::this_thread::yield();
  // The handler's thread still has to unwind what the test's stack does not own.
  std::this_thread::sleep_for(std::chrono::milliseconds(20));
}

TEST_CASE("D2: a failed dial that nobody hangs up is dialed again by RAS itself, unnoticed") {
  Attempt attempt("RasDialFails=651\nRedialsUnpaid=1000\n");
  CHECK(attempt.Dial() == 651);
  attempt.machine.Advance(900);
  RASCONNSTATUSW status;
  CHECK(attempt.machine.Status(attempt.handle, status) == 0);
  CHECK(status.dwError == 651);
  attempt.machine.Advance(5'000);
  CHECK(attempt.State() == RASCS_Connected);
  CHECK(attempt.listener.states().empty());
}

TEST_CASE("D2: a failed dial that is hung up is not dialed again") {
  Attempt attempt("RasDialFails=651\nRedialsUnpaid=1000\n");
  CHECK(attempt.Dial() == 651);
  CHECK(attempt.machine.HangUp(attempt.handle) == 0);
  attempt.machine.Advance(5'000);
  RASCONNSTATUSW status;
  CHECK(attempt.machine.Status(attempt.handle, status) == 6);
  attempt.handle = nullptr;
}

}  // namespace
}  // namespace winras::simulator::test::simulator_behaviour_test
