#include "provider/system_desktop_windows.h"

#include <windows.h>

#include <atomic>
#include <memory>

#include "provider/system_library_windows.h"

namespace winras {
namespace {

// user32.dll is looked up here and not linked: who shows no window does not need it, and Nano
// Server has none.
struct User32 {
  const HMODULE library = LoadSystemLibrary(L"user32.dll");
#define WINRAS_USER32(name) \
  decltype(::name)* const name = FindFunction<decltype(::name)>(library, #name);
  WINRAS_USER32(GetProcessWindowStation)
  WINRAS_USER32(GetUserObjectInformationW)
  WINRAS_USER32(IsWindow)
  WINRAS_USER32(IsWindowVisible)
  WINRAS_USER32(IsWindowEnabled)
  WINRAS_USER32(EnumThreadWindows)
  WINRAS_USER32(PostMessageW)
#undef WINRAS_USER32
};

// One round of asking the windows of a thread to close. `this` lives as long as EnumThreadWindows.
class Round {
 public:
  Round(const User32& user32, bool cancels) : user32_(user32), cancels_(cancels) {}

  void AskWindowsOf(::DWORD thread) const {
    user32_.EnumThreadWindows(thread, AskWindow, reinterpret_cast<LPARAM>(this));
  }

 private:
  static ::BOOL CALLBACK AskWindow(::HWND window, LPARAM round) {
    return reinterpret_cast<const Round*>(round)->Ask(window);
  }

  // A window that is not enabled waits for another, which it has opened and which is asked instead.
  // Hidden ones are the system's.
  ::BOOL Ask(::HWND window) const {
    if (user32_.IsWindowVisible(window) == 0 || user32_.IsWindowEnabled(window) == 0) return TRUE;
    if (cancels_) {
      user32_.PostMessageW(window, WM_COMMAND, IDCANCEL, 0);
    } else {
      user32_.PostMessageW(window, WM_CLOSE, 0, 0);
    }
    return TRUE;
  }

  const User32& user32_;
  const bool cancels_;
};

class WindowsDesktop final : public Desktop {
 public:
  bool Exists() const { return user32_.library != nullptr; }

  bool IsVisible() override {
    USEROBJECTFLAGS flags{};
    const HWINSTA station = user32_.GetProcessWindowStation();
    return user32_.GetUserObjectInformationW(station, UOI_FLAGS, &flags, sizeof flags, nullptr) !=
               0 &&
           (flags.dwFlags & WSF_VISIBLE) != 0;
  }

  bool IsWindow(HWND window) override {
    return user32_.IsWindow(reinterpret_cast<::HWND>(window)) != 0;
  }

  // Some dialogs do not mind WM_CLOSE and want their button Cancel, which others do not have.
  std::function<void()> CloserOfThisThread() override {
    const auto rounds = std::make_shared<std::atomic<unsigned>>(0u);
    return [this, rounds, thread = GetCurrentThreadId()] {
      Round(user32_, (*rounds)++ % 2 == 1).AskWindowsOf(thread);
    };
  }

 private:
  const User32 user32_{};
};

}  // namespace

Desktop* SystemDesktop() {
  static WindowsDesktop& desktop = *std::make_unique<WindowsDesktop>().release();
  return desktop.Exists() ? &desktop : nullptr;
}

}  // namespace winras
