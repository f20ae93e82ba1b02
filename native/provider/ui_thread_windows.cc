#include <windows.h>

#include <objbase.h>

#include <system_error>
#include <thread>
#include <utility>

#include "provider/system_library_windows.h"
#include "provider/ui_thread.h"

namespace winras {
namespace {

// The calling thread's single-threaded apartment, for as long as this lives. ole32.dll is looked up
// here and not linked: who shows no window does not need it, and Nano Server has none.
class Apartment {
 public:
  Apartment() {
    const auto initialize = FindFunction<decltype(CoInitializeEx)>(ole32_, "CoInitializeEx");
    entered_ = initialize != nullptr &&
               SUCCEEDED(initialize(nullptr, COINIT_APARTMENTTHREADED | COINIT_DISABLE_OLE1DDE));
  }
  ~Apartment() {
    const auto uninitialize = FindFunction<decltype(CoUninitialize)>(ole32_, "CoUninitialize");
    if (entered_ && uninitialize != nullptr) uninitialize();
  }
  Apartment(const Apartment&) = delete;
  Apartment& operator=(const Apartment&) = delete;

 private:
  // Never freed, as COM may still be in use elsewhere.
  const HMODULE ole32_ = LoadSystemLibrary(L"ole32.dll");
  bool entered_ = false;
};

}  // namespace

bool RunOnUiThread(std::function<void()> job) {
  try {
    std::thread([job = std::move(job)]() mutable {
      const Apartment apartment;
      job();
      job = nullptr;  // what it holds ends inside the apartment
    }).detach();
    return true;
  } catch (const std::system_error&) {
    return false;
  }
}

}  // namespace winras
