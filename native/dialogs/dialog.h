// A window that a function of RAS shows, from the call to its return.
#pragma once

#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>

#include "provider/provider.h"

namespace winras {

// Every member may be called on any thread.
class Dialog : public std::enable_shared_from_this<Dialog> {
 public:
  // Calls `show` on a thread of its own, which holds the dialog until then. Null, and nothing runs,
  // when the system has no thread left.
  static std::shared_ptr<Dialog> Open(std::shared_ptr<Provider> provider,
                                      std::function<void(Provider&)> show);

  // Asks the window to close, again and again until `show` has returned: it may not be open yet,
  // and what it opens itself has to be closed first.
  void Close();

  // Asks, and waits for it, at most `bound` real milliseconds. For a clock that nobody moves.
  void CloseAndWait(double bound);

  explicit Dialog(std::shared_ptr<Provider> provider) : provider_(std::move(provider)) {}
  Dialog(const Dialog&) = delete;
  Dialog& operator=(const Dialog&) = delete;

 private:
  void Run(const std::function<void(Provider&)>& show);
  // False: it has returned.
  bool Ask();
  void AskRepeatedly();

  const std::shared_ptr<Provider> provider_;
  std::mutex mutex_;
  std::condition_variable returned_;
  std::function<void()> closer_;  // while the thread lives
  bool has_returned_ = false;
  bool is_closing_ = false;
};

}  // namespace winras
