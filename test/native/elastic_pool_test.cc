#include <doctest/doctest.h>

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <memory>
#include <mutex>
#include <optional>
#include <ostream>
#include <set>
#include <thread>
#include <vector>

#include "provider/alertable_event.h"
#include "provider/elastic_pool.h"
#include "provider/ras_threads.h"
#include "wait_until.h"

namespace winras::test::elastic_pool_test {

namespace {

// A pool is never destroyed. Kept in a list, so that it is no leak.
ElasticPool& MakePool(const ElasticPool::Limits& limits) {
  static auto& pools = *new std::vector<ElasticPool*>;
  pools.push_back(new ElasticPool(limits));
  return *pools.back();
}

// Holds threads until it is opened. Outlives them.
class Gate {
 public:
  Gate() = default;
  ~Gate() {
    Open();
    std::unique_lock<std::mutex> lock(mutex_);
    changed_.wait(lock, [this] { return waiting_ == 0; });
  }
  Gate(const Gate&) = delete;
  Gate& operator=(const Gate&) = delete;

  void Pass() {
    std::unique_lock<std::mutex> lock(mutex_);
    ++waiting_;
    changed_.wait(lock, [this] { return open_; });
    --waiting_;
    changed_.notify_all();
  }
  void Open() {
    const std::lock_guard<std::mutex> lock(mutex_);
    open_ = true;
    changed_.notify_all();
  }
  int Waiting() const {
    const std::lock_guard<std::mutex> lock(mutex_);
    return waiting_;
  }

