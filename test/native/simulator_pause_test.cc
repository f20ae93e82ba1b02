// The paused states: what leads to them, what answers them, and what RAS does not accept. P1 to P3.

#include "simulator_machine.h"

namespace winras::simulator::test::simulator_pause_test {
namespace {

std::string Config(const std::string& server, const std::string& behaviour = "") {
  return "[Entry]\nName=Office\nType=modem\nNumber=host\n" + behaviour + "[Server]\nNumber=host\n" +
         server + Alice("host");
}

struct Attempt {
  explicit Attempt(const std::string& config) : machine(config) { arguments.Paused(); }
  ~Attempt() {
    if (handle != nullptr) machine.HangUp(handle);
    machine.Advance(1'000);
    CHECK(machine.service().Owed().empty());
  }

  DWORD Dial() {
    const DWORD result = machine.Dial(arguments, handle);
    machine.Advance(1'000);
    return result;
  }

  Machine machine;
  Listener listener;
  Arguments arguments{u"Office", listener};
  HRASCONN handle = nullptr;
};

TEST_CASE("P3, S5: RetryAuthentication is notified with 691 or 0, and a new password goes on") {
  for (const DWORD error : {691u, 0u}) {
    Attempt attempt(Config("", "RetryError=" + std::to_string(error) + "\n"));
    attempt.arguments.User(u"bob", u"wrong");
    CHECK(attempt.Dial() == 0);
    CHECK(attempt.listener.last().state == RASCS_RetryAuthentication);
    CHECK(attempt.listener.last().error == error);
    const auto events = attempt.listener.events();
    CHECK(events[events.size() - 2].state == RASCS_AuthNotify);
    CHECK(events[events.size() - 2].error == 0);  // S9: the next state is more specific
    attempt.arguments.User(u"alice", u"right");
    CHECK(attempt.Dial() == 0);
    const States states = attempt.listener.states();
    CHECK(states[events.size()] == RASCS_Authenticate);
    CHECK(states.back() == RASCS_Connected);
    // A resume is not another reference.
    REQUIRE(attempt.machine.service().Owed().size() == 1);
    CHECK(attempt.machine.service().Owed()[0].references == 1);
    CHECK(attempt.machine.service().Violations().empty());
  }
}

TEST_CASE("P3: after MaxTries wrong passwords the server hangs up") {
  Attempt attempt(Config("MaxTries=3\n"));
  attempt.arguments.User(u"alice", u"wrong");
  CHECK(attempt.Dial() == 0);
  CHECK(attempt.Dial() == 0);
  CHECK(attempt.listener.last().state == RASCS_RetryAuthentication);
  CHECK(attempt.Dial() == 0);
  CHECK(attempt.listener.last().state == RASCS_AuthNotify);
  CHECK(attempt.listener.last().error == 691);
  CHECK(attempt.listener.CountOf(RASCS_RetryAuthentication) == 2);
}

TEST_CASE("P3: an expired password is changed, for later dials too") {
  Attempt attempt(Config("") + "Expired=1\n");
  attempt.arguments.User(u"alice", u"right");
  CHECK(attempt.Dial() == 0);
  CHECK(attempt.listener.last().state == RASCS_PasswordExpired);
  attempt.arguments.Password(u"new");
  CHECK(attempt.Dial() == 0);
  CHECK(attempt.listener.last().state == RASCS_Connected);
  CHECK(attempt.listener.CountOf(RASCS_AuthChangePassword) == 1);
  attempt.machine.HangUp(attempt.handle);
  attempt.machine.Advance(100);
  attempt.handle = nullptr;
  attempt.arguments.Password(u"right");
  CHECK(attempt.Dial() == 0);
  CHECK(attempt.listener.last().state == RASCS_RetryAuthentication);
  attempt.arguments.Password(u"new");
  CHECK(attempt.Dial() == 0);
  CHECK(attempt.listener.last().state == RASCS_Connected);
}

TEST_CASE("P3: the old password is not accepted as the new one") {
  Attempt attempt(Config("") + "Expired=1\n");
  attempt.arguments.User(u"alice", u"right");
  CHECK(attempt.Dial() == 0);
  CHECK(attempt.Dial() == 0);
  CHECK(attempt.listener.last().state == RASCS_AuthChangePassword);
  CHECK(attempt.listener.last().error == 709);
}

TEST_CASE("P1: without paused states the same situations end the dial") {
  for (const bool expired : {true, false}) {
    Attempt attempt(Config("") + (expired ? "Expired=1\n" : ""));
    attempt.arguments.extensions.dwfOptions = 0;
    attempt.arguments.User(u"alice", expired ? u"right" : u"wrong");
    CHECK(attempt.Dial() == 0);
    CHECK(attempt.listener.last().state == RASCS_AuthNotify);
    CHECK(attempt.listener.last().error == (expired ? 648 : 691));
  }
  Attempt attempt(Config("Callback=caller\n"));
  attempt.arguments.extensions.dwfOptions = 0;
  attempt.arguments.User(u"alice", u"right").Callback(u"*");
  CHECK(attempt.Dial() == 0);
  CHECK(attempt.listener.last().error == 704);
}

const States kCallback = {RASCS_AuthCallback,    RASCS_PrepareForCallback, RASCS_WaitForModemReset,
                          RASCS_WaitForCallback, RASCS_CallbackComplete,   RASCS_Authenticated,
                          RASCS_Projected,       RASCS_Connected};

States LastOf(const Listener& listener, std::size_t count) {
  const States all = listener.states();
  REQUIRE(all.size() >= count);
  return States(all.end() - static_cast<std::ptrdiff_t>(count), all.end());
}

TEST_CASE("D13: a callback number, asked for with *, given at once, fixed, or declined") {
  SUBCASE("asked for") {
    Attempt attempt(Config("Callback=caller\n"));
    attempt.arguments.User(u"alice", u"right").Callback(u"*");
    CHECK(attempt.Dial() == 0);
    CHECK(attempt.listener.last().state == RASCS_CallbackSetByCaller);
    attempt.arguments.Callback(u"555");
    CHECK(attempt.Dial() == 0);
    CHECK(LastOf(attempt.listener, kCallback.size()) == kCallback);
  }
  SUBCASE("asked for and declined") {
    Attempt attempt(Config("Callback=caller\n"));
    attempt.arguments.User(u"alice", u"right").Callback(u"*");
    CHECK(attempt.Dial() == 0);
    attempt.arguments.Callback(u"");
    CHECK(attempt.Dial() == 0);
    CHECK(attempt.listener.last().state == RASCS_Connected);
    CHECK(attempt.listener.CountOf(RASCS_WaitForCallback) == 0);
  }
  SUBCASE("given at once") {
    Attempt attempt(Config("Callback=caller\n"));
    attempt.arguments.User(u"alice", u"right").Callback(u"555");
    CHECK(attempt.Dial() == 0);
    CHECK(LastOf(attempt.listener, kCallback.size()) == kCallback);
  }
  SUBCASE("fixed") {
    Attempt attempt(Config("Callback=fixed\nCallbackNumber=1\n"));
    attempt.arguments.User(u"alice", u"right");
    CHECK(attempt.Dial() == 0);
    CHECK(LastOf(attempt.listener, kCallback.size()) == kCallback);
  }
  SUBCASE("D12: given, and the server does not care") {
    Attempt attempt(Config(""));
    attempt.arguments.User(u"alice", u"right").Callback(u"555");
    CHECK(attempt.Dial() == 0);
    CHECK(attempt.listener.CountOf(RASCS_WaitForCallback) == 0);
    CHECK(attempt.listener.last().state == RASCS_Connected);
  }
}

TEST_CASE("P3: a terminal pauses at Interactive, before anybody authenticates") {
  Attempt attempt(Config("Interactive=1\n"));
  attempt.arguments.User(u"alice", u"right");
  CHECK(attempt.Dial() == 0);
  CHECK(attempt.listener.last().state == RASCS_Interactive);
  CHECK(attempt.listener.CountOf(RASCS_Authenticate) == 0);
  CHECK(attempt.Dial() == 0);
  CHECK(attempt.listener.last().state == RASCS_Connected);
}

TEST_CASE("P3: InvokeEapUI cannot be resumed without RasInvokeEapUI") {
  Attempt attempt(Config("EapUi=1\n"));
  attempt.arguments.User(u"alice", u"right");
  CHECK(attempt.Dial() == 0);
  CHECK(attempt.listener.last().state == RASCS_InvokeEapUI);
  CHECK(attempt.Dial() != 0);
  CHECK(attempt.handle != nullptr);
  CHECK(attempt.machine.service().Violations().size() == 1);
}

TEST_CASE("P3: RasInvokeEapUI answers InvokeEapUI, after which RasDial goes on") {
  Attempt attempt(Config("EapUi=1\n", "EapWindow=0\n"));
  attempt.arguments.User(u"alice", u"right");
  CHECK(attempt.Dial() == 0);
  const auto invoke = [&](DWORD sub_entry, RASDIALEXTENSIONS* extensions) {
    return Functions().RasInvokeEapUI(attempt.handle, sub_entry, extensions, nullptr);
  };
  RASDIALEXTENSIONS other = attempt.arguments.extensions;
  other.dwfOptions |= RDEOPT_NoUser;
  CHECK(invoke(1, &other) != 0);
  CHECK(invoke(2, &attempt.arguments.extensions) != 0);
  CHECK(attempt.machine.service().Violations().size() == 2);
  CHECK(invoke(1, &attempt.arguments.extensions) == 0);
  CHECK(attempt.Dial() == 0);
  CHECK(attempt.listener.last().state == RASCS_Connected);
  CHECK(invoke(1, &attempt.arguments.extensions) != 0);
  CHECK(attempt.machine.service().Violations().size() == 3);
}

TEST_CASE("P4: what RasInvokeEapUI refuses") {
  Attempt attempt(Config("EapUi=1\n"));
  RASDIALEXTENSIONS extensions = attempt.arguments.extensions;
  CHECK(Functions().RasInvokeEapUI(nullptr, 1, &extensions, nullptr) == kErrorInvalidHandle);
  const HRASCONN any = reinterpret_cast<HRASCONN>(std::uintptr_t{1});
  CHECK(Functions().RasInvokeEapUI(any, 1, nullptr, nullptr) == kErrorInvalidHandle);
  extensions.dwSize = 7;
  CHECK(Functions().RasInvokeEapUI(any, 1, &extensions, nullptr) == kErrorInvalidSize);
  CHECK(attempt.machine.service().Violations().empty());
}

TEST_CASE("P2, P3: a resume that changes what it must not is refused and noted") {
  struct Breach {
    const char* server;
    const char* user;
    RASCONNSTATE pause;
    void (*commit)(Arguments&, Listener&);
  };
  const Breach breaches[] = {
      {"", "", RASCS_RetryAuthentication, [](Arguments& a, Listener&) { a.Callback(u"1"); }},
      {"", "", RASCS_RetryAuthentication,
       [](Arguments& a, Listener&) { Copy(u"1", a.parameters.szPhoneNumber); }},
      {"", "", RASCS_RetryAuthentication,
       [](Arguments& a, Listener&) { Copy(u"office", a.parameters.szEntryName); }},
      {"", "", RASCS_RetryAuthentication,
       [](Arguments& a, Listener&) { a.parameters.dwSubEntry = 1; }},
      {"", "", RASCS_RetryAuthentication,
       [](Arguments& a, Listener&) { a.parameters.dwIfIndex = 1; }},
      {"", "", RASCS_RetryAuthentication,
       [](Arguments& a, Listener&) { a.extensions.dwfOptions |= RDEOPT_NoUser; }},
      {"", "", RASCS_RetryAuthentication,
       [](Arguments& a, Listener& other) {
         a.parameters.dwCallbackId = reinterpret_cast<ULONG_PTR>(&other);
       }},
      {"", "", RASCS_RetryAuthentication,
       [](Arguments& a, Listener&) { a.type = kNotifierRasDialFunc1; }},
      {"", "", RASCS_RetryAuthentication,
       [](Arguments& a, Listener&) { a.notifier = reinterpret_cast<LPVOID>(&Copy); }},
      {"", "Expired=1\n", RASCS_PasswordExpired,
       [](Arguments& a, Listener&) { a.User(u"bob", u"new"); }},
      {"", "Expired=1\n", RASCS_PasswordExpired,
       [](Arguments& a, Listener&) { Copy(u"D", a.parameters.szDomain); }},
      {"Callback=caller\n", "", RASCS_CallbackSetByCaller,
       [](Arguments& a, Listener&) { a.Password(u"new"); }},
      {"Interactive=1\n", "", RASCS_Interactive,
       [](Arguments& a, Listener&) { a.Password(u"new"); }},
  };
  for (const Breach& breach : breaches) {
    Attempt attempt(Config(breach.server) + breach.user);
    Listener other;
    const bool wrong = breach.pause == RASCS_RetryAuthentication;
    attempt.arguments.User(u"alice", wrong ? u"wrong" : u"right");
    if (breach.pause == RASCS_CallbackSetByCaller) attempt.arguments.Callback(u"*");
    CHECK(attempt.Dial() == 0);
    REQUIRE(attempt.listener.last().state == breach.pause);
    Arguments kept = attempt.arguments;
    if (breach.pause == RASCS_CallbackSetByCaller) kept.Callback(u"1");
    breach.commit(attempt.arguments, other);
    CHECK(attempt.Dial() == kErrorInvalidParameter);
    CHECK(attempt.machine.service().Violations().size() == 1);
    // It is still paused, and the right answer goes on.
    attempt.arguments = kept;
    CHECK(attempt.Dial() == 0);
    CHECK(other.events().empty());
  }
}

TEST_CASE("P2: only a paused connection can be resumed") {
  Attempt attempt(Config("Anyone=1\n"));
  CHECK(attempt.machine.Dial(attempt.arguments, attempt.handle) == 0);
  CHECK(attempt.machine.Dial(attempt.arguments, attempt.handle) == 756);
  attempt.machine.Advance(1'000);
  CHECK(attempt.machine.Dial(attempt.arguments, attempt.handle) == 756);
  HRASCONN never = reinterpret_cast<HRASCONN>(std::uintptr_t{77});
  CHECK(attempt.machine.Dial(attempt.arguments, never) == kErrorInvalidHandle);
  CHECK(attempt.machine.service().Violations().size() == 3);
}

TEST_CASE("a resume waits for a handler that has passed the pause on and not returned") {
  Attempt attempt(Config(""));
  attempt.arguments.User(u"alice", u"wrong");
  std::atomic<bool> entered{false};
  std::atomic<bool> release{false};
  attempt.listener.on_event = [&](const Event& event) -> DWORD {
    if (event.state == RASCS_RetryAuthentication) {
      entered = true;
      while (!release) std::this_thread::yield();
    }
    return 1;
  };
  CHECK(attempt.machine.Dial(attempt.arguments, attempt.handle) == 0);
  while (!entered) {
    if (const auto due = attempt.machine.clock().NextDue()) attempt.machine.clock().AdvanceTo(*due);
    std::this_thread::yield();
  }
  attempt.arguments.Password(u"right");
  DWORD result = 1;
  std::atomic<bool> returned{false};
  attempt.machine.InBackground([&] {
    HRASCONN handle = attempt.handle;
    result = attempt.machine.Dial(attempt.arguments, handle);
    returned = true;
  });
  std::this_thread::sleep_for(std::chrono::milliseconds(30));
  CHECK(!returned);
  release = true;
  attempt.machine.Advance(1'000);
  CHECK(result == 0);
  CHECK(attempt.listener.last().state == RASCS_Connected);
  CHECK(attempt.machine.service().Violations().empty());
}

TEST_CASE("a pause that is told while it is being answered may be answered, too, but once") {
  Attempt attempt(Config("", "Duplicated=RetryAuthentication\n"));
  attempt.arguments.User(u"alice", u"wrong");
  std::atomic<bool> entered{false};
  std::atomic<bool> release{false};
  attempt.listener.on_event = [&](const Event& event) -> DWORD {
    if (event.state == RASCS_RetryAuthentication &&
        attempt.listener.CountOf(RASCS_RetryAuthentication) == 2) {
      entered = true;
      while (!release) std::this_thread::yield();
    }
    return 1;
  };
  CHECK(attempt.machine.Dial(attempt.arguments, attempt.handle) == 0);
  while (!entered) {
    if (const auto due = attempt.machine.clock().NextDue()) attempt.machine.clock().AdvanceTo(*due);
    std::this_thread::yield();
  }
  attempt.arguments.Password(u"right");
  attempt.machine.InBackground([&] {
    HRASCONN handle = attempt.handle;
    CHECK(attempt.machine.Dial(attempt.arguments, handle) == 0);
  });
  std::this_thread::sleep_for(std::chrono::milliseconds(30));
  release = true;
  attempt.machine.Settle();
  CHECK(attempt.Dial() == 756);
  CHECK(attempt.machine.service().Violations().empty());
  CHECK(attempt.Dial() == 756);
  CHECK(attempt.machine.service().Violations().size() == 1);
}

TEST_CASE("P2: a resume can fail; the handle stays owed") {
  Attempt attempt(Config("", "ResumeFails=633\n"));
  attempt.arguments.User(u"alice", u"wrong");
  CHECK(attempt.Dial() == 0);
  attempt.arguments.Password(u"right");
  CHECK(attempt.Dial() == 633);
  CHECK(attempt.handle != nullptr);
  CHECK(attempt.machine.service().Owed().size() == 1);
}

TEST_CASE("P2: a paused line can be hung up") {
  Attempt attempt(Config(""));
  attempt.arguments.User(u"alice", u"wrong");
  CHECK(attempt.Dial() == 0);
  CHECK(attempt.machine.HangUp(attempt.handle) == 0);
  attempt.machine.Advance(100);
  CHECK(attempt.machine.Status(attempt.handle) == kErrorInvalidHandle);
  attempt.handle = nullptr;
}

}  // namespace
}  // namespace winras::simulator::test::simulator_pause_test
