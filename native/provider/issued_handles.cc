#include "provider/issued_handles.h"

namespace winras {

IssuedHandles::Line IssuedHandles::Give(HRASCONN handle, const std::u16string& entry) {
  const std::lock_guard<std::mutex> lock(mutex_);
  Last& last = last_[handle];
  if (last.line == 0 || last.entry != entry) last = {++lines_, entry};
  return last.line;
}

bool IssuedHandles::IsOf(HRASCONN handle, Line line) const {
  const std::lock_guard<std::mutex> lock(mutex_);
  const auto last = last_.find(handle);
  return last == last_.end() || last->second.line == line;
}

}  // namespace winras
