#include "dial/session_registry.h"

#include <doctest/doctest.h>

#include <atomic>
#include <memory>
#include <mutex>
#include <set>
#include <thread>
#include <vector>

#include "dial/session.h"
#include "fake_ras.h"

namespace winras::test::session_registry_test {

TEST_SUITE("registry of sessions") {
  TEST_CASE("an id leads to its session until it is removed, and then to none") {
    FakeRas ras;
    SessionRegistry& registry = SessionRegistry::Instance();
    const auto first = Session::Create(ras.provider(), [](DialEvent) {});
    const auto second = Session::Create(ras.provider(), [](DialEvent) {});
    const auto first_id = registry.Add(first);
    const auto second_id = registry.Add(second);
    CHECK(registry.Find(first_id) == first);
    CHECK(registry.Find(second_id) == second);
    registry.Remove(first_id);
    registry.Remove(first_id);
    CHECK(registry.Find(first_id) == nullptr);
    CHECK(registry.Find(second_id) == second);
    registry.Remove(second_id);
    CHECK(first.use_count() == 1);
    CHECK(second.use_count() == 1);
  }

  TEST_CASE("threads that dial while others are notified, late and twice, get ids of their own") {
    FakeRas ras;
    SessionRegistry& registry = SessionRegistry::Instance();
    constexpr int kThreads = 4;
    constexpr int kSessions = 2'000;
    const auto provider = ras.provider();
    std::mutex mutex;
    std::set<SessionRegistry::Id> ids;
    std::atomic<SessionRegistry::Id> newest{0};
    std::atomic<int> strangers{0};
    std::atomic<int> left{0};
    std::atomic<bool> over{false};
    std::thread notified([&] {
      // Whatever it finds may be removed at the same moment: then this is the last reference.
      while (!over) registry.Find(newest);
    });
    std::vector<std::thread> threads;
    for (int i = 0; i < kThreads; ++i) {
      threads.emplace_back([&] {
        for (int j = 0; j < kSessions; ++j) {
          auto session = Session::Create(provider, [](DialEvent) {});
          const Session* const address = session.get();
          const auto id = registry.Add(std::move(session));
          newest = id;
          if (registry.Find(id).get() != address) ++strangers;
          registry.Remove(id);
          if (registry.Find(id) != nullptr) ++left;
          const std::lock_guard<std::mutex> lock(mutex);
          ids.insert(id);
        }
      });
    }
    for (std::thread& thread : threads) thread.join();
    over = true;
    notified.join();
    CHECK(strangers == 0);
    CHECK(left == 0);
    CHECK(ids.size() == kThreads * kSessions);
  }
}

}  // namespace winras::test::session_registry_test
