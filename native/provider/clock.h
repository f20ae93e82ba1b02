// The time that every timer of the library reads: real, scaled, or moved by hand in tests.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>

namespace winras {

// All durations are milliseconds of the clock. Every member may be called on any thread.
class Clock {
 public:
  using TimerId = std::uint64_t;
  using Task = std::function<void()>;

  virtual ~Clock() = default;

  // Milliseconds since the clock was made.
  virtual double Now() const = 0;

  // Runs `task` once, on the clock's own thread or on the thread that advances a virtual clock,
  // never inside Schedule itself and with no lock of the clock held. A task is short and never
  // waits: it hands work on.
  virtual TimerId Schedule(double delay, Task task) = 0;

  // Harmless when the task has already run; does not wait for one that runs now.
  virtual void Cancel(TimerId id) = 0;

  // Holds the calling thread for `duration`.
  virtual void Sleep(double duration) = 0;

  // One sleep that others may end.
  class Sleeper;
  // Holds the calling thread for `duration` (nothing: without end), or until it is woken; not at
  // all when it was woken before.
  virtual void Sleep(std::optional<double> duration, const std::shared_ptr<Sleeper>& sleeper) = 0;
  virtual void Wake(Sleeper& sleeper) = 0;

  // How many threads Sleep holds. A virtual clock counts a thread out when its time comes, before
  // the thread itself has run on.
  virtual std::size_t Sleepers() const = 0;

  // A virtual clock's next due time; nothing when nothing is due, and for a clock that moves
  // itself.
  virtual std::optional<double> NextDue() const { return std::nullopt; }

  // Moves a virtual clock on, running what falls due in order of time, on the calling thread.
  virtual void AdvanceTo(double /*time*/) {}

  virtual bool IsVirtual() const { return false; }
};

class Clock::Sleeper {
 public:
  // Of the clock that it sleeps on, under that one's lock.
  bool asleep = false;
  bool awake = false;
};

// How many threads the virtual clocks of this process hold, all together.
std::size_t SleepersOnVirtualClocks();

// `scale`: how many of the clock's milliseconds pass in a real one.
std::shared_ptr<Clock> MakeRealClock(double scale = 1);
std::shared_ptr<Clock> MakeVirtualClock();

}  // namespace winras
