// RAS' dialogs, and the user who sits before them.
#pragma once

#include <map>
#include <memory>
#include <mutex>
#include <thread>

#include "provider/clock.h"
#include "provider/desktop.h"
#include "simulator/config_dialogs.h"

namespace winras::simulator {

// The windows are not on any screen: each is a thread that waits for its user. Any thread.
class Dialogs final : public Desktop {
 public:
  Dialogs(DialogsConfig config, std::shared_ptr<Clock> clock)
      : config_(std::move(config)), clock_(std::move(clock)) {}

  bool IsVisible() override { return config_.visible_desktop; }
  bool IsWindow(HWND window) override;
  std::function<void()> CloserOfThisThread() override;

  const DialogConfig& Of(DialogKind kind) const;
  DWORD cancel_code() const { return config_.cancel_code; }

  // Holds the calling thread until the user is done with the window. False: it was closed before.
  bool Show(DialogKind kind);

 private:
  // Asked while the thread shows a window; else it has none to close.
  void CloseWindowOf(std::thread::id thread);

  const DialogsConfig config_;
  const std::shared_ptr<Clock> clock_;
  std::mutex mutex_;
  std::map<std::thread::id, std::shared_ptr<Clock::Sleeper>> open_;
};

}  // namespace winras::simulator
