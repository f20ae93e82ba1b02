#include "simulator/dialogs.h"

#include <algorithm>
#include <optional>

namespace winras::simulator {

bool Dialogs::IsWindow(HWND window) {
  const auto& windows = config_.windows;
  const auto value = reinterpret_cast<ULONG_PTR>(window);
  return std::find(windows.begin(), windows.end(), value) != windows.end();
}

std::function<void()> Dialogs::CloserOfThisThread() {
  return [this, thread = std::this_thread::get_id()] { CloseWindowOf(thread); };
}

const DialogConfig& Dialogs::Of(DialogKind kind) const {
  switch (kind) {
    case DialogKind::kDial:
      return config_.dial;
    case DialogKind::kEntry:
      return config_.entry;
    case DialogKind::kPhoneBook:
      break;
  }
  return config_.phone_book;
}

bool Dialogs::Show(DialogKind kind) {
  const DialogConfig& user = Of(kind);
  const bool waits_for_ever = user.act == UserAct::kNothing || !config_.visible_desktop;
  if (!waits_for_ever && user.after <= 0) return true;
  const auto sleeper = std::make_shared<Clock::Sleeper>();
  const auto thread = std::this_thread::get_id();
  {
    const std::lock_guard lock(mutex_);
    open_[thread] = sleeper;
  }
  clock_->Sleep(waits_for_ever ? std::nullopt : std::optional<double>(user.after), sleeper);
  const std::lock_guard lock(mutex_);
  // Whoever closes the window takes it away.
  return open_.erase(thread) != 0;
}

void Dialogs::CloseWindowOf(std::thread::id thread) {
  const std::lock_guard lock(mutex_);
  const auto window = open_.find(thread);
  if (window == open_.end()) return;
  clock_->Wake(*window->second);
  open_.erase(window);
}

}  // namespace winras::simulator
