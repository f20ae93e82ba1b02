#include <doctest/doctest.h>

#include <chrono>
#include <future>
#include <memory>
#include <optional>

#include "dial/recent_lines.h"
#include "fake_ras.h"

namespace winras::test::recent_lines_test {

namespace {

// A RAS whose lists take their time, by the clock that the lists' age is measured with.
struct SlowRas {
  explicit SlowRas(double duration) {
    ras.SetLine(kHandle, RASCS_Connected, 1);
    // It is called twice for a list: for its size, and for its contents.
    ras.on_enumerate = [this, duration]() -> std::optional<DWORD> {
      clock->AdvanceTo(clock->Now() + duration / 2);
      return std::nullopt;
    };
  }

  std::shared_ptr<const LineList> Since(double not_before) {
    const Provider::Scope scope(*ras.provider());
    return lines.Since(not_before, ras.provider());
  }
  void Pass(double duration) { clock->AdvanceTo(clock->Now() + duration); }

  std::shared_ptr<Clock> clock = MakeVirtualClock();
  RecentLines lines{clock};
  FakeRas ras;
};

}  // namespace

TEST_SUITE("lines that were listed a moment ago") {
  TEST_CASE("serve all that asked before") {
    SlowRas slow(4);
    const auto first = slow.Since(0);
    for (int i = 0; i < 100; ++i) CHECK(slow.Since(0) == first);
    REQUIRE(first->Find(kHandle) != nullptr);
    CHECK(first->Find(kHandle)->identity.entry_name == u"Office");
    CHECK(Compare(first->Find(kHandle)->identity, Identity(1)) == Sameness::kSame);
    CHECK(first->Find(Handle(17)) == nullptr);
    CHECK(slow.ras.Count("RasEnumConnections") == 2);
  }

  TEST_CASE("serve those that asked before, also while they are being listed") {
    FakeRas ras;
    ras.SetLine(kHandle, RASCS_Connected, 1);
    RecentLines lines(MakeVirtualClock());
    std::promise<void> asked;
    std::promise<void> answer;
    ras.on_enumerate = [&]() -> std::optional<DWORD> {
      if (ras.Count("RasEnumConnections") == 1) {
        asked.set_value();
        answer.get_future().wait();
      }
      return std::nullopt;
    };
    const auto since = [&] {
      const Provider::Scope scope(*ras.provider());
      return lines.Since(0, ras.provider());
    };
    auto first = std::async(std::launch::async, since);
    asked.get_future().wait();
    auto second = std::async(std::launch::async, since);
    CHECK(second.wait_for(std::chrono::milliseconds(20)) == std::future_status::timeout);
    answer.set_value();
    CHECK(second.get() == first.get());
    CHECK(ras.Count("RasEnumConnections") == 2);
  }

  TEST_CASE("do not serve who asked while they were being listed") {
    SlowRas slow(4);
    const auto early = slow.Since(0);
    slow.ras.SetLine(Handle(17), RASCS_Connected, 2);
    const auto late = slow.Since(2);
    CHECK(early->Find(Handle(17)) == nullptr);
    CHECK(late->Find(Handle(17)) != nullptr);
  }

  TEST_CASE("serve no longer than it took to list them") {
    SlowRas slow(4);
    const auto first = slow.Since(0);
    slow.Pass(4);
    CHECK(slow.Since(0) == first);
    slow.Pass(0.5);
    CHECK(slow.Since(0) != first);
  }

  TEST_CASE("nor than a hundredth of a second after a RAS that was slow to answer") {
    SlowRas slow(30'000);
    const auto first = slow.Since(0);
    slow.Pass(10);
    CHECK(slow.Since(0) == first);
    slow.Pass(0.5);
    CHECK(slow.Since(0) != first);
  }

  TEST_CASE("serve nobody who asks another RAS") {
    SlowRas slow(4);
    FakeRas other;
    const auto list = slow.Since(0);
    const Provider::Scope scope(*other.provider());
    CHECK(slow.lines.Since(0, other.provider())->Find(kHandle) == nullptr);
  }
}

}  // namespace winras::test::recent_lines_test
