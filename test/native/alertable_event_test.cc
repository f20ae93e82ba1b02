#include <doctest/doctest.h>

#include <atomic>
#include <future>
#include <memory>
#include <optional>
#include <ostream>
#include <string>
#include <thread>

#include "provider/alertable_event.h"
#include "wait_until.h"

namespace winras::test::alertable_event_test {

TEST_SUITE("alertable event") {
  TEST_CASE("a wait ends when the event is set, also before the wait, and resets it") {
    AlertableEvent event;
    event.Set();
    event.Set();
    CHECK(event.Wait(0));
    CHECK(!event.Wait(0));
    std::thread setter([&] { event.Set(); });
    CHECK(event.Wait(-1));
    setter.join();
    CHECK(!event.Wait(5));
  }

  TEST_CASE("a queued procedure runs on the waiting thread and does not end its wait") {
    AlertableEvent event;
    std::promise<ThreadReference> reference;
    bool set = false;
    std::thread waiter([&] {
      reference.set_value(ThreadReference::Current());
      set = event.Wait(-1);
    });
    const ThreadReference waiting = reference.get_future().get();
    std::promise<std::thread::id> ran_on;
    CHECK(waiting.Queue([&] { ran_on.set_value(std::this_thread::get_id()); }));
    CHECK(ran_on.get_future().get() == waiter.get_id());
    // Still waiting: a second one runs as well.
    std::promise<void> again;
    CHECK(waiting.Queue([&] { again.set_value(); }));
    again.get_future().get();
    event.Set();
    waiter.join();
    CHECK(set);
  }

  TEST_CASE("procedures wait until their thread waits, and run in order, all in one wait") {
    AlertableEvent event;
    const ThreadReference self = ThreadReference::Current();
    std::string order;
    for (const char name : {'a', 'b', 'c'}) {
      self.Queue([&order, name, &self] {
        order += name;
        if (name == 'b') self.Queue([&order] { order += 'd'; });
      });
    }
    CHECK(order == "");
    CHECK(!event.Wait(5));
    CHECK(order == "abcd");
  }

  TEST_CASE("an event that is always set does not keep procedures from running") {
    AlertableEvent event;
    bool ran = false;
    ThreadReference::Current().Queue([&] { ran = true; });
    event.Set();
    CHECK(event.Wait(-1));
    CHECK(ran);
  }

  TEST_CASE("a procedure may set the event and wait for another one") {
    AlertableEvent outer;
    AlertableEvent inner;
    bool inner_set = false;
    ThreadReference::Current().Queue([&] {
      outer.Set();
      inner_set = inner.Wait(5'000);
    });
    std::thread setter([&] { inner.Set(); });
    CHECK(outer.Wait(5'000));
    CHECK(inner_set);
    setter.join();
  }

  TEST_CASE("nothing can be queued to a thread that has ended") {
    std::optional<ThreadReference> reference;
    std::thread([&] { reference = ThreadReference::Current(); }).join();
    CHECK(!reference->Queue([] { FAIL("ran"); }));
  }

#ifndef _WIN32
  TEST_CASE("what a thread never ran is let go when it ends") {
    const auto held = std::make_shared<int>();
    std::thread([&] { CHECK(ThreadReference::Current().Queue([held] {})); }).join();
    CHECK(held.use_count() == 1);
  }
#endif

  TEST_CASE("no wake-up is lost between two threads that wake each other") {
    AlertableEvent ping;
    AlertableEvent pong;
    constexpr int kRounds = 20'000;
    std::thread other([&] {
      for (int i = 0; i < kRounds; ++i) {
        ping.Wait(-1);
        pong.Set();
      }
    });
    bool all = true;
    for (int i = 0; i < kRounds; ++i) {
      ping.Set();
      all = all && pong.Wait(10'000);
    }
    other.join();
    CHECK(all);
  }
}

}  // namespace winras::test::alertable_event_test
