#include "environment/owed.h"

#include <chrono>
#include <utility>

#include "environment/final_hang_up.h"
#include "files/file.h"

namespace winras {
namespace {

double RealNow() {
  using Milliseconds = std::chrono::duration<double, std::milli>;
  return Milliseconds(std::chrono::steady_clock::now().time_since_epoch()).count();
}

}  // namespace

void EndOwed(const OwedAtEnd& owed, double bound) noexcept {
  const auto left = [deadline = RealNow() + bound] { return deadline - RealNow(); };
  // Each in spite of what the others may come to: no memory or no thread, and nobody left to tell.
  const auto attempt = [](const auto& step) {
    try {
      step();
    } catch (...) {
    }
  };
  for (const auto& dialog : owed.dialogs) attempt([&] { dialog->Close(); });
  attempt([&] { HangUpAndWait(owed.lines, left()); });
  for (const auto& dialog : owed.dialogs) attempt([&] { dialog->CloseAndWait(left()); });
  for (const auto& file : owed.files) attempt([&] { winras::RemoveFile(file); });
}

// Leaked on purpose: threads may still be at work when the process' globals are destroyed.
Owed& Owed::OfProcess() {
  static Owed& instance = *new Owed;
  return instance;
}

bool Owed::Add(const std::shared_ptr<Session>& line) {
  bool added = false;
  Change([&] {
    added = !ending_;
    if (added) lines_.insert(line);
  });
  return added;
}

void Owed::Add(const std::shared_ptr<Dialog>& dialog) {
  Change([&] { dialogs_.insert(dialog); });
}

void Owed::AddFile(const std::u16string& file) {
  Change([&] { files_.insert(file); });
}

void Owed::Remove(const std::shared_ptr<Session>& line) {
  Change([&] { lines_.erase(line); });
}

void Owed::Remove(const std::shared_ptr<Dialog>& dialog) {
  Change([&] { dialogs_.erase(dialog); });
}

void Owed::RemoveFile(const std::u16string& file) {
  Change([&] { files_.erase(file); });
}

bool Owed::IsAnything() const {
  const Lock lock(mutex_);
  return IsAnythingLocked();
}

bool Owed::IsAnythingLocked() const {
  return !lines_.empty() || !dialogs_.empty() || !files_.empty();
}

void Owed::End(double bound) noexcept {
  try {
    OwedAtEnd all;
    {
      const Lock lock(mutex_);
      ending_ = true;
      time_.Begin(RealNow(), bound);
      all.lines.assign(lines_.begin(), lines_.end());
      all.dialogs.assign(dialogs_.begin(), dialogs_.end());
      all.files.assign(files_.begin(), files_.end());
    }
    EndOwed(all, bound);
  } catch (...) {
    // No memory.
  }
  const Lock lock(mutex_);
  ending_ = false;
}

double Owed::TimeLeft(double bound) const {
  const Lock lock(mutex_);
  return time_.Left(RealNow(), bound);
}

Owed::ObserverId Owed::Observe(std::function<void()> changed) {
  const Lock lock(mutex_);
  observers_.emplace(++last_observer_, std::move(changed));
  return last_observer_;
}

void Owed::StopObserving(ObserverId id) {
  const Lock lock(mutex_);
  observers_.erase(id);
}

void Owed::Change(const std::function<void()>& change) {
  std::vector<std::function<void()>> told;
  {
    const Lock lock(mutex_);
    const bool was = IsAnythingLocked();
    change();
    if (IsAnythingLocked() == was) return;
    for (const auto& [id, observer] : observers_) told.push_back(observer);
  }
  for (const auto& observer : told) observer();
}

}  // namespace winras
