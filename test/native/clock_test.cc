#include <doctest/doctest.h>

#include <atomic>
#include <chrono>
#include <future>
#include <limits>
#include <memory>
#include <string>
#include <thread>
#include <vector>

#include "provider/clock.h"
#include "wait_until.h"

namespace winras::test::clock_test {

namespace {

double RealMilliseconds(const std::function<void()>& what) {
  const auto start = std::chrono::steady_clock::now();
  what();
  return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start)
      .count();
}

// Keeps a promise when the thread that called it ends.
void TellWhenThisThreadEnds(std::promise<void>& ended) {
  struct Teller {
    std::promise<void>* promise = nullptr;
    ~Teller() {
      if (promise != nullptr) promise->set_value();
    }
  };
  thread_local Teller teller;
  teller.promise = &ended;
}

bool Comes(std::promise<void>& promise) {
  return promise.get_future().wait_for(std::chrono::minutes(1)) == std::future_status::ready;
}

}  // namespace

TEST_SUITE("virtual clock") {
  TEST_CASE("tasks run in order of time, those of one time in order of scheduling") {
    const auto clock = MakeVirtualClock();
    std::string order;
    for (const char name : {'c', 'd', 'e'}) clock->Schedule(20, [&, name] { order += name; });
    for (const char name : {'a', 'b'}) clock->Schedule(10, [&, name] { order += name; });
    clock->AdvanceTo(9.5);
    CHECK(order == "");
    clock->AdvanceTo(20);
    CHECK(order == "abcde");
  }

  TEST_CASE("a task sees its own time, and what it schedules runs if it is due within the step") {
    const auto clock = MakeVirtualClock();
    std::vector<double> times;
    clock->Schedule(10, [&] {
      times.push_back(clock->Now());
      clock->Schedule(0, [&] { times.push_back(clock->Now()); });
      clock->Schedule(5, [&] { times.push_back(clock->Now()); });
      clock->Schedule(50, [&] { times.push_back(clock->Now()); });
    });
    clock->AdvanceTo(30);
    CHECK(times == std::vector<double>{10, 10, 15});
    CHECK(clock->Now() == 30);
    CHECK(*clock->NextDue() == 60);
  }

  TEST_CASE("a cancelled task never runs, also when a task of the same time cancels it") {
    const auto clock = MakeVirtualClock();
    int runs = 0;
    const auto held = std::make_shared<int>();
    Clock::TimerId second = 0;
    clock->Schedule(10, [&] { clock->Cancel(second); });
    second = clock->Schedule(10, [&runs, held] { ++runs; });
    const auto third = clock->Schedule(10, [&] { ++runs; });
    clock->Cancel(third);
    clock->AdvanceTo(10);
    CHECK(runs == 0);
    CHECK(held.use_count() == 1);
    CHECK(!clock->NextDue());
    clock->Cancel(second);
    clock->Cancel(12345);
  }

  TEST_CASE("time never goes back, and a negative delay is none") {
    const auto clock = MakeVirtualClock();
    clock->AdvanceTo(100);
    clock->AdvanceTo(50);
    CHECK(clock->Now() == 100);
    clock->Schedule(-5, [] {});
    CHECK(*clock->NextDue() == 100);
  }

  TEST_CASE("Sleep ends at its time, and whoever advances has already counted the sleeper out") {
    const auto clock = MakeVirtualClock();
    std::atomic<bool> awake{false};
    std::thread sleeper([&] {
      clock->Sleep(30);
      awake = true;
    });
    REQUIRE(WaitUntil([&] { return clock->Sleepers() == 1; }));
    CHECK(*clock->NextDue() == 30);
    clock->AdvanceTo(29.9);
    CHECK(clock->Sleepers() == 1);
    CHECK(!awake);
    clock->AdvanceTo(30);
    CHECK(clock->Sleepers() == 0);
    sleeper.join();
    CHECK(awake);
  }

  TEST_CASE("sleeping for no time does not wait for anybody to advance") {
    const auto clock = MakeVirtualClock();
    clock->Sleep(0);
    clock->Sleep(-1);
    CHECK(clock->Sleepers() == 0);
  }
}

TEST_SUITE("real clock") {
  TEST_CASE("a task runs when it is due on the scaled clock, not before") {
    const auto clock = MakeRealClock(1000);
    std::promise<double> ran;
    const double start = clock->Now();
    const double took = RealMilliseconds([&] {
      clock->Schedule(20'000, [&] { ran.set_value(clock->Now()); });
      CHECK(ran.get_future().get() >= start + 20'000);
    });
    CHECK(took >= 20);
    CHECK(took < 5'000);
    CHECK(!clock->IsVirtual());
    CHECK(!clock->NextDue());
  }

  TEST_CASE("a task that is due earlier overtakes the one that the thread already waits for") {
    const auto clock = MakeRealClock();
    std::promise<void> ran;
    bool later_ran = false;
    const auto later = clock->Schedule(3'600'000, [&] { later_ran = true; });
    std::this_thread::sleep_for(std::chrono::milliseconds(20));
    clock->Schedule(5, [&] { ran.set_value(); });
    CHECK(Comes(ran));
    clock->Cancel(later);
    CHECK(!later_ran);
  }

  TEST_CASE("a delay beyond every calendar is waited for, not wrapped around") {
    const auto clock = MakeRealClock();
    std::atomic<bool> ran{false};
    clock->Schedule(std::numeric_limits<double>::infinity(), [&] { ran = true; });
    clock->Schedule(1e300, [&] { ran = true; });
    std::promise<void> after;
    clock->Schedule(20, [&] { after.set_value(); });
    CHECK(Comes(after));
    CHECK(!ran);
  }

  TEST_CASE("a task may use its clock") {
    const auto clock = MakeRealClock();
    std::promise<void> ran;
    clock->Schedule(0, [&] {
      clock->Cancel(clock->Schedule(1'000, [] {}));
      clock->Schedule(1, [&] { ran.set_value(); });
    });
    CHECK(Comes(ran));
  }

  TEST_CASE("Sleep takes the scaled time and counts the sleeper") {
    const auto clock = MakeRealClock(100);
    std::thread sleeper([&] { clock->Sleep(10'000); });
    CHECK(WaitUntil([&] { return clock->Sleepers() == 1; }));
    sleeper.join();
    CHECK(clock->Sleepers() == 0);
    CHECK(clock->Now() >= 10'000);
  }

  TEST_CASE("the thread of a destroyed clock ends, and what had not run is let go") {
    auto clock = MakeRealClock();
    std::promise<void> thread_ended;
    std::promise<void> ran;
    const auto held = std::make_shared<int>();
    clock->Schedule(0, [&] {
      TellWhenThisThreadEnds(thread_ended);
      ran.set_value();
    });
    clock->Schedule(3'600'000, [held] {});
    REQUIRE(Comes(ran));
    clock.reset();
    CHECK(held.use_count() == 1);
    CHECK(Comes(thread_ended));
  }

  TEST_CASE("so does the thread on which the last reference is dropped") {
    std::promise<void> thread_ended;
    {
      auto clock = MakeRealClock();
      const auto owner = std::make_shared<std::shared_ptr<Clock>>(clock);
      std::promise<void> dropped_here;
      const auto here = dropped_here.get_future().share();
      clock->Schedule(0, [&thread_ended, owner, here] {
        here.wait();
        TellWhenThisThreadEnds(thread_ended);
        owner->reset();
      });
      clock.reset();
      dropped_here.set_value();
    }
    CHECK(Comes(thread_ended));
  }
}

}  // namespace winras::test::clock_test
