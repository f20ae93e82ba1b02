#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "one_dial.h"

namespace winras::test::session_await_gone_test {

TEST_SUITE("waiting on after a hang-up") {
  TEST_CASE_FIXTURE(
      OneDial,
      "at the bound of the first caller all get pending; a handle that comes later is hung up") {
    Answers first;
    Answers second;
    Answers gone;
    ras.on_dial = [&](const DialCall& call) -> DWORD {
      ras.clock().Sleep(30'000);
      ras.SetLine(kHandle, RASCS_OpenPort);
      *call.handle = kHandle;
      return 0;
    };
    session()->Start(Request());
    REQUIRE(WaitUntil([&] { return ras.clock().Sleepers() == 1; }));
    session()->HangUp(1'000, first.Done());
    ras.clock().AdvanceTo(600);
    session()->HangUp(50'000, second.Done());
    REQUIRE(ras.RunUntilAnswered(second));
    CHECK(ras.clock().Now() == 1'000);
    REQUIRE(first.Size() == 1);
    CHECK(first.Last().outcome == HangUpOutcome::kPending);
    CHECK(second.Last().outcome == HangUpOutcome::kPending);
    CHECK(ras.Calls() == std::vector<std::string>{"RasDial"});
    session()->AwaitGone(60'000, gone.Done());
    REQUIRE(ras.RunUntilAnswered(gone));
    CHECK(gone.Last().outcome == HangUpOutcome::kDisconnected);
    CHECK(ras.clock().Now() < 30'200);
    CHECK(ras.Count(kHangUpCall) == 1);
    CHECK(first.Size() == 1);
    CHECK(second.Size() == 1);
  }

  TEST_CASE_FIXTURE(
      OneDial,
      "a line that was hung up is awaited under the identity it had, not under its handle") {
    Dial();
    ras.SetLine(kHandle, RASCS_Authenticate, 7);
    ras.on_hang_up = [](HRASCONN) -> DWORD { return 0; };
    HangUp(1'000);
    REQUIRE(ras.RunUntilAnswered(answers));
    CHECK(answers.Last().outcome == HangUpOutcome::kPending);
    ras.SetLine(kHandle, RASCS_Connected, 8);
    session()->AwaitGone(1'000, answers.Done());
    REQUIRE(ras.RunUntilAnswered(answers, 2));
    CHECK(answers.Last().outcome == HangUpOutcome::kDisconnected);
    CHECK(ras.Count(kHangUpCall) == 1);
  }

  TEST_CASE_FIXTURE(OneDial, "one who awaits the end from before the bound waits on after it") {
    Answers gone;
    Dial();
    ras.on_hang_up = [&](HRASCONN) -> DWORD {
      ras.clock().Schedule(3'000, [&] { ras.EndLine(kHandle); });
      return 0;
    };
    HangUp(1'000);
    session()->AwaitGone(10'000, gone.Done());
    REQUIRE(ras.RunUntilAnswered(answers));
    CHECK(answers.Last().outcome == HangUpOutcome::kPending);
    CHECK(gone.Size() == 0);
    REQUIRE(ras.RunUntilAnswered(gone));
    CHECK(gone.Last().outcome == HangUpOutcome::kDisconnected);
    CHECK(ras.Count(kHangUpCall) == 1);
  }

  TEST_CASE_FIXTURE(
      OneDial, "one who asks after the bound, while RasHangUp still blocks, waits on after it") {
    Answers first;
    Answers second;
    Dial();
    ras.on_hang_up = [&](HRASCONN) -> DWORD {
      ras.clock().Sleep(3'000);
      ras.clock().Schedule(2'000, [&] { ras.EndLine(kHandle); });
      return 0;
    };
    session()->HangUp(1'000, first.Done());
    REQUIRE(ras.RunUntilAnswered(first));
    CHECK(first.Last().outcome == HangUpOutcome::kPending);
    session()->HangUp(10'000, second.Done());
    REQUIRE(ras.RunUntilAnswered(second));
    CHECK(second.Last().outcome == HangUpOutcome::kDisconnected);
    CHECK(ras.Count(kHangUpCall) == 1);
  }

  TEST_CASE_FIXTURE(OneDial,
                    "awaiting the end of a line that nobody hangs up does not hang it up") {
    session()->AwaitGone(1'000, answers.Done());
    REQUIRE(ras.RunUntilAnswered(answers));
    CHECK(answers.Last().outcome == HangUpOutcome::kNothingOwed);
    Dial();
    session()->AwaitGone(1'000, answers.Done());
    REQUIRE(ras.RunUntilAnswered(answers, 2));
    CHECK(answers.Last().outcome == HangUpOutcome::kPending);
    CHECK(ras.Count(kHangUpCall) == 0);
    session()->Settle();
  }
}

}  // namespace winras::test::session_await_gone_test
