// What the environments of this process (its main thread's and its workers') must hang up, close
// and remove when they end. A signal that ends the process reaches the main thread only, which does
// it for all of them.
#pragma once

#include <cstddef>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <unordered_set>
#include <vector>

#include "dial/session.h"
#include "dialogs/dialog.h"
#include "environment/ending_time.h"

namespace winras {

struct OwedAtEnd {
  std::vector<std::shared_ptr<Session>> lines;
  std::vector<std::shared_ptr<Dialog>> dialogs;  // which may be dialing
  std::vector<std::u16string> files;
};

// Closes the dialogs, hangs the lines up side by side and waits for both, at most `bound` real
// milliseconds; then removes the files.
void EndOwed(const OwedAtEnd& owed, double bound) noexcept;

// One for the process, never destroyed. Any thread.
class Owed {
 public:
  static Owed& OfProcess();

  // False, and nothing is taken in, while everything is being ended: a dial that began now would
  // outlive it.
  bool Add(const std::shared_ptr<Session>& line);
  void Add(const std::shared_ptr<Dialog>& dialog);
  void AddFile(const std::u16string& file);
  void Remove(const std::shared_ptr<Session>& line);
  void Remove(const std::shared_ptr<Dialog>& dialog);
  void RemoveFile(const std::u16string& file);

  bool IsAnything() const;
  // Ends all of it, as EndOwed does.
  void End(double bound) noexcept;
  // Of the `bound` of an environment that ends, what End has left where the process is ending.
  double TimeLeft(double bound) const;

  // `changed` is called, on whichever thread that happens, when something is owed for the first
  // time and when nothing is any more.
  using ObserverId = std::size_t;
  ObserverId Observe(std::function<void()> changed);
  void StopObserving(ObserverId id);

  Owed(const Owed&) = delete;
  Owed& operator=(const Owed&) = delete;

 private:
  using Lock = std::unique_lock<std::mutex>;

  Owed() = default;
  bool IsAnythingLocked() const;
  // Makes the change; with the lock let go of, tells the observers if it was one for them.
  void Change(const std::function<void()>& change);

  mutable std::mutex mutex_;
  bool ending_ = false;
  EndingTime time_;
  std::unordered_set<std::shared_ptr<Session>> lines_;
  std::unordered_set<std::shared_ptr<Dialog>> dialogs_;
  std::unordered_set<std::u16string> files_;
  std::map<ObserverId, std::function<void()>> observers_;
  ObserverId last_observer_ = 0;
};

}  // namespace winras
