#include <doctest/doctest.h>

#include <optional>
#include <string>
#include <vector>

#include "abi/error_codes.h"
#include "fake_ras.h"

using namespace winras;
using namespace winras::test;

namespace {

const std::string kHangUpCall = "RasHangUp 16";
const std::string kStatusCall = "RasGetConnectStatus 16";

HangUpRequest Line(std::optional<LineIdentity> identity = std::nullopt, double bound = 10'000) {
  HangUpRequest request;
  request.handle = kHandle;
  request.identity = identity;
  request.bound = bound;
  return request;
}

HangUpResult HangUp(FakeRas& ras, const HangUpRequest& request) {
  Answers answers;
  HangUpLine(ras.provider(), request, answers.Done());
  REQUIRE(ras.RunUntil([&] { return answers.Size() > 0; }));
  REQUIRE(ras.Quiet());
  ras.RunFor(60'000);  // nothing comes after the answer
  CHECK(answers.Size() == 1);
  return answers.Last();
}

// The line stays for so long after RasHangUp.
void Linger(FakeRas& ras, double duration, DWORD state = RASCS_Disconnected, DWORD identity = 0) {
  ras.SetLine(kHandle, RASCS_Connected, identity);
  ras.on_hang_up = [&ras, duration, state, identity](HRASCONN) -> DWORD {
    ras.SetLine(kHandle, state, identity);
    ras.clock().Schedule(duration, [&ras] { ras.EndLine(kHandle); });
    return 0;
  };
}

}  // namespace

TEST_SUITE("hanging up a line") {
  TEST_CASE("H1: RasHangUp once, then RasGetConnectStatus until the line is gone") {
    FakeRas ras;
    Linger(ras, 400);
    const HangUpResult result = HangUp(ras, Line());
    CHECK(result.outcome == HangUpOutcome::kDisconnected);
    CHECK(result.error == 0);
    CHECK(ras.Count(kHangUpCall) == 1);
    CHECK(ras.Count(kStatusCall) > 2);
  }

  TEST_CASE("the answer comes soon after the line has gone") {
    FakeRas ras;
    Linger(ras, 20);
    Answers answers;
    HangUpLine(ras.provider(), Line(), answers.Done());
    REQUIRE(ras.RunUntil([&] { return answers.Size() == 1; }));
    CHECK(ras.clock().Now() < 100);
  }

  TEST_CASE("between two looks no thread is held, and the looks become rare") {
    FakeRas ras;
    Linger(ras, 9'000);
    Answers answers;
    HangUpLine(ras.provider(), Line(), answers.Done());
    std::size_t waits = 0;
    REQUIRE(ras.RunUntil([&] {
      if (ras.provider()->PendingJobs() == 0) ++waits;
      return answers.Size() == 1;
    }));
    CHECK(waits > 10);
    CHECK(ras.Count(kStatusCall) < 60);
    CHECK(ras.clock().Now() < 9'600);
  }

  TEST_CASE("H4: 6 and 668 from RasHangUp mean that the line is gone already") {
    for (const DWORD code : {kErrorInvalidHandle, kErrorNoConnection}) {
      FakeRas ras;
      ras.on_hang_up = [code](HRASCONN) { return code; };
      CHECK(HangUp(ras, Line()).outcome == HangUpOutcome::kDisconnected);
      CHECK(ras.Count(kHangUpCall) == 1);
    }
  }

  TEST_CASE("H3: any other code is a failure, and nothing is polled") {
    for (const DWORD code : {kErrorHangupFailed, kErrorAccessDenied}) {
      FakeRas ras;
      ras.SetLine(kHandle, RASCS_Connected);
      ras.on_hang_up = [code](HRASCONN) { return code; };
      const HangUpResult result = HangUp(ras, Line());
      CHECK(result.outcome == HangUpOutcome::kFailed);
      CHECK(result.error == code);
      CHECK(ras.Count(kHangUpCall) == 1);
      CHECK(ras.Count(kStatusCall) == 0);
    }
  }

  TEST_CASE("a RAS without RasHangUp") {
    FakeRas ras;
    ras.api.RasHangUpW = nullptr;
    const HangUpResult result = HangUp(ras, Line());
    CHECK(result.outcome == HangUpOutcome::kFailed);
    CHECK(result.error == kFunctionUnavailable);
  }

  TEST_CASE("no handle, nothing owed") {
    FakeRas ras;
    HangUpRequest request = Line();
    request.handle = nullptr;
    CHECK(HangUp(ras, request).outcome == HangUpOutcome::kNothingOwed);
    request.call_hang_up = false;
    CHECK(HangUp(ras, request).outcome == HangUpOutcome::kNothingOwed);
    CHECK(ras.Calls().empty());
  }

  TEST_CASE("H10: one answer of 6 is not believed") {
    FakeRas ras;
    int looks = 0;
    ras.on_status = [&](HRASCONN, RASCONNSTATUSW& status) -> DWORD {
      status.rasconnstate = RASCS_Disconnected;
      // 6, then the line, then 668, the line again, and so on: never twice in succession.
      ++looks;
      if (looks >= 12) return kErrorNoConnection;
      return looks % 2 == 0 ? 0 : looks % 4 == 1 ? kErrorInvalidHandle : kErrorNoConnection;
    };
    CHECK(HangUp(ras, Line()).outcome == HangUpOutcome::kDisconnected);
    CHECK(looks == 12);
  }

  TEST_CASE(
      "H1: another error of RasGetConnectStatus is no sign, and polled within the bound only") {
    FakeRas ras;
    ras.on_status = [](HRASCONN, RASCONNSTATUSW&) { return kErrorInvalidParameter; };
    Answers answers;
    HangUpLine(ras.provider(), Line(std::nullopt, 2'000), answers.Done());
    REQUIRE(ras.RunUntil([&] { return answers.Size() == 1; }));
    CHECK(answers.Last().outcome == HangUpOutcome::kPending);
    CHECK(ras.clock().Now() == 2'000);
  }

  TEST_CASE("so is a RAS that cannot tell at all") {
    FakeRas ras;
    ras.api.RasGetConnectStatusW = nullptr;
    CHECK(HangUp(ras, Line(std::nullopt, 500)).outcome == HangUpOutcome::kPending);
  }

  TEST_CASE("a line that lingers beyond the bound is pending, exactly at the bound") {
    FakeRas ras;
    Linger(ras, 60'000);
    Answers answers;
    HangUpLine(ras.provider(), Line(std::nullopt, 1'003), answers.Done());
    REQUIRE(ras.RunUntil([&] { return answers.Size() == 1; }));
    CHECK(answers.Last().outcome == HangUpOutcome::kPending);
    CHECK(ras.clock().Now() == 1'003);
    CHECK(ras.Count(kHangUpCall) == 1);
    ras.RunFor(100'000);
  }

  TEST_CASE("a bound of nothing still hangs up") {
    FakeRas ras;
    Linger(ras, 100);
    CHECK(HangUp(ras, Line(std::nullopt, 0)).outcome == HangUpOutcome::kPending);
    CHECK(ras.Count(kHangUpCall) == 1);
  }

  TEST_CASE("D9: a line that is still connected after three seconds is somebody else's too") {
    FakeRas ras;
    ras.SetLine(kHandle, RASCS_Connected);
    ras.on_hang_up = [](HRASCONN) -> DWORD { return 0; };
    Answers answers;
    HangUpLine(ras.provider(), Line(), answers.Done());
    REQUIRE(ras.RunUntil([&] { return answers.Size() == 1; }));
    CHECK(answers.Last().outcome == HangUpOutcome::kReleased);
    CHECK(ras.clock().Now() >= 3'000);
    CHECK(ras.clock().Now() < 3'300);
  }

  TEST_CASE("one that says Connected for two seconds and then goes was only slow") {
    FakeRas ras;
    Linger(ras, 2'000, RASCS_Connected);
    CHECK(HangUp(ras, Line()).outcome == HangUpOutcome::kDisconnected);
  }

  TEST_CASE("neither an error in the status nor a refused RasHangUp makes a line released") {
    FakeRas ras;
    DWORD connection_error = 0;
    DWORD hang_up_error = 0;
    SUBCASE("the connection has an error") { connection_error = kErrorLinkFailure; }
    SUBCASE("RasHangUp said 668") { hang_up_error = kErrorNoConnection; }
    ras.on_hang_up = [&](HRASCONN) { return hang_up_error; };
    ras.on_status = [&](HRASCONN, RASCONNSTATUSW& status) -> DWORD {
      status.rasconnstate = RASCS_Connected;
      status.dwError = connection_error;
      return 0;
    };
    CHECK(HangUp(ras, Line()).outcome == HangUpOutcome::kPending);
  }

  TEST_CASE(
      "waiting only: RasHangUp is not called, and a line that stays connected is somebody else's") {
    FakeRas ras;
    ras.SetLine(kHandle, RASCS_Connected);
    HangUpRequest request = Line();
    request.call_hang_up = false;
    CHECK(HangUp(ras, request).outcome == HangUpOutcome::kReleased);
    ras.EndLine(kHandle);
    CHECK(HangUp(ras, request).outcome == HangUpOutcome::kDisconnected);
    CHECK(ras.Count(kHangUpCall) == 0);
  }
}

TEST_SUITE("the identity of a line") {
  TEST_CASE("a line that is listed under it is hung up") {
    FakeRas ras;
    Linger(ras, 50, RASCS_Disconnected, 7);
    const HangUpResult result = HangUp(ras, Line(Identity(7)));
    CHECK(result.outcome == HangUpOutcome::kDisconnected);
    CHECK(ras.Count(kHangUpCall) == 1);
    CHECK(result.identity->correlation.Data1 == 7);
  }

  TEST_CASE("RasHangUp is not called when the handle is another line's by now") {
    FakeRas ras;
    ras.SetLine(kHandle, RASCS_Connected, 8);
    CHECK(HangUp(ras, Line(Identity(7))).outcome == HangUpOutcome::kDisconnected);
    CHECK(ras.Count(kHangUpCall) == 0);
  }

  TEST_CASE("nor when the line is not listed any more") {
    FakeRas ras;
    ras.SetLine(Handle(32), RASCS_Connected, 8);
    CHECK(HangUp(ras, Line(Identity(7))).outcome == HangUpOutcome::kDisconnected);
    ras.EndLine(Handle(32));
    CHECK(HangUp(ras, Line(Identity(7))).outcome == HangUpOutcome::kDisconnected);
    CHECK(ras.Count(kHangUpCall) == 0);
  }

  TEST_CASE("LUIDs tell lines apart where there are no GUIDs") {
    FakeRas ras;
    LineIdentity ours;
    ours.luid = {1, 2};
    LineIdentity theirs;
    theirs.luid = {1, 3};
    CHECK(Compare(ours, ours) == Sameness::kSame);
    CHECK(Compare(ours, theirs) == Sameness::kDifferent);
    CHECK(Compare(ours, Identity(7)) == Sameness::kUnknown);
    CHECK(Compare(ours, {}) == Sameness::kUnknown);
    LineIdentity both = Identity(7);
    both.luid = {1, 2};
    CHECK(Compare(both, ours) == Sameness::kSame);
    both.luid = {9, 9};
    CHECK(Compare(both, Identity(7)) == Sameness::kSame);
  }

  TEST_CASE("a list that RAS cannot give decides nothing: the line is hung up") {
    for (const DWORD code : {kErrorRasmanCannotInitialize, kErrorBufferTooSmall}) {
      FakeRas ras;
      Linger(ras, 50, RASCS_Disconnected, 7);
      ras.on_enumerate = [code]() -> std::optional<DWORD> { return code; };
      CHECK(HangUp(ras, Line(Identity(7))).outcome == HangUpOutcome::kDisconnected);
      CHECK(ras.Count(kHangUpCall) == 1);
    }
    FakeRas ras;
    ras.api.RasEnumConnectionsW = nullptr;
    Linger(ras, 50);
    CHECK(HangUp(ras, Line(Identity(7))).outcome == HangUpOutcome::kDisconnected);
    CHECK(ras.Count(kHangUpCall) == 1);
  }

  TEST_CASE("nor does an identity of zeros, or a list without identities") {
    FakeRas ras;
    Linger(ras, 50);
    CHECK(HangUp(ras, Line(LineIdentity{})).outcome == HangUpOutcome::kDisconnected);
    CHECK(ras.Count(kHangUpCall) == 1);
  }

  TEST_CASE("E1: the list may grow between the question for its size and the answer") {
    FakeRas ras;
    ras.SetLine(Handle(32), RASCS_Connected, 8);
    Linger(ras, 50, RASCS_Disconnected, 7);
    int calls = 0;
    ras.on_enumerate = [&]() -> std::optional<DWORD> {
      if (++calls == 2) ras.SetLine(Handle(48), RASCS_Connected, 9);
      return std::nullopt;
    };
    CHECK(HangUp(ras, Line(Identity(7))).outcome == HangUpOutcome::kDisconnected);
    CHECK(ras.Count(kHangUpCall) == 1);
  }

  TEST_CASE("a handle that is reused while we poll is not taken for our line") {
    FakeRas ras;
    ras.SetLine(kHandle, RASCS_Connected, 7);
    ras.on_hang_up = [&](HRASCONN) -> DWORD {
      ras.SetLine(kHandle, RASCS_Connected, 8);
      return 0;
    };
    std::optional<LineIdentity> identity;
    SUBCASE("when the caller knows the identity") { identity = Identity(7); }
    SUBCASE("when nobody knew it before the hang-up") {}
    Answers answers;
    HangUpLine(ras.provider(), Line(identity), answers.Done());
    REQUIRE(ras.RunUntil([&] { return answers.Size() == 1; }));
    CHECK(answers.Last().outcome == HangUpOutcome::kDisconnected);
    CHECK(ras.clock().Now() < 1'000);
    CHECK(answers.Last().identity->correlation.Data1 == 7);
  }

  TEST_CASE("a line that is no longer listed but still answers is waited for") {
    FakeRas ras;
    ras.SetLine(kHandle, RASCS_Connected, 7);
    ras.on_hang_up = [&](HRASCONN) -> DWORD {
      ras.SetLine(kHandle, RASCS_Disconnected, 0);
      return 0;
    };
    CHECK(HangUp(ras, Line(Identity(7), 1'000)).outcome == HangUpOutcome::kPending);
  }

  TEST_CASE("a dial that is not listed is hung up all the same: it is owed") {
    FakeRas ras;
    Linger(ras, 50);
    ras.SetLine(Handle(32), RASCS_Connected, 8);
    CHECK(HangUp(ras, Line()).outcome == HangUpOutcome::kDisconnected);
    CHECK(ras.Count(kHangUpCall) == 1);
  }

  TEST_CASE("a handle that another entry's line has by now is left to it, identity or not") {
    FakeRas ras;
    ras.SetLine(kHandle, RASCS_Connected, 8, u"Branch");
    HangUpRequest request = Line();
    request.entry_name = u"Office";
    CHECK(HangUp(ras, request).outcome == HangUpOutcome::kDisconnected);
    CHECK(ras.Count(kHangUpCall) == 0);
  }

  TEST_CASE("E8: an entry that is listed in another case is the same") {
    FakeRas ras;
    ras.SetLine(kHandle, RASCS_Connected, 7, u"OFFICE");
    HangUpRequest request = Line();
    request.entry_name = u"Office";
    CHECK(HangUp(ras, request).outcome == HangUpOutcome::kDisconnected);
    CHECK(ras.Count(kHangUpCall) == 1);
  }
}
