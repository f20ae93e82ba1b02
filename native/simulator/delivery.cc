#include "simulator/delivery.h"

#include <condition_variable>
#include <deque>
#include <map>
#include <mutex>
#include <thread>
#include <utility>
#include <vector>

namespace winras::simulator {
namespace {

constexpr std::size_t kMaxThreads = 2;

}  // namespace

// Shared with the threads: one that Stop could not join outlives the Delivery.
struct Delivery::State {
  struct Queue {
    std::deque<Job> jobs;
    bool running = false;
  };

  void Run();

  std::mutex mutex;
  std::condition_variable changed;
  std::map<std::uint64_t, Queue> lines;
  std::deque<std::uint64_t> ready;  // lines with a job and none that runs
  std::vector<std::thread> threads;
  std::size_t idle = 0;
  bool stopped = false;
};

Delivery::Delivery() : state_(std::make_shared<State>()) {}

Delivery::~Delivery() { Stop(); }

void Delivery::Post(std::uint64_t line, Job job) {
  const std::lock_guard lock(state_->mutex);
  if (state_->stopped) return;
  State::Queue& queue = state_->lines[line];
  queue.jobs.push_back(std::move(job));
  if (queue.running || queue.jobs.size() > 1) return;
  state_->ready.push_back(line);
  if (state_->ready.size() > state_->idle && state_->threads.size() < kMaxThreads) {
    state_->threads.emplace_back([state = state_] { state->Run(); });
  }
  state_->changed.notify_one();
}

void Delivery::State::Run() {
  std::unique_lock lock(mutex);
  while (true) {
    ++idle;
    changed.wait(lock, [this] { return stopped || !ready.empty(); });
    --idle;
    if (stopped) return;
    const std::uint64_t line = ready.front();
    ready.pop_front();
    Queue& queue = lines[line];  // a map's elements stay where they are
    Job job = std::move(queue.jobs.front());
    queue.jobs.pop_front();
    queue.running = true;
    lock.unlock();
    job();
    job = nullptr;  // what it holds may end here, and must not under the lock
    lock.lock();
    queue.running = false;
    if (queue.jobs.empty()) {
      lines.erase(line);
    } else {
      ready.push_back(line);
    }
  }
}

void Delivery::Stop() {
  std::vector<std::thread> threads;
  std::deque<Job> dropped;
  {
    const std::lock_guard lock(state_->mutex);
    state_->stopped = true;
    state_->ready.clear();
    for (auto& [line, queue] : state_->lines) {
      for (Job& job : queue.jobs) dropped.push_back(std::move(job));
      queue.jobs.clear();
    }
    threads.swap(state_->threads);
  }
  state_->changed.notify_all();
  for (std::thread& thread : threads) {
    // The last owner may let go inside a handler: that thread cannot wait for itself.
    if (thread.get_id() == std::this_thread::get_id()) {
      thread.detach();
    } else {
      thread.join();
    }
  }
}

}  // namespace winras::simulator
