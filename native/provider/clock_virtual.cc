#include <algorithm>
#include <atomic>
#include <condition_variable>
#include <mutex>
#include <utility>

#include "provider/clock.h"
#include "provider/timer_queue.h"

namespace winras {
namespace {

std::atomic<std::size_t> all_sleepers{0};

class VirtualClock final : public Clock {
 public:
  double Now() const override {
    const std::lock_guard<std::mutex> lock(mutex_);
    return now_;
  }

  TimerId Schedule(double delay, Task task) override {
    const std::lock_guard<std::mutex> lock(mutex_);
    return queue_.Add(now_ + std::max(0.0, delay), std::move(task));
  }

  void Cancel(TimerId id) override {
    Task never_run;
    const std::lock_guard<std::mutex> lock(mutex_);
    never_run = queue_.Remove(id);
  }

  void Sleep(double duration) override {
    if (duration > 0) Sleep(duration, std::make_shared<Sleeper>());
  }

  void Sleep(std::optional<double> duration, const std::shared_ptr<Sleeper>& sleeper) override {
    Task never_run;  // outlives the lock
    std::unique_lock<std::mutex> lock(mutex_);
    if (sleeper->awake) return;
    TimerId timer = 0;
    // It may ring when the sleep is over and nobody here any more.
    if (duration) timer = queue_.Add(now_ + *duration, [this, sleeper] { Wake(*sleeper); });
    sleeper->asleep = true;
    ++sleepers_;
    ++all_sleepers;
    woken_.wait(lock, [&sleeper] { return sleeper->awake; });
    if (timer != 0) never_run = queue_.Remove(timer);
  }

  // Counts the sleeper out, so that nobody who looks at Sleepers() afterwards sees one whose time
  // has come.
  void Wake(Sleeper& sleeper) override {
    const std::lock_guard<std::mutex> lock(mutex_);
    sleeper.awake = true;
    if (!std::exchange(sleeper.asleep, false)) return;
    --sleepers_;
    --all_sleepers;
    woken_.notify_all();
  }

  std::size_t Sleepers() const override {
    const std::lock_guard<std::mutex> lock(mutex_);
    return sleepers_;
  }

  std::optional<double> NextDue() const override {
    const std::lock_guard<std::mutex> lock(mutex_);
    return queue_.NextDue();
  }

  void AdvanceTo(double time) override {
    std::unique_lock<std::mutex> lock(mutex_);
    for (std::optional<double> due = queue_.NextDue(); due && *due <= time;
         due = queue_.NextDue()) {
      now_ = std::max(now_, *due);
      Task task = queue_.RemoveNext();
      lock.unlock();
      task();
      task = nullptr;
      lock.lock();
    }
    now_ = std::max(now_, time);
  }

  bool IsVirtual() const override { return true; }

 private:
  mutable std::mutex mutex_;
  std::condition_variable woken_;
  TimerQueue queue_;
  double now_ = 0;
  std::size_t sleepers_ = 0;
};

}  // namespace

std::size_t SleepersOnVirtualClocks() { return all_sleepers; }

std::shared_ptr<Clock> MakeVirtualClock() { return std::make_shared<VirtualClock>(); }

}  // namespace winras
