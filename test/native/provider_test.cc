#include <doctest/doctest.h>

#include <atomic>
#include <chrono>
#include <functional>
#include <future>
#include <memory>
#include <string>
#include <thread>
#include <utility>

#include "provider/provider.h"
#include "provider/ras_threads.h"
#include "wait_until.h"

namespace winras::test::provider_test {

namespace {

thread_local int scopes = 0;

class BareProvider final : public Provider {
 public:
  explicit BareProvider(std::promise<void>* destroyed = nullptr)
      : Provider({}, MakeVirtualClock()), destroyed_(destroyed) {}
  ~BareProvider() override {
    if (destroyed_ != nullptr) destroyed_->set_value();
  }
  std::u16string SystemMessage(DWORD) override { return {}; }

 private:
  void Enter() override { ++scopes; }
  void Leave() override { --scopes; }

  std::promise<void>* const destroyed_;
};

}  // namespace

TEST_SUITE("provider") {
  TEST_CASE("a job runs within a scope, and so does the end of what it holds") {
    const auto provider = std::make_shared<BareProvider>();
    int inside = 0;
    int at_end = 0;
    std::shared_ptr<int> held(new int, [&at_end](int* memory) {
      at_end = scopes;
      delete memory;
    });
    provider->Run([&inside, held = std::move(held)] { inside = scopes; });
    REQUIRE(WaitUntil([&] { return provider->PendingJobs() == 0; }));
    CHECK(inside == 1);
    CHECK(at_end == 1);
  }

  TEST_CASE(
      "a job that may show windows runs on a thread of its own, within a scope, and is counted") {
    const auto provider = std::make_shared<BareProvider>();
    const std::size_t pool = RasThreads::Instance().Count();
    std::promise<void> closed;
    std::future<void> window = closed.get_future();
    std::atomic<int> inside{0};
    std::thread::id thread;
    REQUIRE(provider->RunOnUiThread([&] {
      thread = std::this_thread::get_id();
      inside = scopes;
      window.wait();
    }));
    REQUIRE(WaitUntil([&] { return inside == 1; }));
    CHECK(provider->PendingJobs() == 1);
    CHECK(RasThreads::Instance().Count() == pool);
    closed.set_value();
    REQUIRE(WaitUntil([&] { return provider->PendingJobs() == 0; }));
    const bool is_another = thread != std::this_thread::get_id();
    CHECK(is_another);
  }

  TEST_CASE("a job that starts another is never seen as nothing to do in between") {
    const auto provider = std::make_shared<BareProvider>();
    std::atomic<int> steps{0};
    std::function<void()> step = [&] {
      if (++steps < 1'000) provider->Run(step);
    };
    provider->Run(step);
    REQUIRE(WaitUntil([&] { return provider->PendingJobs() == 0; }));
    CHECK(steps == 1'000);
  }

  TEST_CASE("a job keeps its provider alive, and no longer than it takes") {
    std::promise<void> destroyed;
    auto provider = std::make_shared<BareProvider>(&destroyed);
    std::promise<void> go;
    provider->Run([&go] { go.get_future().wait(); });
    auto future = destroyed.get_future();
    provider.reset();
    CHECK(future.wait_for(std::chrono::milliseconds(20)) == std::future_status::timeout);
    go.set_value();
    CHECK(future.wait_for(std::chrono::minutes(1)) == std::future_status::ready);
  }
}

}  // namespace winras::test::provider_test
