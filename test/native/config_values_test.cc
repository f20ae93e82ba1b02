// The values of a simulator's configuration, which JavaScript writes.
#include "simulator/config_values.h"

#include <doctest/doctest.h>

namespace winras::test::config_values_test {
namespace {

double Read(const char* text) { return simulator::ReadNumber(text, 0, 1e300); }

}  // namespace

TEST_SUITE("values of a configuration") {
  TEST_CASE("a number is read as JavaScript writes it") {
    CHECK(Read("0") == 0);
    CHECK(Read("0.1") == 0.1);
    CHECK(Read("2.5") == 2.5);
    CHECK(Read("1e-7") == 1e-7);
    CHECK(Read("1.5e+21") == 1.5e+21);
    CHECK(Read("1764482400123.25") == 1764482400123.25);
    CHECK(Read("9007199254740991") == 9007199254740991);
  }

  TEST_CASE("what is no number, or out of range, is refused") {
    for (const char* text : {"", ".", "1.", ".5", "1e", "1,5", " 1", "1 ", "-1", "+1", "nan", "inf",
                             "0x10", "1e999", "1e301"}) {
      CAPTURE(text);
      CHECK_THROWS_AS(Read(text), simulator::BadValue);
    }
  }
}

}  // namespace winras::test::config_values_test
