#include "provider/elastic_pool.h"

#include <algorithm>
#include <system_error>
#include <thread>
#include <utility>

namespace winras {

ElasticPool::ElasticPool(const Limits& limits) : limits_(limits) {}

void ElasticPool::Run(Job job) {
  const std::lock_guard<std::mutex> lock(mutex_);
  queue_.push_back(std::move(job));
  if (!idle_.empty()) {
    idle_.back()->wake.Set();
    idle_.pop_back();
    return;
  }
  if (workers_.empty()) StartThreads(1);
  WatchQueue();
}

void ElasticPool::Pin() {
  const std::lock_guard<std::mutex> lock(mutex_);
  ++pins_;
}

void ElasticPool::Unpin() {
  const std::lock_guard<std::mutex> lock(mutex_);
  --pins_;
}

std::size_t ElasticPool::Pins() const {
  const std::lock_guard<std::mutex> lock(mutex_);
  return pins_;
}

std::size_t ElasticPool::Count() const {
  const std::lock_guard<std::mutex> lock(mutex_);
  return workers_.size();
}

void ElasticPool::StartThreads(std::size_t count) {
  for (std::size_t i = 0; i < count; ++i) {
    auto worker = std::make_shared<Worker>();
    workers_.push_back(worker);
    try {
      std::thread([this, worker] { Work(worker); }).detach();
    } catch (const std::system_error&) {
      // The system has no thread left. CheckQueue tries again.
      workers_.pop_back();
      return;
    }
  }
}

// A thread that waits for the processor is no better off for others beside it.
double ElasticPool::BlockedAfter() const {
  constexpr double kTimesTheUsual = 10;
  return std::clamp(kTimesTheUsual * usual_time_, limits_.blocked_after,
                    limits_.blocked_after_at_most);
}

// For how long all threads have been inside their jobs.
double ElasticPool::BlockedFor() const {
  if (workers_.empty()) return 0;
  const double now = clock_->Now();
  double shortest = limits_.blocked_after_at_most;
  for (const auto& worker : workers_) {
    shortest = std::min(shortest, now - worker->busy_since.value_or(now));
  }
  return shortest;
}

void ElasticPool::WatchQueue() {
  if (watching_ || queue_.empty() || workers_.size() >= limits_.threads) return;
  watching_ = true;
  // Not at once: where no thread could be started this comes again and again.
  constexpr double kShortestDelay = 1;
  clock_->Schedule(std::max(kShortestDelay, BlockedAfter() - BlockedFor()),
                   [this] { CheckQueue(); });
}

void ElasticPool::CheckQueue() {
  const std::lock_guard<std::mutex> lock(mutex_);
  watching_ = false;
  if (queue_.empty()) return;
  if (workers_.empty()) {
    StartThreads(1);
  } else if (BlockedFor() >= BlockedAfter()) {
    StartThreads(std::min({workers_.size(), queue_.size(), limits_.threads - workers_.size()}));
  }
  WatchQueue();
}

bool ElasticPool::MayEnd() const { return pins_ == 0 && workers_.size() > 1; }

void ElasticPool::Work(std::shared_ptr<Worker> self) {
  std::unique_lock<std::mutex> lock(mutex_);
  for (;;) {
    RunJobs(lock, *self);
    idle_.push_back(self);
    lock.unlock();
    const bool woken = self->wake.Wait(limits_.idle_end);
    lock.lock();
    const auto place = std::find(idle_.begin(), idle_.end(), self);
    const bool called = place == idle_.end();  // by Run, perhaps at the very end of the wait
    if (!called) idle_.erase(place);
    if (called || woken || !MayEnd()) continue;
    workers_.erase(std::find(workers_.begin(), workers_.end(), self));
    return;
  }
}

void ElasticPool::RunJobs(std::unique_lock<std::mutex>& lock, Worker& self) {
  while (!queue_.empty()) {
    Job job = std::move(queue_.front());
    queue_.pop_front();
    const double began = clock_->Now();
    self.busy_since = began;
    lock.unlock();
    job();
    job = nullptr;
    lock.lock();
    self.busy_since.reset();
    constexpr double kWeight = 1.0 / 8;
    usual_time_ += kWeight * (clock_->Now() - began - usual_time_);
  }
}

}  // namespace winras
