#include <system_error>
#include <thread>
#include <utility>

#include "provider/com_apartment.h"
#include "provider/ui_thread.h"

namespace winras {

bool RunOnUiThread(std::function<void()> job) {
  try {
    std::thread([job = std::move(job)]() mutable {
      const ComApartment apartment(ComApartment::Kind::kSingleThreaded);
      job();
      job = nullptr;  // what it holds ends inside the apartment
    }).detach();
    return true;
  } catch (const std::system_error&) {
    return false;
  }
}

}  // namespace winras
