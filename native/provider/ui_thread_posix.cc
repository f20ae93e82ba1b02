#include <system_error>
#include <thread>
#include <utility>

#include "provider/ui_thread.h"

namespace winras {

// The simulator's windows are not on any screen.
bool RunOnUiThread(std::function<void()> job) {
  try {
    std::thread(std::move(job)).detach();
    return true;
  } catch (const std::system_error&) {
    return false;
  }
}

}  // namespace winras
