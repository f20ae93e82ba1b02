// The service's own threads, on which notifications are called (D7: as observed on Windows).
#pragma once

#include <cstdint>
#include <functional>
#include <memory>

namespace winras::simulator {

// Jobs of one line run in order, those of several lines at the same time, on at most two threads.
class Delivery {
 public:
  using Job = std::function<void()>;

  Delivery();
  ~Delivery();
  Delivery(const Delivery&) = delete;
  Delivery& operator=(const Delivery&) = delete;

  // Any thread. `line` tells the lines apart.
  void Post(std::uint64_t line, Job job);

  // Jobs that wait are dropped, those that run are waited for. Later ones are not taken.
  void Stop();

 private:
  struct State;
  const std::shared_ptr<State> state_;
};

}  // namespace winras::simulator
