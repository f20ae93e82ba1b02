// The links of lines of several, and what happens to lines that are up.

#include "abi/error_codes.h"
#include "simulator/rasman.h"
#include "simulator/text.h"

namespace winras::simulator {

DWORD RasMan::WithLine(const char* function, HRASCONN handle,
                       const std::function<DWORD(Line&)>& use) {
  const std::lock_guard lock(mutex_);
  const std::shared_ptr<Line> line = handles_.Find(handle);
  return line == nullptr ? DeadHandle(function, handle) : use(*line);
}

HRASCONN RasMan::IssueLinkHandle(Line& line, DWORD sub_entry) {
  return handles_.Issue(line.shared_from_this(), sub_entry);
}

void RasMan::ReleaseLinkHandle(HRASCONN handle, HandleState why) {
  handles_.Invalidate(handle, why);
  handles_.Release(handle);
}

std::shared_ptr<Line> RasMan::LineNamed(const std::u16string& entry_name) const {
  for (const auto& line : handles_.Lines()) {
    if (EqualIgnoringCase(line->entry().name, entry_name)) return line;
  }
  return nullptr;
}

bool RasMan::DropLink(const std::u16string& entry_name, DWORD sub_entry, DWORD error) {
  const std::lock_guard lock(mutex_);
  const std::shared_ptr<Line> line = LineNamed(entry_name);
  if (line == nullptr || sub_entry < 1 || sub_entry > line->link_count()) return false;
  return line->DropLink(sub_entry, error);
}

bool RasMan::ConnectLink(const std::u16string& entry_name, DWORD sub_entry) {
  const std::lock_guard lock(mutex_);
  const std::shared_ptr<Line> line = LineNamed(entry_name);
  if (line == nullptr || sub_entry < 1 || sub_entry > line->link_count()) return false;
  return line->ConnectLink(sub_entry, servers_);
}

}  // namespace winras::simulator
