#ifndef _WIN32

#include <algorithm>
#include <chrono>
#include <condition_variable>
#include <deque>
#include <mutex>
#include <optional>
#include <utility>

#include "provider/alertable_event.h"

namespace winras {

struct ThreadReference::Target {
  std::mutex mutex;
  std::condition_variable queued;
  std::deque<std::function<void()>> procedures;
  bool ended = false;

  // The calling thread's. Only it holds the registration, whose end is the thread's.
  static const std::shared_ptr<Target>& Current() {
    struct Registration {
      const std::shared_ptr<Target> target = std::make_shared<Target>();
      ~Registration() {
        std::deque<std::function<void()>> never_run;
        const std::lock_guard<std::mutex> lock(target->mutex);
        target->ended = true;
        never_run.swap(target->procedures);
      }
    };
    thread_local const Registration registration;
    return registration.target;
  }
};

ThreadReference ThreadReference::Current() { return ThreadReference(Target::Current()); }

bool ThreadReference::Queue(std::function<void()> procedure) const {
  const std::lock_guard<std::mutex> lock(target_->mutex);
  if (target_->ended) return false;
  target_->procedures.push_back(std::move(procedure));
  target_->queued.notify_one();
  return true;
}

struct AlertableEvent::State {
  std::mutex mutex;
  bool set = false;
  std::optional<ThreadReference> waiter;
};

AlertableEvent::AlertableEvent() : state_(std::make_unique<State>()) {}

AlertableEvent::~AlertableEvent() = default;

void AlertableEvent::Set() {
  std::optional<ThreadReference> waiter;
  {
    const std::lock_guard<std::mutex> lock(state_->mutex);
    state_->set = true;
    waiter = state_->waiter;
  }
  // A procedure that does nothing makes the waiter look at the event again.
  if (waiter) waiter->Queue([] {});
}

bool AlertableEvent::Wait(double milliseconds) {
  using SteadyClock = std::chrono::steady_clock;
  constexpr double kLongestWait = 86'400'000;  // a time_point cannot hold every double
  const SteadyClock::time_point deadline =
      SteadyClock::now() +
      std::chrono::duration_cast<SteadyClock::duration>(
          std::chrono::duration<double, std::milli>(std::min(milliseconds, kLongestWait)));
  const std::shared_ptr<ThreadReference::Target>& self = ThreadReference::Target::Current();
  {
    const std::lock_guard<std::mutex> lock(state_->mutex);
    state_->waiter = ThreadReference::Current();
  }

  bool timed_out = false;
  std::unique_lock<std::mutex> lock(self->mutex);
  for (;;) {
    while (!self->procedures.empty()) {
      std::function<void()> procedure = std::move(self->procedures.front());
      self->procedures.pop_front();
      lock.unlock();
      procedure();
      procedure = nullptr;
      lock.lock();
    }
    lock.unlock();
    {
      const std::lock_guard<std::mutex> event_lock(state_->mutex);
      const bool set = std::exchange(state_->set, false);
      if (set || timed_out) {
        state_->waiter.reset();
        return set;
      }
    }
    lock.lock();
    const auto has_procedures = [&self] { return !self->procedures.empty(); };
    if (milliseconds < 0) {
      self->queued.wait(lock, has_procedures);
    } else {
      timed_out = !self->queued.wait_until(lock, deadline, has_procedures);
    }
  }
}

}  // namespace winras

#endif
