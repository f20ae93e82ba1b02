// D, H: what a session gives RAS and takes from it, where JavaScript cannot look.

#include <doctest/doctest.h>

#include <cstring>

#include "one_dial.h"

namespace winras::test::conformance_dial_test {

TEST_SUITE("conformance of dialing") {
  TEST_CASE_FIXTURE(OneDial, "D14, D21: of the extensions only the options are set") {
    RASDIALEXTENSIONS seen;
    ras.on_dial = [&](const DialCall& call) -> DWORD {
      seen = *call.extensions;
      return 691;
    };
    Dial(Request(RDEOPT_NoUser));
    RASDIALEXTENSIONS expected;
    std::memset(&expected, 0, sizeof expected);
    expected.dwSize = sizeof expected;
    expected.dwfOptions = RDEOPT_NoUser;
    CHECK(std::memcmp(&seen, &expected, sizeof seen) == 0);
    session()->Settle();
  }

  TEST_CASE_FIXTURE(
      OneDial, "D18, H7: of several links the handle that RasDial returned is hung up, for all") {
    const HRASCONN link = Handle(17);
    bool notified_first = false;
    SUBCASE("also when a link was notified before") { notified_first = true; }
    SUBCASE("when none was") {}
    ras.on_dial = [&](const DialCall& call) -> DWORD {
      if (notified_first) call.Notify(RASCS_OpenPort, 0, link, 2);
      *call.handle = kHandle;
      ras.SetLine(kHandle, RASCS_OpenPort);
      return 0;
    };
    Dial();
    CHECK(ras.Dialed().Notify(RASCS_ConnectDevice, 676, link, 2) == 1);
    CHECK(ras.Dialed().Notify(RASCS_Connected, 0, kHandle, 1) == 1);
    CHECK(session()->handle() == kHandle);
    CHECK(heard.Events().back().sub_entry == 1);

    HangUp();
    CHECK(ras.RunUntilAnswered(answers));
    CHECK(ras.Count(kHangUpCall) == 1);
    CHECK(ras.Count("RasHangUp 17") == 0);
  }
}

}  // namespace winras::test::conformance_dial_test
