// Waiting for what other threads do.
#pragma once

#include <chrono>
#include <thread>

namespace winras {

// False when `condition` has not become true within a real minute, for a machine that is busy.
template <typename Condition>
bool WaitUntil(Condition condition) {
  const auto deadline = std::chrono::steady_clock::now() + std::chrono::minutes(1);
  while (!condition()) {
    if (std::chrono::steady_clock::now() > deadline) return false;
    std::this_thread::sleep_for(std::chrono::milliseconds(1));
  }
  return true;
}

}  // namespace winras
