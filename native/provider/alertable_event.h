// A thread's alertable wait, on Windows the real one, elsewhere our own of the same meaning: while
// a thread waits here, procedures that others queued to it run on it.
#pragma once

#include <functional>
#include <memory>

namespace winras {

// Names a thread to which procedures can be queued. Copyable; outlives its thread.
class ThreadReference {
 public:
  // The calling thread.
  static ThreadReference Current();

  // Queues `procedure` to run on the thread when it next waits alertably. False when the thread has
  // ended: the procedure never runs. Any thread.
  bool Queue(std::function<void()> procedure) const;

 private:
  friend class AlertableEvent;  // its Wait runs the procedures
  struct Target;
  explicit ThreadReference(std::shared_ptr<Target> target) : target_(std::move(target)) {}
  std::shared_ptr<Target> target_;
};

// An auto-reset event that one thread waits for.
class AlertableEvent {
 public:
  AlertableEvent();
  ~AlertableEvent();
  AlertableEvent(const AlertableEvent&) = delete;
  AlertableEvent& operator=(const AlertableEvent&) = delete;

  // Any thread.
  void Set();

  // Waits until set or until `milliseconds` have passed (negative: without limit), running queued
  // procedures meanwhile. True when set. Only one thread waits at a time.
  bool Wait(double milliseconds);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace winras
