#include <doctest/doctest.h>

#include <memory>
#include <string>
#include <vector>

#include "fake_ras.h"

using namespace winras;
using namespace winras::test;

namespace {

const std::string kHangUpCall = "RasHangUp 16";

}  // namespace

TEST_SUITE("waiting on after a hang-up") {
  TEST_CASE(
      "at the bound of the first caller all get pending; a handle that comes later is hung up") {
    FakeRas ras;
    Heard heard;
    Answers first;
    Answers second;
    Answers gone;
    ras.on_dial = [&](const DialCall& call) -> DWORD {
      ras.clock().Sleep(30'000);
      ras.SetLine(kHandle, RASCS_OpenPort);
      *call.handle = kHandle;
      return 0;
    };
    const auto session = Session::Create(ras.provider(), heard.Sink());
    session->Start(Request());
    REQUIRE(WaitUntil([&] { return ras.clock().Sleepers() == 1; }));
    session->HangUp(1'000, first.Done());
    ras.clock().AdvanceTo(600);
    session->HangUp(50'000, second.Done());
    REQUIRE(ras.RunUntil([&] { return second.Size() == 1; }));
    CHECK(ras.clock().Now() == 1'000);
    REQUIRE(first.Size() == 1);
    CHECK(first.Last().outcome == HangUpOutcome::kPending);
    CHECK(second.Last().outcome == HangUpOutcome::kPending);
    CHECK(ras.Calls() == std::vector<std::string>{"RasDial"});
    session->AwaitGone(60'000, gone.Done());
    REQUIRE(ras.RunUntil([&] { return gone.Size() == 1; }));
    CHECK(gone.Last().outcome == HangUpOutcome::kDisconnected);
    CHECK(ras.clock().Now() < 30'200);
    CHECK(ras.Count(kHangUpCall) == 1);
    CHECK(first.Size() == 1);
    CHECK(second.Size() == 1);
  }

  TEST_CASE("a line that was hung up is awaited under the identity it had, not under its handle") {
    FakeRas ras;
    Heard heard;
    Answers answers;
    const auto session = Session::Create(ras.provider(), heard.Sink());
    session->Start(Request());
    REQUIRE(ras.Quiet());
    ras.SetLine(kHandle, RASCS_Authenticate, 7);
    ras.on_hang_up = [](HRASCONN) -> DWORD { return 0; };
    session->HangUp(1'000, answers.Done());
    REQUIRE(ras.RunUntil([&] { return answers.Size() == 1; }));
    CHECK(answers.Last().outcome == HangUpOutcome::kPending);
    ras.SetLine(kHandle, RASCS_Connected, 8);
    session->AwaitGone(1'000, answers.Done());
    REQUIRE(ras.RunUntil([&] { return answers.Size() == 2; }));
    CHECK(answers.Last().outcome == HangUpOutcome::kDisconnected);
    CHECK(ras.Count(kHangUpCall) == 1);
  }

  TEST_CASE("one who awaits the end from before the bound waits on after it") {
    FakeRas ras;
    Heard heard;
    Answers answers;
    Answers gone;
    const auto session = Session::Create(ras.provider(), heard.Sink());
    session->Start(Request());
    REQUIRE(ras.Quiet());
    ras.on_hang_up = [&](HRASCONN) -> DWORD {
      ras.clock().Schedule(3'000, [&] { ras.EndLine(kHandle); });
      return 0;
    };
    session->HangUp(1'000, answers.Done());
    session->AwaitGone(10'000, gone.Done());
    REQUIRE(ras.RunUntil([&] { return answers.Size() == 1; }));
    CHECK(answers.Last().outcome == HangUpOutcome::kPending);
    CHECK(gone.Size() == 0);
    REQUIRE(ras.RunUntil([&] { return gone.Size() == 1; }));
    CHECK(gone.Last().outcome == HangUpOutcome::kDisconnected);
    CHECK(ras.Count(kHangUpCall) == 1);
  }

  TEST_CASE("one who asks after the bound, while RasHangUp still blocks, waits on after it") {
    FakeRas ras;
    Heard heard;
    Answers first;
    Answers second;
    const auto session = Session::Create(ras.provider(), heard.Sink());
    session->Start(Request());
    REQUIRE(ras.Quiet());
    ras.on_hang_up = [&](HRASCONN) -> DWORD {
      ras.clock().Sleep(3'000);
      ras.clock().Schedule(2'000, [&] { ras.EndLine(kHandle); });
      return 0;
    };
    session->HangUp(1'000, first.Done());
    REQUIRE(ras.RunUntil([&] { return first.Size() == 1; }));
    CHECK(first.Last().outcome == HangUpOutcome::kPending);
    session->HangUp(10'000, second.Done());
    REQUIRE(ras.RunUntil([&] { return second.Size() == 1; }));
    CHECK(second.Last().outcome == HangUpOutcome::kDisconnected);
    CHECK(ras.Count(kHangUpCall) == 1);
  }

  TEST_CASE("awaiting the end of a line that nobody hangs up does not hang it up") {
    FakeRas ras;
    Heard heard;
    Answers answers;
    const auto session = Session::Create(ras.provider(), heard.Sink());
    session->AwaitGone(1'000, answers.Done());
    REQUIRE(ras.RunUntil([&] { return answers.Size() == 1; }));
    CHECK(answers.Last().outcome == HangUpOutcome::kNothingOwed);
    session->Start(Request());
    REQUIRE(ras.Quiet());
    session->AwaitGone(1'000, answers.Done());
    REQUIRE(ras.RunUntil([&] { return answers.Size() == 2; }));
    CHECK(answers.Last().outcome == HangUpOutcome::kPending);
    CHECK(ras.Count(kHangUpCall) == 0);
    session->Settle();
  }
}
