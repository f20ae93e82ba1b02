#include <doctest/doctest.h>

#include <atomic>
#include <cstdint>
#include <memory>
#include <thread>
#include <vector>

#include "provider/event.h"

namespace winras::test::event_test {

TEST_SUITE("an event") {
  TEST_CASE("stays set until it is reset") {
    Event event;
    CHECK_FALSE(event.IsSet());
    event.Set();
    event.Set();
    event.Wait();
    event.Wait();
    CHECK(event.IsSet());
    event.Reset();
    CHECK_FALSE(event.IsSet());
  }

  TEST_CASE("is one for all its handles, and lives as long as one of them") {
    auto event = std::make_unique<Event>();
    const auto other = Event::Duplicate(event->handle());
    REQUIRE(other != nullptr);
    CHECK(other->handle() != event->handle());
    other->Set();
    CHECK(event->IsSet());
    const HANDLE closed = event->handle();
    event.reset();
    CHECK(other->IsSet());
    CHECK(Event::Duplicate(closed) == nullptr);
    CHECK(Event::Duplicate(other->handle()) != nullptr);
  }

  TEST_CASE("is not to be had for what is no handle of one") {
    CHECK(Event::Duplicate(nullptr) == nullptr);
    CHECK(Event::Duplicate(reinterpret_cast<HANDLE>(~std::uintptr_t{0})) == nullptr);
    int something = 0;
    CHECK(Event::Duplicate(&something) == nullptr);
  }

  TEST_CASE("wakes all who wait") {
    Event event;
    std::atomic<int> awake{0};
    std::vector<std::thread> threads;
    for (int i = 0; i < 4; ++i) {
      threads.emplace_back([&] {
        event.Wait();
        ++awake;
      });
    }
    event.Set();
    for (std::thread& thread : threads) thread.join();
    CHECK(awake == 4);
  }
}

}  // namespace winras::test::event_test
