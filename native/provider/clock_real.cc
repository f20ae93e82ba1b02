#include <algorithm>
#include <atomic>
#include <chrono>
#include <condition_variable>
#include <mutex>
#include <thread>
#include <utility>

#include "provider/clock.h"
#include "provider/timer_queue.h"

namespace winras {
namespace {

using Milliseconds = std::chrono::duration<double, std::milli>;
using SteadyClock = std::chrono::steady_clock;

// Longer waits are made in pieces: a time_point cannot hold every double.
constexpr double kLongestWait = 3'600'000;

// What the clock shares with its thread, which may outlive it by a moment.
struct Shared {
  explicit Shared(double scale) : scale(scale) {}

  double Now() const { return Milliseconds(SteadyClock::now() - start).count() * scale; }

  // In real milliseconds.
  Milliseconds Until(double due) const {
    return Milliseconds(std::min(std::max(0.0, (due - Now()) / scale), kLongestWait));
  }

  const double scale;
  const SteadyClock::time_point start = SteadyClock::now();
  std::mutex mutex;
  std::condition_variable changed;
  TimerQueue queue;
  bool has_thread = false;
  bool ended = false;
};

// The clock's own thread.
void RunDueTasks(std::shared_ptr<Shared> shared) {
  std::unique_lock<std::mutex> lock(shared->mutex);
  while (!shared->ended) {
    const std::optional<double> due = shared->queue.NextDue();
    if (!due) {
      shared->changed.wait(lock);
    } else if (*due > shared->Now()) {
      shared->changed.wait_for(lock, shared->Until(*due));
    } else {
      Clock::Task task = shared->queue.RemoveNext();
      lock.unlock();
      task();
      task = nullptr;
      lock.lock();
    }
  }
}

class RealClock final : public Clock {
 public:
  explicit RealClock(double scale) : shared_(std::make_shared<Shared>(scale)) {}

  // The thread ends by itself. It is not joined: this may be that very thread, dropping the last
  // reference at the end of a task.
  ~RealClock() override {
    TimerQueue never_run;
    const std::lock_guard<std::mutex> lock(shared_->mutex);
    std::swap(never_run, shared_->queue);
    shared_->ended = true;
    shared_->changed.notify_one();
  }

  double Now() const override { return shared_->Now(); }

  TimerId Schedule(double delay, Task task) override {
    const std::lock_guard<std::mutex> lock(shared_->mutex);
    if (!shared_->has_thread) {
      std::thread(RunDueTasks, shared_).detach();
      shared_->has_thread = true;
    }
    const TimerId id = shared_->queue.Add(Now() + std::max(0.0, delay), std::move(task));
    shared_->changed.notify_one();
    return id;
  }

  void Cancel(TimerId id) override {
    Task never_run;
    const std::lock_guard<std::mutex> lock(shared_->mutex);
    never_run = shared_->queue.Remove(id);
  }

  void Sleep(double duration) override { Sleep(duration, std::make_shared<Sleeper>()); }

  void Sleep(std::optional<double> duration, const std::shared_ptr<Sleeper>& sleeper) override {
    const double due = Now() + duration.value_or(0);
    std::unique_lock<std::mutex> lock(sleep_mutex_);
    ++sleepers_;
    while (!sleeper->awake && (!duration || Now() < due)) {
      if (duration) {
        woken_.wait_for(lock, shared_->Until(due));
      } else {
        woken_.wait(lock);
      }
    }
    --sleepers_;
  }

  void Wake(Sleeper& sleeper) override {
    const std::lock_guard<std::mutex> lock(sleep_mutex_);
    sleeper.awake = true;
    woken_.notify_all();
  }

  std::size_t Sleepers() const override { return sleepers_; }

 private:
  const std::shared_ptr<Shared> shared_;
  std::atomic<std::size_t> sleepers_{0};
  std::mutex sleep_mutex_;
  std::condition_variable woken_;
};

}  // namespace

std::shared_ptr<Clock> MakeRealClock(double scale) { return std::make_shared<RealClock>(scale); }

}  // namespace winras
