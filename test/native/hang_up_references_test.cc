// Each RasDial of a connected entry adds a reference to its line: which are given back, and how.
#include <doctest/doctest.h>

#include <cmath>
#include <vector>

#include "abi/error_codes.h"
#include "one_line.h"

namespace winras::test::hang_up_references_test {

TEST_SUITE("the references to a line") {
  TEST_CASE_FIXTURE(OneLine,
                    "D9: every reference is given back, one each 100 ms, until it is gone") {
    ras.SetLine(kHandle, RASCS_Connected, 1);
    std::vector<double> times;
    ras.on_hang_up = [&](HRASCONN) -> DWORD {
      times.push_back(std::round(ras.clock().Now()));
      if (times.size() == 3) ras.EndLine(kHandle);
      return 0;
    };
    HangUpRequest request = Line(Identity(1));
    request.references = References::kAll;
    CHECK(HangUp(request).outcome == HangUpOutcome::kDisconnected);
    CHECK(times == std::vector<double>{0, 100, 200});
  }

  TEST_CASE_FIXTURE(OneLine, "H4: one that RAS calls gone is hung up no more, and waited for") {
    ras.SetLine(kHandle, RASCS_Connected, 1);
    ras.on_hang_up = [&](HRASCONN) { return kErrorNoConnection; };
    ras.clock().Schedule(5'000, [&] { ras.EndLine(kHandle); });
    HangUpRequest request = Line(Identity(1));
    request.references = References::kAll;
    CHECK(HangUp(request).outcome == HangUpOutcome::kDisconnected);
    CHECK(ras.Count(kHangUpCall) == 1);
  }

  TEST_CASE_FIXTURE(OneLine, "a line that is to go is given up after twenty times") {
    ras.SetLine(kHandle, RASCS_Connected, 1);
    ras.on_hang_up = [](HRASCONN) -> DWORD { return 0; };
    HangUpRequest request = Line(Identity(1));
    request.references = References::kAll;
    CHECK(HangUp(request).outcome == HangUpOutcome::kPending);
    CHECK(ras.Count(kHangUpCall) == 20);
  }

  TEST_CASE("a line that others are known to hold is released at once") {
    for (const int others : {0, 1}) {
      OneLine line;
      FakeRas& ras = line.ras;
      ras.SetLine(kHandle, RASCS_Connected, 1);
      ras.on_hang_up = [](HRASCONN) -> DWORD { return 0; };
      IssuedHandles& issued = ras.provider()->issued_handles();
      HangUpRequest request = Line(Identity(1));
      for (int dial = 0; dial <= others; ++dial) request.line = issued.Give(kHandle, u"Office");
      request.references = References::kShared;
      CHECK(line.AnswerTo(request).outcome == HangUpOutcome::kReleased);
      CHECK((ras.clock().Now() < 200) == (others == 1));
      CHECK(ras.Count(kHangUpCall) == 1);
    }
  }

  TEST_CASE_FIXTURE(OneLine, "a line that was up before a dial is held by somebody else") {
    ras.SetLine(kHandle, RASCS_Connected, 1);
    ras.on_hang_up = [](HRASCONN) -> DWORD { return 0; };
    IssuedHandles& issued = ras.provider()->issued_handles();
    HangUpRequest request = Line(Identity(1));
    request.line = issued.Give(kHandle, u"Office");
    issued.WasUpBefore(kHandle, request.line);
    request.references = References::kShared;
    CHECK(AnswerTo(request).outcome == HangUpOutcome::kReleased);
    CHECK(ras.clock().Now() < 200);
  }
}

}  // namespace winras::test::hang_up_references_test
