// The ends of a process have one time for its hang-ups.
#include "environment/ending_time.h"

#include <doctest/doctest.h>

namespace winras::test::ending_time_test {

TEST_SUITE("an environment that ends") {
  TEST_CASE("alone has all the time that it is given") {
    const EndingTime time;
    CHECK(time.Left(0, 5'000) == 5'000);
  }

  TEST_CASE("with its process has what is left of that one's time") {
    EndingTime time;
    time.Begin(10'000, 3'000);
    CHECK(time.Left(10'000, 5'000) == 3'000);
    CHECK(time.Left(12'500, 5'000) == 500);
    CHECK(time.Left(12'500, 100) == 100);
    CHECK(time.Left(13'900, 5'000) == 0);
  }

  TEST_CASE("later has all its time again, for the process has not ended after all") {
    EndingTime time;
    time.Begin(10'000, 3'000);
    CHECK(time.Left(14'100, 5'000) == 5'000);
  }
}

}  // namespace winras::test::ending_time_test
