// A clock's own thread may have taken a timer out of its list before it is cancelled: then it still
// rings.

#include <utility>

#include "simulator_machine.h"

namespace winras::simulator::test::simulator_timer_test {
namespace {

// Cancels too late, always.
class LateClock final : public Clock {
 public:
  double Now() const override { return clock_->Now(); }
  TimerId Schedule(double delay, Task task) override {
    return clock_->Schedule(delay, std::move(task));
  }
  void Cancel(TimerId) override {}
  void Sleep(double duration) override { clock_->Sleep(duration); }
  void Sleep(std::optional<double> duration, const std::shared_ptr<Sleeper>& sleeper) override {
    clock_->Sleep(duration, sleeper);
  }
  void Wake(Sleeper& sleeper) override { clock_->Wake(sleeper); }
  std::size_t Sleepers() const override { return clock_->Sleepers(); }
  std::optional<double> NextDue() const override { return clock_->NextDue(); }
  void AdvanceTo(double time) override { clock_->AdvanceTo(time); }
  bool IsVirtual() const override { return true; }

 private:
  const std::shared_ptr<Clock> clock_ = MakeVirtualClock();
};

TEST_CASE("a timer that is cancelled too late does nothing") {
  const auto clock = std::make_shared<LateClock>();
  const auto service =
      OpenService(
          "[Service]\nDelay=10\nLinger=100\nLostLine=disconnectedFirst\n"
          "[Entry]\nName=A\nType=vpn\nNumber=host\n[Entry]\nName=B\nType=vpn\nNumber=host\n"
          "[Entry]\nName=C\nType=vpn\nNumber=host\n[Server]\nNumber=host\nAnyone=1\n",
          clock)
          .service;
  REQUIRE(static_cast<bool>(service));
  Service::SetCurrent(service.get());
  Listener listener;
  listener.clock = clock.get();
  const auto dial = [&](const std::u16string& entry) {
    Arguments arguments(entry, listener);
    HRASCONN handle = nullptr;
    Functions().RasDialW(&arguments.extensions, nullptr, &arguments.parameters, arguments.type,
                         arguments.notifier, &handle);
    return handle;
  };
  const auto pass = [&](double duration) {
    const double end = clock->Now() + duration;
    for (double time = clock->Now(); time < end; time += 5) {
      clock->AdvanceTo(time + 5);
      while (!service->Idle()) std::this_thread::yield();
    }
  };

  const HRASCONN first = dial(u"A");
  pass(1'000);
  REQUIRE(service->DropLine(u"A", 829));
  pass(50);
  // The dropped line's end is due in 50 ms, that of the hang-up in 100.
  CHECK(Functions().RasHangUpW(first) == 0);
  pass(70);
  RASCONNSTATUSW status{};
  status.dwSize = sizeof(status);
  CHECK(Functions().RasGetConnectStatusW(first, &status) == 0);
  pass(100);
  CHECK(Functions().RasGetConnectStatusW(first, &status) != 0);
  // Had it ended twice, its handle would be given out twice.
  const HRASCONN second = dial(u"B");
  const HRASCONN third = dial(u"C");
  CHECK(second != third);
  pass(1'000);
  for (const HRASCONN handle : {second, third}) CHECK(Functions().RasHangUpW(handle) == 0);
  pass(1'000);
  CHECK(service->Owed().empty());
  CHECK(service->Violations().empty());
  Service::SetCurrent(nullptr);
}

}  // namespace
}  // namespace winras::simulator::test::simulator_timer_test
