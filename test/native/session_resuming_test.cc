// What is told of a pause around the RasDial that answers it.
#include <doctest/doctest.h>

#include <memory>

#include "fake_ras.h"

namespace winras::test::session_resuming_test {

TEST_SUITE("a pause that is notified again") {
  TEST_CASE("is told after the resuming RasDial was called only when it was notified since") {
    FakeRas ras;
    Heard heard;
    const auto session = Session::Create(ras.provider(), heard.Sink());
    session->Start(Request(RDEOPT_PausedStates));
    REQUIRE(ras.Quiet());
    const DialCall first = ras.Dialed();
    first.Notify(RASCS_RetryAuthentication);
    first.Notify(RASCS_RetryAuthentication);
    ras.on_dial = [&](const DialCall& call) -> DWORD {
      call.Notify(RASCS_RetryAuthentication);
      return 0;
    };
    CHECK(session->Resume([](RASDIALPARAMSW&) {}));
    REQUIRE(ras.Quiet());
    CHECK(heard.Text() == "dialed:0 4097 4097 resuming 4097 resumed:0");
    session->Settle();
  }
}

}  // namespace winras::test::session_resuming_test
