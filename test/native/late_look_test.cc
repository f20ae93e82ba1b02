// On a busy machine the first look at a line may come when the time that it was given is over.
#include <doctest/doctest.h>

#include "abi/error_codes.h"
#include "fake_ras.h"

namespace winras::test::late_look_test {

TEST_SUITE("a look that comes at the bound") {
  TEST_CASE("finds a line that is gone, and one that is there pending") {
    FakeRas ras;
    Answers answers;
    HangUpRequest request;
    request.handle = kHandle;
    request.call_hang_up = false;
    request.bound = 0;
    HangUpOutcome expected = HangUpOutcome::kDisconnected;
    SUBCASE("gone") {}
    SUBCASE("there") {
      ras.SetLine(kHandle, RASCS_Disconnected);
      expected = HangUpOutcome::kPending;
    }
    HangUpLine(ras.provider(), request, answers.Done());
    REQUIRE(ras.RunUntil([&] { return answers.Size() == 1; }));
    CHECK(answers.Last().outcome == expected);
    CHECK(ras.clock().Now() < 100);
  }
}

}  // namespace winras::test::late_look_test
