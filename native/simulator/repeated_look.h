// A thread that does something again and again, in real time, until it is stopped.
#pragma once

#include <chrono>
#include <condition_variable>
#include <functional>
#include <mutex>
#include <thread>

namespace winras::simulator {

class RepeatedLook {
 public:
  ~RepeatedLook() { Stop(); }

  void Start(std::chrono::milliseconds interval, std::function<void()> look);
  // Waits for a look that is under way. Not from inside one.
  void Stop();

 private:
  std::mutex mutex_;
  std::condition_variable stopping_;
  bool stopped_ = false;
  std::thread thread_;
};

}  // namespace winras::simulator
