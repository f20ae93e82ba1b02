#include "simulator/handle_table.h"

#include <cstdint>
#include <utility>

namespace winras::simulator {
namespace {

// 0 is no handle, so the first slot is 1.
HRASCONN HandleOf(std::size_t index) {
  return reinterpret_cast<HRASCONN>(static_cast<std::uintptr_t>(index + 1));
}

std::size_t IndexOf(HRASCONN handle) { return reinterpret_cast<std::uintptr_t>(handle) - 1; }

}  // namespace

HRASCONN HandleTable::Issue(std::shared_ptr<Line> line, DWORD sub_entry) {
  if (free_.empty()) {
    free_.insert(slots_.size());
    slots_.emplace_back();
  }
  const std::size_t index = *free_.begin();
  free_.erase(free_.begin());
  slots_[index] = {std::move(line), HandleState::kValid, sub_entry};
  return HandleOf(index);
}

void HandleTable::Invalidate(HRASCONN handle, HandleState why) {
  Slot& slot = slots_[IndexOf(handle)];
  slot.line.reset();
  slot.state = why;
}

void HandleTable::Release(HRASCONN handle) { free_.insert(IndexOf(handle)); }

const HandleTable::Slot* HandleTable::SlotOf(HRASCONN handle) const {
  const std::size_t index = IndexOf(handle);
  return index < slots_.size() ? &slots_[index] : nullptr;
}

HandleState HandleTable::StateOf(HRASCONN handle) const {
  const Slot* slot = SlotOf(handle);
  return slot == nullptr ? HandleState::kNeverIssued : slot->state;
}

std::shared_ptr<Line> HandleTable::Find(HRASCONN handle) const {
  const Slot* slot = SlotOf(handle);
  return slot == nullptr ? nullptr : slot->line;
}

DWORD HandleTable::SubEntryOf(HRASCONN handle) const {
  const Slot* slot = SlotOf(handle);
  return slot == nullptr || slot->line == nullptr ? 0 : slot->sub_entry;
}

std::vector<std::shared_ptr<Line>> HandleTable::Lines() const {
  std::vector<std::shared_ptr<Line>> lines;
  for (const Slot& slot : slots_) {
    if (slot.line != nullptr && slot.sub_entry == 0) lines.push_back(slot.line);
  }
  return lines;
}

}  // namespace winras::simulator
