#include "simulator/repeated_look.h"

#include <utility>

namespace winras::simulator {

void RepeatedLook::Start(std::chrono::milliseconds interval, std::function<void()> look) {
  thread_ = std::thread([this, interval, look = std::move(look)] {
    std::unique_lock lock(mutex_);
    while (!stopping_.wait_for(lock, interval, [this] { return stopped_; })) {
      lock.unlock();
      look();
      lock.lock();
    }
  });
}

void RepeatedLook::Stop() {
  {
    const std::lock_guard lock(mutex_);
    stopped_ = true;
  }
  stopping_.notify_all();
  if (thread_.joinable()) thread_.join();
}

}  // namespace winras::simulator
