#include <doctest/doctest.h>

#include <atomic>
#include <functional>
#include <memory>
#include <mutex>
#include <set>
#include <thread>
#include <vector>

#include "abi/error_codes.h"
#include "abi/ras_constants.h"
#include "fake_ras.h"
#include "provider/event.h"
#include "watch/connection_watch.h"

namespace winras::test::connection_watch_test {

namespace {

constexpr DWORD kAll = RASCN_Connection | RASCN_Disconnection | RASCN_BandwidthAdded |
                       RASCN_BandwidthRemoved | RASCN_Dormant | RASCN_ReConnection;
constexpr DWORD kDocumented = kAll & ~DWORD{RASCN_Dormant | RASCN_ReConnection};
constexpr DWORD kLines = RASCN_Connection | RASCN_Disconnection;

// What RAS was asked to notify. One test runs at a time.
class Registrations {
 public:
  Registrations() { current = this; }
  ~Registrations() { current = nullptr; }

  std::function<DWORD(DWORD flags)> answer = [](DWORD) -> DWORD { return 0; };
  std::atomic<bool> signals_at_once{false};

  static DWORD WINRAS_WINAPI Register(HRASCONN connection, HANDLE event, DWORD flags) {
    return current->Take(connection, event, flags);
  }

  // As RAS does: to the last event that it was given.
  void Signal() {
    const std::lock_guard<std::mutex> lock(mutex_);
    event_->Set();
  }
  std::vector<DWORD> Flags() const {
    const std::lock_guard<std::mutex> lock(mutex_);
    return flags_;
  }
  std::size_t Count() const { return Flags().size(); }
  std::size_t Threads() const {
    const std::lock_guard<std::mutex> lock(mutex_);
    return threads_.size();
  }

 private:
  DWORD Take(HRASCONN connection, HANDLE event, DWORD flags) {
    CHECK(connection == AllConnections());
    const std::lock_guard<std::mutex> lock(mutex_);
    flags_.push_back(flags);
    threads_.insert(std::this_thread::get_id());
    event_ = Event::Duplicate(event);
    CHECK(event_ != nullptr);
    if (signals_at_once) event_->Set();
    return answer(flags);
  }

  static Registrations* current;
  mutable std::mutex mutex_;
  std::unique_ptr<Event> event_;
  std::vector<DWORD> flags_;
  std::set<std::thread::id> threads_;
};

Registrations* Registrations::current = nullptr;

// A RAS that can be watched, and how often those who listen were told.
struct WatchedRas {
  Registrations registrations;
  FakeRas ras;
  std::atomic<int> told{0};

