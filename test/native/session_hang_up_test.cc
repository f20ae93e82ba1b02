#include <doctest/doctest.h>

#include <atomic>
#include <future>
#include <memory>
#include <string>
#include <thread>
#include <vector>

#include "abi/error_codes.h"
#include "dial/session_registry.h"
#include "one_dial.h"

namespace winras::test::session_hang_up_test {

TEST_SUITE("hanging up a dial") {
  TEST_CASE_FIXTURE(OneDial,
                    "one RasHangUp, however many ask, and each gets the answer, also afterwards") {
    Dial();
    for (int i = 0; i < 3; ++i) HangUp();
    REQUIRE(ras.RunUntilAnswered(answers, 3));
    HangUp();
    session()->AwaitGone(10'000, answers.Done());
    REQUIRE(ras.RunUntilAnswered(answers, 5));
    for (const HangUpResult& result : answers.All()) {
      CHECK(result.outcome == HangUpOutcome::kDisconnected);
    }
    CHECK(ras.Count(kHangUpCall) == 1);
    CHECK(SessionRegistry::Instance().Find(ras.Dialed().callback_id) == nullptr);
    // No timer is left that would keep a virtual clock busy.
    CHECK(!ras.clock().NextDue());
  }

  TEST_CASE_FIXTURE(
      OneDial, "D2: a failed RasDial that left a handle is hung up, one without owes nothing") {
    bool handle = false;
    SUBCASE("with a handle") { handle = true; }
    SUBCASE("without") {}
    ras.on_dial = [&](const DialCall& call) -> DWORD {
      if (handle) {
        ras.SetLine(kHandle, RASCS_OpenPort);
        *call.handle = kHandle;
      }
      return kErrorPortNotAvailable;
    };
    Dial();
    CHECK(heard.Text() == "dialed:633");
    CHECK(session()->handle() == (handle ? kHandle : nullptr));
    HangUp();
    REQUIRE(ras.RunUntilAnswered(answers));
    CHECK(answers.Last().outcome ==
          (handle ? HangUpOutcome::kDisconnected : HangUpOutcome::kNothingOwed));
    CHECK(ras.Count(kHangUpCall) == (handle ? 1 : 0));
  }

  TEST_CASE_FIXTURE(
      OneDial,
      "D3: after the request notifications are neither passed on nor answered with go on") {
    Dial();
    CHECK(ras.Dialed().Notify(RASCS_Authenticate) == 1);
    std::vector<DWORD> answered;
    ras.on_hang_up = [&](HRASCONN) -> DWORD {
      answered.push_back(ras.Dialed().Notify(RASCS_Authenticate, kErrorUserDisconnection));
      answered.push_back(ras.Dialed().Notify(RASCS_Disconnected));
      ras.EndLine(kHandle);
      return 0;
    };
    HangUp();
    REQUIRE(ras.RunUntilAnswered(answers));
    answered.push_back(ras.Dialed().Notify(RASCS_Disconnected));
    CHECK(answered == std::vector<DWORD>{0, 0, 0});
    CHECK(heard.Text() == "dialed:0 5");
  }

  TEST_CASE_FIXTURE(OneDial,
                    "a hang-up that comes before RasDial was called lets it never be called") {
    std::promise<void> inside;
    std::promise<void> go;
    ras.on_credentials = [&](const std::u16string&, RASCREDENTIALSW&) -> DWORD {
      inside.set_value();
      go.get_future().wait();
      return kErrorCannotFindPhonebookEntry;
    };
    auto request = Request();
    request->stored_credentials = true;
    session()->Start(std::move(request));
    inside.get_future().wait();
    HangUp();
    go.set_value();
    REQUIRE(ras.RunUntilAnswered(answers));
    REQUIRE(ras.Quiet());
    CHECK(answers.Last().outcome == HangUpOutcome::kNothingOwed);
    CHECK(ras.Calls() == std::vector<std::string>{"RasGetCredentials"});
    REQUIRE(ras.Quiet());
    CHECK(heard.Text() == "dialed:631");
  }

  TEST_CASE_FIXTURE(OneDial, "a hang-up before the dial was started: nothing is dialed") {
    HangUp();
    REQUIRE(ras.RunUntilAnswered(answers));
    CHECK(answers.Last().outcome == HangUpOutcome::kNothingOwed);
    Dial();
    CHECK(ras.Calls().empty());
    CHECK(heard.Text() == "dialed:631");
    CHECK(session().use_count() == 1);
  }

  TEST_CASE_FIXTURE(OneDial,
                    "without a handle it waits for RasDial to return, and then hangs up at once") {
    ras.on_dial = [&](const DialCall& call) -> DWORD {
      ras.clock().Sleep(5'000);
      ras.SetLine(kHandle, RASCS_OpenPort);
      *call.handle = kHandle;
      return 0;
    };
    session()->Start(Request());
    REQUIRE(WaitUntil([&] { return ras.clock().Sleepers() == 1; }));
    HangUp();
    REQUIRE(ras.RunUntilAnswered(answers));
    CHECK(answers.Last().outcome == HangUpOutcome::kDisconnected);
    CHECK(ras.clock().Now() < 5'200);
    CHECK(ras.Count(kHangUpCall) == 1);
  }

  TEST_CASE_FIXTURE(OneDial,
                    "the first notification's handle is hung up while RasDial still runs, once") {
    DWORD answered = 1;
    ras.on_dial = [&](const DialCall& call) -> DWORD {
      ras.clock().Sleep(100);
      ras.SetLine(kHandle, RASCS_OpenPort);
      answered = call.Notify(RASCS_OpenPort);
      ras.clock().Sleep(60'000);
      *call.handle = kHandle;
      return kErrorUserDisconnection;
    };
    session()->Start(Request());
    REQUIRE(WaitUntil([&] { return ras.clock().Sleepers() == 1; }));
    HangUp();
    REQUIRE(ras.RunUntilAnswered(answers));
    CHECK(answers.Last().outcome == HangUpOutcome::kDisconnected);
    CHECK(ras.clock().Now() < 1'000);
    CHECK(answered == 0);
    REQUIRE(ras.RunUntil([&] { return heard.Size() == 1; }));
    CHECK(heard.Text() == "dialed:631");
    ras.RunFor(60'000);
    CHECK(ras.Count(kHangUpCall) == 1);
  }

  TEST_CASE_FIXTURE(OneDial,
                    "H7: when RasDial then returns another handle, that one is hung up as well") {
    ras.on_dial = [&](const DialCall& call) -> DWORD {
      ras.clock().Sleep(100);
      call.Notify(RASCS_OpenPort, 0, Handle(32));
      ras.clock().Sleep(1'000);
      *call.handle = kHandle;
      return 0;
    };
    session()->Start(Request());
    REQUIRE(WaitUntil([&] { return ras.clock().Sleepers() == 1; }));
    HangUp();
    REQUIRE(ras.RunUntil([&] { return heard.Size() == 1; }));
    ras.RunFor(60'000);
    CHECK(ras.Count("RasHangUp 32") == 1);
    CHECK(ras.Count(kHangUpCall) == 1);
    CHECK(answers.Size() == 1);
  }

  TEST_CASE_FIXTURE(OneDial, "a RasHangUp that blocks beyond the bound does not hold its callers") {
    Dial();
    ras.on_hang_up = [&](HRASCONN) -> DWORD {
      ras.clock().Sleep(30'000);
      ras.EndLine(kHandle);
      return 0;
    };
    HangUp(1'000);
    REQUIRE(ras.RunUntilAnswered(answers));
    CHECK(answers.Last().outcome == HangUpOutcome::kPending);
    CHECK(ras.clock().Now() == 1'000);
    ras.RunFor(60'000);
    CHECK(ras.Count(kHangUpCall) == 1);
  }

  TEST_CASE_FIXTURE(
      OneDial, "RasHangUp may wait for a handler that runs: we hold no lock for it to wait for") {
    Dial();
    std::promise<void> in_handler;
    std::promise<void> in_hang_up;
    std::promise<void> handler_returned;
    ras.on_status = [&](HRASCONN, RASCONNSTATUSW&) -> DWORD {
      in_handler.set_value();
      in_hang_up.get_future().wait();
      return 0;
    };
    ras.on_hang_up = [&](HRASCONN) -> DWORD {
      in_hang_up.set_value();
      handler_returned.get_future().wait();
      ras.on_status = nullptr;
      ras.EndLine(kHandle);
      return 0;
    };
    DWORD answered = 1;
    std::thread handler([&] {
      answered = ras.Dialed().Notify(RASCS_ConnectDevice);
      handler_returned.set_value();
    });
    in_handler.get_future().wait();
    HangUp();
    REQUIRE(ras.RunUntilAnswered(answers));
    handler.join();
    CHECK(answered == 0);
    CHECK(heard.Text() == "dialed:0");
    CHECK(answers.Last().outcome == HangUpOutcome::kDisconnected);
  }

  TEST_CASE_FIXTURE(OneDial,
                    "a connected line that was lost, and its handle reused, is not hung up") {
    Dial();
    session()->Settle();
    session()->Connected(Identity(7), false);
    ras.SetLine(kHandle, RASCS_Connected, 8);
    HangUp();
    REQUIRE(ras.RunUntilAnswered(answers));
    CHECK(answers.Last().outcome == HangUpOutcome::kDisconnected);
    CHECK(ras.Count(kHangUpCall) == 0);
  }

  TEST_CASE_FIXTURE(OneDial,
                    "a connected line without a GUID is asked for again where it was unknown") {
    Dial();
    session()->Settle();
    session()->Connected({{}, u"Office", {}}, false);
    ras.EndLine(kHandle);
    HangUp();
    REQUIRE(ras.RunUntilAnswered(answers));
    CHECK(answers.Last().outcome == HangUpOutcome::kUnknownLine);
    CHECK(ras.Count(kHangUpCall) == 0);
    ras.SetLine(kHandle, RASCS_Connected, kWithoutId);
    HangUp();
    REQUIRE(ras.RunUntilAnswered(answers, 2));
    CHECK(answers.Last().outcome == HangUpOutcome::kDisconnected);
    CHECK(ras.Count(kHangUpCall) == 1);
  }

  TEST_CASE_FIXTURE(OneDial,
                    "H3: 753 is the answer, and whoever asks again has RasHangUp tried again") {
    Dial();
    ras.on_hang_up = [](HRASCONN) { return kErrorHangupFailed; };
    HangUp();
    REQUIRE(ras.RunUntilAnswered(answers));
    HangUp();
    REQUIRE(ras.RunUntilAnswered(answers, 2));
    for (const HangUpResult& result : answers.All()) {
      CHECK(result.outcome == HangUpOutcome::kFailed);
      CHECK(result.error == kErrorHangupFailed);
    }
    CHECK(ras.Count(kHangUpCall) == 2);
  }

  TEST_CASE_FIXTURE(OneDial,
                    "an answer never comes on the thread that asks, which may hold a lock") {
    for (int i = 0; i < 2; ++i) {
      std::promise<std::thread::id> answered_on;
      session()->HangUp(1'000,
                        [&](HangUpResult) { answered_on.set_value(std::this_thread::get_id()); });
      const bool elsewhere = answered_on.get_future().get() != std::this_thread::get_id();
      CHECK(elsewhere);
    }
  }

  TEST_CASE("dial, notifications and hang-up racing: always one RasHangUp, one answer, no leak") {
    constexpr int kRounds = 500;
    for (int round = 0; round < kRounds; ++round) {
      FakeRas ras;
      Heard heard;
      Answers answers;
      std::thread notifier;
      ras.on_dial = [&](const DialCall& call) -> DWORD {
        if (call.before != nullptr) return 0;  // the resume
        ras.SetLine(kHandle, RASCS_OpenPort);
        notifier = std::thread([call] {
          for (const DWORD state :
               {RASCS_OpenPort, RASCS_ConnectDevice, RASCS_RetryAuthentication, RASCS_Connected}) {
            if (call.Notify(state) == 0) break;
          }
        });
        std::this_thread::sleep_for(std::chrono::microseconds(round % 7 * 20));
        *call.handle = kHandle;
        return 0;
      };
      const auto session = Session::Create(ras.provider(), heard.Sink());
      session->Start(Request(RDEOPT_PausedStates));
      std::this_thread::sleep_for(std::chrono::microseconds(round % 11 * 20));
      std::thread other([&] { session->HangUp(10'000, answers.Done()); });
      session->Resume([](RASDIALPARAMSW&) {});
      session->HangUp(10'000, answers.Done());
      if (round % 3 == 0) session->Settle();
      other.join();
      REQUIRE(ras.RunUntilAnswered(answers, 2));
      REQUIRE(ras.Quiet());
      if (notifier.joinable()) notifier.join();
      const std::size_t dials = ras.Count("RasDial");
      CHECK(ras.Count(kHangUpCall) == (dials > 0 ? 1 : 0));
      CHECK(WaitUntil([&] { return session.use_count() == 1; }));
    }
  }
}

}  // namespace winras::test::session_hang_up_test
