#include <windows.h>

#include "provider/system_library_windows.h"
#include "simulator/window_notifier.h"

namespace winras::simulator {
namespace {

// user32.dll is looked up here and not linked: who dials without a window does not need it, and
// Nano Server has none. Its functions are missing there, and no value is a window.
struct User32 {
  const HMODULE library = LoadSystemLibrary(L"user32.dll");
  decltype(::IsWindow)* const is_window = FindFunction<decltype(::IsWindow)>(library, "IsWindow");
  decltype(::PostMessageW)* const post =
      FindFunction<decltype(::PostMessageW)>(library, "PostMessageW");
  decltype(::RegisterWindowMessageA)* const register_message =
      FindFunction<decltype(::RegisterWindowMessageA)>(library, "RegisterWindowMessageA");
};

const User32& WindowFunctions() {
  static const User32 user32;
  return user32;
}

// Programs register the message by its name, and fall back on the number where that fails.
UINT Message() {
  const auto register_message = WindowFunctions().register_message;
  const UINT registered = register_message == nullptr ? 0 : register_message("RasDialEvent");
  return registered != 0 ? registered : WM_RASDIALEVENT;
}

}  // namespace

bool IsNotifierWindow(LPVOID window) {
  const auto is_window = WindowFunctions().is_window;
  return is_window != nullptr && is_window(static_cast<::HWND>(window)) != 0;
}

void NotifyWindow(LPVOID window, RASCONNSTATE state, DWORD error) {
  static const UINT message = Message();
  const auto post = WindowFunctions().post;
  if (post != nullptr) {
    post(static_cast<::HWND>(window), message, static_cast<::WPARAM>(state),
         static_cast<::LPARAM>(error));
  }
}

}  // namespace winras::simulator