  WatchedRas() { ras.api.RasConnectionNotificationW = Registrations::Register; }
  ConnectionWatch& watch() { return ConnectionWatch::Of(*ras.provider()); }
  ConnectionWatch::Id Listen() {
    return watch().Listen([this] { ++told; });
  }
  // After the pause that follows a registration.
  void SignalAfter(double pause) {
    REQUIRE(ras.Quiet());
    ras.clock().AdvanceTo(ras.clock().Now() + pause);
    registrations.Signal();
  }
  bool ToldTimes(int count) {
    return WaitUntil([&] { return told >= count; }) && ras.Quiet() && told == count;
  }
};

}  // namespace

TEST_SUITE("watching connections") {
  TEST_CASE_FIXTURE(WatchedRas, "registers once for all who listen, and again after each signal") {
    Listen();
    REQUIRE(ToldTimes(1));
    Listen();
    Listen();
    REQUIRE(ras.Quiet());
    CHECK(registrations.Flags() == std::vector<DWORD>{kAll});
    SignalAfter(100);
    REQUIRE(ToldTimes(4));
    SignalAfter(100);
    REQUIRE(ToldTimes(7));
    CHECK(registrations.Count() == 3);
    CHECK(registrations.Threads() == 1);
  }

  TEST_CASE_FIXTURE(WatchedRas, "is one for a provider") {
    CHECK(&ConnectionWatch::Of(*ras.provider()) == &ConnectionWatch::Of(*ras.provider()));
    FakeRas other;
    CHECK(&ConnectionWatch::Of(*other.provider()) != &ConnectionWatch::Of(*ras.provider()));
  }

  TEST_CASE_FIXTURE(WatchedRas, "registers anew when it is asked to") {
    Listen();
    REQUIRE(ToldTimes(1));
    ras.RunFor(100);
    watch().Renew();
    REQUIRE(ToldTimes(2));
    CHECK(registrations.Count() == 2);
  }

  TEST_CASE_FIXTURE(WatchedRas, "tells what is signaled in a pause when that is over") {
    Listen();
    REQUIRE(ToldTimes(1));
    SignalAfter(30);
    REQUIRE(ToldTimes(1));
    watch().Renew();
    Listen();
    ras.RunFor(69);
    REQUIRE(ToldTimes(1));
    CHECK(registrations.Count() == 1);
    ras.RunFor(1);
    REQUIRE(ToldTimes(3));
    CHECK(registrations.Count() == 2);
    ras.RunFor(60'000);
    REQUIRE(ToldTimes(3));
    CHECK(registrations.Count() == 2);
  }

  TEST_CASE_FIXTURE(WatchedRas, "goes round ever more seldom where registrations signal at once") {
    registrations.signals_at_once = true;
    std::vector<double> times;
    watch().Listen([&] { times.push_back(ras.clock().Now()); });
    REQUIRE(ras.Quiet());
    ras.RunFor(5'000);
    REQUIRE(ras.Quiet());
    CHECK(times == std::vector<double>{0, 100, 300, 700, 1'500, 2'500, 3'500, 4'500});
    CHECK(registrations.Count() == times.size());
    // Once they do not, the pause is the short one again.
    registrations.signals_at_once = false;
    ras.RunFor(1'000);
    SignalAfter(1'000);
    REQUIRE(WaitUntil([&] { return registrations.Count() == 10; }));
    SignalAfter(50);
    ras.RunFor(50);
    REQUIRE(WaitUntil([&] { return registrations.Count() == 11; }));
    REQUIRE(ras.Quiet());
    REQUIRE(times.size() == 11);
    CHECK(times.back() == times[9] + 100);
  }

  TEST_CASE_FIXTURE(WatchedRas, "lets the registration lapse while nobody listens") {
    const auto id = Listen();
    REQUIRE(ToldTimes(1));
    watch().Ignore(id);
    watch().Ignore(id);
    registrations.Signal();
    watch().Renew();
    REQUIRE(ras.Quiet());
    CHECK(told == 1);
    CHECK(registrations.Count() == 1);
    Listen();
    ras.RunFor(100);
    REQUIRE(ToldTimes(2));
    CHECK(registrations.Count() == 2);
  }

  TEST_CASE_FIXTURE(WatchedRas, "tries again, ever more seldom, where RAS refuses") {
    std::atomic<DWORD> error{kErrorRasmanCannotInitialize};
    registrations.answer = [&](DWORD) -> DWORD { return error; };
    std::vector<double> times;
    watch().Listen([&] { times.push_back(ras.clock().Now()); });
    REQUIRE(ras.Quiet());
    ras.RunFor(3'500);
    error = kErrorAccessDenied;
    ras.RunFor(90'000);
    error = 0;
    ras.RunFor(3'600'000);
    REQUIRE(ras.Quiet());
    CHECK(times ==
          std::vector<double>{0, 1'000, 3'000, 7'000, 15'000, 31'000, 61'000, 91'000, 121'000});
    CHECK(registrations.Count() == times.size());
  }

  TEST_CASE_FIXTURE(WatchedRas, "leaves out what RAS does not know") {
    registrations.answer = [](DWORD flags) -> DWORD {
      return flags == kLines ? 0 : kErrorInvalidParameter;
    };
    Listen();
    REQUIRE(ToldTimes(1));
    SignalAfter(100);
    REQUIRE(ToldTimes(2));
    CHECK(registrations.Flags() == std::vector<DWORD>{kAll, kDocumented, kLines, kLines});
  }

  TEST_CASE("where RAS lacks the function still tells that there is something to find") {
    FakeRas ras;
    std::atomic<int> told{0};
    const auto id = ConnectionWatch::Of(*ras.provider()).Listen([&] { ++told; });
    CHECK(WaitUntil([&] { return told == 1; }));
    ConnectionWatch::Of(*ras.provider()).Ignore(id);
    CHECK(ras.Quiet());
  }

  TEST_CASE("ends with its provider, and what it knew ends with it") {
    const auto token = std::make_shared<int>(0);
    {
      WatchedRas watched;
      watched.watch().Listen([token] {});
      CHECK(WaitUntil([&] { return watched.registrations.Count() == 1; }));
      CHECK(watched.ras.Quiet());
    }
    CHECK(WaitUntil([&] { return token.use_count() == 1; }));
  }

  TEST_CASE_FIXTURE(WatchedRas, "bears signals, listeners and renewals at the same time") {
    Listen();
    REQUIRE(ToldTimes(1));
    std::vector<std::thread> threads;
    for (int thread = 0; thread < 3; ++thread) {
      threads.emplace_back([&] {
        for (int i = 0; i < 200; ++i) {
          const auto id = Listen();
          registrations.Signal();
          watch().Renew();
          watch().Ignore(id);
        }
      });
    }
    for (std::thread& thread : threads) thread.join();
    REQUIRE(ras.Quiet());
    ras.RunFor(10'000);
    const int before = told;
    SignalAfter(0);
    CHECK(ToldTimes(before + 1));
  }
}

}  // namespace winras::test::connection_watch_test