 private:
  mutable std::mutex mutex_;
  std::condition_variable changed_;
  bool open_ = false;
  int waiting_ = 0;
};

template <typename Pool>
void Block(Pool& pool, Gate& gate, int threads) {
  for (int i = 0; i < threads; ++i) pool.Run([&gate] { gate.Pass(); });
  REQUIRE(WaitUntil([&] { return gate.Waiting() == threads; }));
}

constexpr double kNever = 3'600'000;

}  // namespace

TEST_SUITE("pool of threads") {
  TEST_CASE("where every job takes long, as on a busy machine, none counts as blocked") {
    ElasticPool& pool = MakePool({8, 5, kNever, kNever});
    std::atomic<int> done = 0;
    const auto job = [&done] {
      std::this_thread::sleep_for(std::chrono::milliseconds(20));
      ++done;
    };
    // One at a time: nothing waits meanwhile.
    constexpr int kUsual = 10;
    for (int i = 0; i < kUsual; ++i) {
      pool.Run(job);
      REQUIRE(WaitUntil([&] { return done == i + 1; }));
    }
    constexpr int kMore = 20;
    for (int i = 0; i < kMore; ++i) pool.Run(job);
    REQUIRE(WaitUntil([&] { return done == kUsual + kMore; }));
    CHECK(pool.Count() == 1);
  }

  TEST_CASE("while no job blocks one thread does them all, in order") {
    ElasticPool& pool = MakePool({8, 100, 100, kNever});
    constexpr int kJobs = 10'000;
    std::vector<int> order;
    std::set<std::thread::id> threads;
    std::atomic<int> done{0};
    for (int i = 0; i < kJobs; ++i) {
      pool.Run([&, i] {
        order.push_back(i);
        threads.insert(std::this_thread::get_id());
        ++done;
      });
    }
    REQUIRE(WaitUntil([&] { return done == kJobs; }));
    CHECK(pool.Count() == 1);
    CHECK(threads.size() == 1);
    bool in_order = true;
    for (int i = 0; i < kJobs; ++i) in_order = in_order && order[static_cast<std::size_t>(i)] == i;
    CHECK(in_order);
  }

  TEST_CASE("it grows although nobody calls Run any more, by no more threads than jobs wait") {
    ElasticPool& pool = MakePool({8, 20, 20, kNever});
    Gate gate;
    Block(pool, gate, 3);
    CHECK(pool.Count() == 3);
  }

  TEST_CASE("it does not grow while one of its threads still gets through its jobs") {
    ElasticPool& pool = MakePool({8, 500, 500, kNever});
    Gate gate;
    Block(pool, gate, 2);
    REQUIRE(pool.Count() == 2);
    {
      Gate third;
      Block(pool, third, 1);
    }
    REQUIRE(pool.Count() == 3);
    // From here on two are blocked, and the third has a queue for a second.
    std::atomic<int> done{0};
    constexpr int kJobs = 200;
    for (int i = 0; i < kJobs; ++i) {
      pool.Run([&done] {
        std::this_thread::sleep_for(std::chrono::milliseconds(5));
        ++done;
      });
    }
    REQUIRE(WaitUntil([&] { return done == kJobs; }));
    CHECK(pool.Count() == 3);
  }

  TEST_CASE("it never has more threads than its limit, and works on when they come free") {
    ElasticPool& pool = MakePool({4, 10, 10, kNever});
    Gate gate;
    Block(pool, gate, 4);
    std::atomic<int> done{0};
    for (int i = 0; i < 10; ++i) pool.Run([&done] { ++done; });
    std::this_thread::sleep_for(std::chrono::milliseconds(100));
    CHECK(pool.Count() == 4);
    CHECK(done == 0);
    gate.Open();
    REQUIRE(WaitUntil([&] { return done == 10; }));
    CHECK(pool.Count() == 4);
  }

  TEST_CASE("idle threads end, but for one") {
    ElasticPool& pool = MakePool({4, 10, 10, 30});
    Gate gate;
    Block(pool, gate, 4);
    gate.Open();
    REQUIRE(WaitUntil([&] { return pool.Count() == 1; }));
    std::this_thread::sleep_for(std::chrono::milliseconds(100));
    CHECK(pool.Count() == 1);
    std::atomic<bool> done{false};
    pool.Run([&done] { done = true; });
    CHECK(WaitUntil([&] { return done.load(); }));
  }

  TEST_CASE("no thread ends while there is a pin") {
    ElasticPool& pool = MakePool({4, 10, 10, 30});
    pool.Pin();
    pool.Pin();
    Gate gate;
    Block(pool, gate, 4);
    gate.Open();
    pool.Unpin();
    std::this_thread::sleep_for(std::chrono::milliseconds(150));
    CHECK(pool.Count() == 4);
    pool.Unpin();
    CHECK(WaitUntil([&] { return pool.Count() == 1; }));
  }

  TEST_CASE("jobs that come while threads are ending are all done") {
    ElasticPool& pool = MakePool({4, 1, 1, 2});
    std::atomic<int> done{0};
    int given = 0;
    for (int round = 0; round < 200; ++round) {
      for (int i = 0; i < 4; ++i, ++given) {
        pool.Run([&done] {
          std::this_thread::sleep_for(std::chrono::microseconds(500));
          ++done;
        });
      }
      std::this_thread::sleep_for(std::chrono::microseconds(2'000 + round * 10));
    }
    CHECK(WaitUntil([&] { return done == given; }));
    CHECK(pool.Count() <= 4);
  }

  TEST_CASE("jobs that several threads and jobs themselves hand in are all done, each once") {
    ElasticPool& pool = MakePool({4, 1, 1, 1});
    constexpr int kGivers = 4;
    constexpr int kJobs = 2'000;
    std::atomic<int> done{0};
    std::vector<std::thread> givers;
    for (int giver = 0; giver < kGivers; ++giver) {
      givers.emplace_back([&pool, &done] {
        for (int i = 0; i < kJobs; ++i) {
          pool.Pin();
          pool.Run([&pool, &done] {
            pool.Run([&pool, &done] {
              pool.Unpin();
              ++done;
            });
          });
          if (i % 200 == 0) std::this_thread::sleep_for(std::chrono::milliseconds(2));
        }
      });
    }
    for (std::thread& giver : givers) giver.join();
    REQUIRE(WaitUntil([&] { return done == kGivers * kJobs; }));
    CHECK(pool.Pins() == 0);
    CHECK(pool.Count() <= 4);
    CHECK(WaitUntil([&] { return pool.Count() == 1; }));
    CHECK(done == kGivers * kJobs);
  }

  TEST_CASE("an idle thread runs procedures that are queued to it, as RAS' APCs would be") {
    ElasticPool& pool = MakePool({4, 100, 100, kNever});
    std::mutex mutex;
    std::optional<ThreadReference> worker;
    std::thread::id worker_id;
    pool.Run([&] {
      const std::lock_guard<std::mutex> lock(mutex);
      worker = ThreadReference::Current();
      worker_id = std::this_thread::get_id();
    });
    REQUIRE(WaitUntil([&] {
      const std::lock_guard<std::mutex> lock(mutex);
      return worker.has_value();
    }));
    std::atomic<bool> ran{false};
    std::thread::id ran_on;
    CHECK(worker->Queue([&] {
      ran_on = std::this_thread::get_id();
      ran = true;
    }));
    REQUIRE(WaitUntil([&] { return ran.load(); }));
    CHECK(ran_on == worker_id);
  }

  TEST_CASE("what a job holds is let go before its thread waits for the next") {
    ElasticPool& pool = MakePool({4, 100, 100, kNever});
    const auto held = std::make_shared<int>();
    pool.Run([held] {});
    CHECK(WaitUntil([&] { return held.use_count() == 1; }));
  }
}

TEST_SUITE("RAS threads") {
  TEST_CASE("with 64 calls blocked inside RAS another 8 can block and others still go on") {
    RasThreads& threads = RasThreads::Instance();
    Gate gate;
    Block(threads, gate, 64);
    Gate more;
    Block(threads, more, 7);
    std::atomic<int> done{0};
    for (int i = 0; i < 100; ++i) threads.Run([&done] { ++done; });
    CHECK(WaitUntil([&] { return done == 100; }));
    CHECK(threads.Count() <= 72);
  }
}

}  // namespace winras::test::elastic_pool_test
