#include "provider/issued_handles.h"

namespace winras {

IssuedHandles::Line IssuedHandles::Give(HRASCONN handle, const std::u16string& entry) {
  const std::lock_guard<std::mutex> lock(mutex_);
  Last& last = last_[handle];
  if (last.line == 0 || last.entry != entry) last = {++lines_, entry, 0};
  if (last.owed == 0) last.held_elsewhere = false;
  ++last.owed;
  return last.line;
}

void IssuedHandles::WasUpBefore(HRASCONN handle, Line line) {
  const std::lock_guard<std::mutex> lock(mutex_);
  const auto found = last_.find(handle);
  if (found == last_.end() || found->second.line != line) return;
  if (found->second.owed == 1) found->second.held_elsewhere = true;
}

bool IssuedHandles::IsHeldByOthers(HRASCONN handle) const {
  const std::lock_guard<std::mutex> lock(mutex_);
  const auto last = last_.find(handle);
  return last != last_.end() && (last->second.owed > 0 || last->second.held_elsewhere);
}

bool IssuedHandles::IsOf(HRASCONN handle, Line line) const {
  const std::lock_guard<std::mutex> lock(mutex_);
  const auto last = last_.find(handle);
  return last == last_.end() || last->second.line == line;
}

IssuedHandles::Debt IssuedHandles::Pay(HRASCONN handle, Line line) {
  const std::lock_guard<std::mutex> lock(mutex_);
  const auto found = last_.find(handle);
  if (found == last_.end()) return Debt::kOwed;
  Last& last = found->second;
  if (line != 0 && last.line != line) return Debt::kVoid;
  if (line != 0 && last.owed == 0) return Debt::kPaid;
  if (last.owed > 0) --last.owed;
  return Debt::kOwed;
}

void IssuedHandles::Refund(HRASCONN handle) {
  const std::lock_guard<std::mutex> lock(mutex_);
  const auto last = last_.find(handle);
  if (last != last_.end()) ++last->second.owed;
}

}  // namespace winras
