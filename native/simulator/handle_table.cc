#include "simulator/handle_table.h"

#include <algorithm>
#include <cstdint>

namespace winras::simulator {
namespace {

// 0 is no handle, so the first slot is 1.
HRASCONN HandleOf(std::size_t index) {
  return reinterpret_cast<HRASCONN>(static_cast<std::uintptr_t>(index + 1));
}

std::size_t IndexOf(HRASCONN handle) { return reinterpret_cast<std::uintptr_t>(handle) - 1; }

}  // namespace

HRASCONN HandleTable::Issue(std::shared_ptr<Line> line) {
  const auto free =
      std::find_if(slots_.begin(), slots_.end(), [](const Slot& slot) { return !slot.taken; });
  const auto index = static_cast<std::size_t>(free - slots_.begin());
  if (free == slots_.end()) slots_.emplace_back();
  slots_[index] = {std::move(line), HandleState::kValid, true};
  return HandleOf(index);
}

void HandleTable::Invalidate(HRASCONN handle, HandleState why) {
  Slot& slot = slots_[IndexOf(handle)];
  slot.line.reset();
  slot.state = why;
}

void HandleTable::Release(HRASCONN handle) { slots_[IndexOf(handle)].taken = false; }

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

std::vector<std::shared_ptr<Line>> HandleTable::Lines() const {
  std::vector<std::shared_ptr<Line>> lines;
  for (const Slot& slot : slots_) {
    if (slot.line != nullptr) lines.push_back(slot.line);
  }
  return lines;
}

}  // namespace winras::simulator
