// A pool of threads that grows only when all of them are blocked: the mechanism of RasThreads.
#pragma once

#include <cstddef>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <vector>

#include "provider/alertable_event.h"
#include "provider/clock.h"

namespace winras {

// Never destroyed: its threads are detached and know it by address.
class ElasticPool {
 public:
  using Job = std::function<void()>;

  struct Limits {
    std::size_t threads;   // never more
    double blocked_after;  // a thread so many milliseconds inside one job counts as blocked…
    double
        blocked_after_at_most;  // … or so many, where every job takes long: the processor is busy
    double idle_end;            // a thread that had nothing to do for so many milliseconds ends
  };

  explicit ElasticPool(const Limits& limits);
  ElasticPool(const ElasticPool&) = delete;
  ElasticPool& operator=(const ElasticPool&) = delete;

  // Jobs start in the order in which they come. A job does not throw.
  void Run(Job job);

  // While there are pins no thread ends.
  void Pin();
  void Unpin();
  std::size_t Pins() const;

  std::size_t Count() const;

 private:
  struct Worker {
    AlertableEvent wake;
    std::optional<double> busy_since;  // nothing: between two jobs
  };

  // With mutex_ held.
  void StartThreads(std::size_t count);
  double BlockedFor() const;
  double BlockedAfter() const;
  void WatchQueue();
  bool MayEnd() const;

  // On the clock's thread.
  void CheckQueue();

  // A thread of the pool.
  void Work(std::shared_ptr<Worker> self);
  void RunJobs(std::unique_lock<std::mutex>& lock, Worker& self);

  const Limits limits_;
  const std::shared_ptr<Clock> clock_ = MakeRealClock();
  mutable std::mutex mutex_;
  std::deque<Job> queue_;
  std::vector<std::shared_ptr<Worker>> workers_;
  std::vector<std::shared_ptr<Worker>> idle_;  // the one that was busy last is woken first
  bool watching_ = false;                      // a CheckQueue is scheduled
  std::size_t pins_ = 0;
  double usual_time_ = 0;  // of a job, in milliseconds, as the last ones took
};

}  // namespace winras
