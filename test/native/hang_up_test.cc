#include <doctest/doctest.h>

#include <optional>
#include <string>
#include <vector>

#include "abi/error_codes.h"
#include "one_line.h"

namespace winras::test::hang_up_test {

TEST_SUITE("hanging up a line") {
  TEST_CASE_FIXTURE(OneLine,
                    "H1: RasHangUp once, then RasGetConnectStatus until the line is gone") {
    Linger(400);
    const HangUpResult result = HangUp(Line());
    CHECK(result.outcome == HangUpOutcome::kDisconnected);
    CHECK(result.error == 0);
    CHECK(ras.Count(kHangUpCall) == 1);
    CHECK(ras.Count(kStatusCall) > 2);
  }

  TEST_CASE_FIXTURE(OneLine, "the answer comes soon after the line has gone") {
    Linger(20);
    AnswerTo(Line());
    CHECK(ras.clock().Now() < 100);
  }

  TEST_CASE_FIXTURE(OneLine, "between two looks no thread is held, and the looks become rare") {
    Linger(9'000);
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
      OneLine line;
      line.ras.on_hang_up = [code](HRASCONN) { return code; };
      CHECK(line.HangUp(Line()).outcome == HangUpOutcome::kDisconnected);
      CHECK(line.ras.Count(kHangUpCall) == 1);
    }
  }

  TEST_CASE("H3: any other code is a failure, and nothing is polled") {
    for (const DWORD code : {kErrorHangupFailed, kErrorAccessDenied}) {
      OneLine line;
      line.ras.SetLine(kHandle, RASCS_Connected);
      line.ras.on_hang_up = [code](HRASCONN) { return code; };
      const HangUpResult result = line.HangUp(Line());
      CHECK(result.outcome == HangUpOutcome::kFailed);
      CHECK(result.error == code);
      CHECK(line.ras.Count(kHangUpCall) == 1);
      CHECK(line.ras.Count(kStatusCall) == 0);
    }
  }

  TEST_CASE_FIXTURE(OneLine, "a RAS without RasHangUp") {
    ras.api.RasHangUpW = nullptr;
    const HangUpResult result = HangUp(Line());
    CHECK(result.outcome == HangUpOutcome::kFailed);
    CHECK(result.error == kFunctionUnavailable);
  }

  TEST_CASE_FIXTURE(OneLine, "no handle, nothing owed") {
    HangUpRequest request = Line();
    request.handle = nullptr;
    CHECK(HangUp(request).outcome == HangUpOutcome::kNothingOwed);
    request.call_hang_up = false;
    CHECK(HangUp(request).outcome == HangUpOutcome::kNothingOwed);
    CHECK(ras.Calls().empty());
  }

  TEST_CASE_FIXTURE(OneLine, "H10: one answer of 6 is not believed") {
    int looks = 0;
    ras.on_status = [&](HRASCONN, RASCONNSTATUSW& status) -> DWORD {
      status.rasconnstate = RASCS_Disconnected;
      // 6, then the line, then 668, the line again, and so on: never twice in succession.
      ++looks;
      if (looks >= 12) return kErrorNoConnection;
      return looks % 2 == 0 ? 0 : looks % 4 == 1 ? kErrorInvalidHandle : kErrorNoConnection;
    };
    CHECK(HangUp(Line()).outcome == HangUpOutcome::kDisconnected);
    CHECK(looks == 12);
  }

  TEST_CASE_FIXTURE(
      OneLine,
      "H1: another error of RasGetConnectStatus is no sign, and polled within the bound only") {
    ras.on_status = [](HRASCONN, RASCONNSTATUSW&) { return kErrorInvalidParameter; };
    const HangUpResult answer = AnswerTo(Line(std::nullopt, 2'000));
    CHECK(answer.outcome == HangUpOutcome::kPending);
    CHECK(ras.clock().Now() == 2'000);
  }

  TEST_CASE_FIXTURE(OneLine, "so is a RAS that cannot tell at all") {
    ras.api.RasGetConnectStatusW = nullptr;
    CHECK(HangUp(Line(std::nullopt, 500)).outcome == HangUpOutcome::kPending);
  }

  TEST_CASE_FIXTURE(OneLine,
                    "a line that lingers beyond the bound is pending, exactly at the bound") {
    Linger(60'000);
    const HangUpResult answer = AnswerTo(Line(std::nullopt, 1'003));
    CHECK(answer.outcome == HangUpOutcome::kPending);
    CHECK(ras.clock().Now() == 1'003);
    CHECK(ras.Count(kHangUpCall) == 1);
    ras.RunFor(100'000);
  }

  TEST_CASE_FIXTURE(OneLine, "a bound of nothing still hangs up") {
    Linger(100);
    CHECK(HangUp(Line(std::nullopt, 0)).outcome == HangUpOutcome::kPending);
    CHECK(ras.Count(kHangUpCall) == 1);
  }

  TEST_CASE_FIXTURE(
      OneLine, "D9: a line that is still connected after three seconds is somebody else's too") {
    ras.SetLine(kHandle, RASCS_Connected);
    ras.on_hang_up = [](HRASCONN) -> DWORD { return 0; };
    const HangUpResult answer = AnswerTo(Line());
    CHECK(answer.outcome == HangUpOutcome::kReleased);
    CHECK(ras.clock().Now() >= 3'000);
    CHECK(ras.clock().Now() < 3'300);
  }

  TEST_CASE_FIXTURE(OneLine,
                    "one that says Connected for two seconds and then goes was only slow") {
    Linger(2'000, RASCS_Connected);
    CHECK(HangUp(Line()).outcome == HangUpOutcome::kDisconnected);
  }

  TEST_CASE_FIXTURE(
      OneLine, "neither an error in the status nor a refused RasHangUp makes a line released") {
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
    CHECK(HangUp(Line()).outcome == HangUpOutcome::kPending);
  }

  TEST_CASE_FIXTURE(
      OneLine,
      "waiting only: RasHangUp is not called, and a line that stays connected is somebody else's") {
    ras.SetLine(kHandle, RASCS_Connected);
    HangUpRequest request = Line();
    request.call_hang_up = false;
    CHECK(HangUp(request).outcome == HangUpOutcome::kReleased);
    ras.EndLine(kHandle);
    CHECK(HangUp(request).outcome == HangUpOutcome::kDisconnected);
    CHECK(ras.Count(kHangUpCall) == 0);
  }
}

TEST_SUITE("the identity of a line") {
  TEST_CASE_FIXTURE(OneLine, "a line that is listed under it is hung up") {
    Linger(50, RASCS_Disconnected, 7);
    const HangUpResult result = HangUp(Line(Identity(7)));
    CHECK(result.outcome == HangUpOutcome::kDisconnected);
    CHECK(ras.Count(kHangUpCall) == 1);
    CHECK(result.identity->correlation.Data1 == 7);
  }

  TEST_CASE_FIXTURE(OneLine, "RasHangUp is not called when the handle is another line's by now") {
    ras.SetLine(kHandle, RASCS_Connected, 8);
    CHECK(HangUp(Line(Identity(7))).outcome == HangUpOutcome::kDisconnected);
    CHECK(ras.Count(kHangUpCall) == 0);
  }

  TEST_CASE_FIXTURE(OneLine, "nor when the line is not listed any more") {
    ras.SetLine(Handle(32), RASCS_Connected, 8);
    CHECK(HangUp(Line(Identity(7))).outcome == HangUpOutcome::kDisconnected);
    ras.EndLine(Handle(32));
    CHECK(HangUp(Line(Identity(7))).outcome == HangUpOutcome::kDisconnected);
    CHECK(ras.Count(kHangUpCall) == 0);
  }

  TEST_CASE("two lines without GUIDs are told apart by entry and device only") {
    const LineIdentity office{{}, u"Office", u"WAN Miniport (SSTP)"};
    LineIdentity named = Identity(7);
    named.entry_name = office.entry_name;
    named.device_name = office.device_name;
    CHECK(Compare(office, office) == Sameness::kUnknown);
    CHECK(Compare(office, named) == Sameness::kUnknown);
    CHECK(Compare(office, {{}, u"Branch", office.device_name}) == Sameness::kDifferent);
    CHECK(Compare(office, {{}, u"Office", u"WAN Miniport (IKEv2)"}) == Sameness::kDifferent);
    CHECK(Compare(named, Identity(7)) == Sameness::kSame);
    CHECK(Compare(named, Identity(8)) == Sameness::kDifferent);
  }

  TEST_CASE("a list that RAS cannot give decides nothing: the line is hung up") {
    for (const DWORD code : {kErrorRasmanCannotInitialize, kErrorBufferTooSmall}) {
      OneLine line;
      line.Linger(50, RASCS_Disconnected, 7);
      line.ras.on_enumerate = [code]() -> std::optional<DWORD> { return code; };
      CHECK(line.HangUp(Line(Identity(7))).outcome == HangUpOutcome::kDisconnected);
      CHECK(line.ras.Count(kHangUpCall) == 1);
    }
    OneLine line;
    line.ras.api.RasEnumConnectionsW = nullptr;
    line.Linger(50);
    CHECK(line.HangUp(Line(Identity(7))).outcome == HangUpOutcome::kDisconnected);
    CHECK(line.ras.Count(kHangUpCall) == 1);
  }

  TEST_CASE_FIXTURE(OneLine, "a line without a GUID is hung up where it is listed as it was") {
    Linger(50, RASCS_Disconnected, kWithoutId);
    CHECK(HangUp(Line(kOffice)).outcome == HangUpOutcome::kDisconnected);
    CHECK(ras.Count(kHangUpCall) == 1);
  }

  TEST_CASE_FIXTURE(OneLine, "one that has got its GUID meanwhile is the same, and known by it") {
    Linger(50, RASCS_Disconnected, 7);
    const HangUpResult result = HangUp(Line(kOffice));
    CHECK(result.outcome == HangUpOutcome::kDisconnected);
    CHECK(result.identity->correlation.Data1 == 7);
    CHECK(ras.Count(kHangUpCall) == 1);
  }

  TEST_CASE("one that is not listed as it was is unknown, and nothing is done") {
    OneLine line;
    SUBCASE("its handle is not listed") {
      line.ras.SetLine(Handle(32), RASCS_Connected, kWithoutId);
    }
    SUBCASE("its handle is another entry's line") {
      line.ras.SetLine(kHandle, RASCS_Connected, kWithoutId, u"Branch");
    }
    SUBCASE("RAS lists nothing") {
      line.ras.SetLine(kHandle, RASCS_Connected, kWithoutId);
      line.ras.on_enumerate = []() -> std::optional<DWORD> { return kErrorRasmanCannotInitialize; };
    }
    CHECK(line.HangUp(Line(kOffice)).outcome == HangUpOutcome::kUnknownLine);
    CHECK(line.ras.Count(kHangUpCall) == 0);
  }

  TEST_CASE_FIXTURE(OneLine,
                    "E1: the list may grow between the question for its size and the answer") {
    ras.SetLine(Handle(32), RASCS_Connected, 8);
    Linger(50, RASCS_Disconnected, 7);
    int calls = 0;
    ras.on_enumerate = [&]() -> std::optional<DWORD> {
      if (++calls == 2) ras.SetLine(Handle(48), RASCS_Connected, 9);
      return std::nullopt;
    };
    CHECK(HangUp(Line(Identity(7))).outcome == HangUpOutcome::kDisconnected);
    CHECK(ras.Count(kHangUpCall) == 1);
  }

  TEST_CASE_FIXTURE(OneLine, "a handle that is reused while we poll is not taken for our line") {
    ras.SetLine(kHandle, RASCS_Connected, 7);
    ras.on_hang_up = [&](HRASCONN) -> DWORD {
      ras.SetLine(kHandle, RASCS_Connected, 8);
      return 0;
    };
    std::optional<LineIdentity> identity;
    SUBCASE("when the caller knows the identity") { identity = Identity(7); }
    SUBCASE("when nobody knew it before the hang-up") {}
    const HangUpResult answer = AnswerTo(Line(identity));
    CHECK(answer.outcome == HangUpOutcome::kDisconnected);
    CHECK(ras.clock().Now() < 1'000);
    CHECK(answer.identity->correlation.Data1 == 7);
  }

  TEST_CASE_FIXTURE(OneLine, "a line that is no longer listed but still answers is waited for") {
    ras.SetLine(kHandle, RASCS_Connected, 7);
    ras.on_hang_up = [&](HRASCONN) -> DWORD {
      ras.SetLine(kHandle, RASCS_Disconnected, 0);
      return 0;
    };
    CHECK(HangUp(Line(Identity(7), 1'000)).outcome == HangUpOutcome::kPending);
  }

  TEST_CASE_FIXTURE(OneLine, "a dial that is not listed is hung up all the same: it is owed") {
    Linger(50);
    ras.SetLine(Handle(32), RASCS_Connected, 8);
    CHECK(HangUp(Line()).outcome == HangUpOutcome::kDisconnected);
    CHECK(ras.Count(kHangUpCall) == 1);
  }

  TEST_CASE_FIXTURE(
      OneLine, "a handle that another entry's line has by now is left to it, identity or not") {
    ras.SetLine(kHandle, RASCS_Connected, 8, u"Branch");
    HangUpRequest request = Line();
    request.entry_name = u"Office";
    CHECK(HangUp(request).outcome == HangUpOutcome::kDisconnected);
    CHECK(ras.Count(kHangUpCall) == 0);
  }

  TEST_CASE_FIXTURE(OneLine, "E8: an entry that is listed in another case is the same") {
    ras.SetLine(kHandle, RASCS_Connected, 7, u"OFFICE");
    HangUpRequest request = Line();
    request.entry_name = u"Office";
    CHECK(HangUp(request).outcome == HangUpOutcome::kDisconnected);
    CHECK(ras.Count(kHangUpCall) == 1);
  }
}

}  // namespace winras::test::hang_up_test
