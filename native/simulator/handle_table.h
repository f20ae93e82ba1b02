// HRASCONN values: small, and used again at once, as Windows does. That is what makes a handle
// which a caller keeps too long dangerous.
#pragma once

#include <cstddef>
#include <memory>
#include <set>
#include <vector>

#include "abi/ras_structures.h"

namespace winras::simulator {

class Line;

enum class HandleState {
  kValid,
  kNeverIssued,
  kHungUp,  // its caller hung it up and knows that it is dead
  kLost,    // it died of itself: nobody could know
};

class HandleTable {
 public:
  // The lowest free value. For a link of several: its number, from 1.
  HRASCONN Issue(std::shared_ptr<Line> line, DWORD sub_entry = 0);
  // Valid no more; the value stays taken until Release.
  void Invalidate(HRASCONN handle, HandleState why);
  void Release(HRASCONN handle);

  HandleState StateOf(HRASCONN handle) const;
  // Null when it is not valid.
  std::shared_ptr<Line> Find(HRASCONN handle) const;
  // 0 unless the handle is a link's own.
  DWORD SubEntryOf(HRASCONN handle) const;
  std::vector<std::shared_ptr<Line>> Lines() const;

 private:
  struct Slot {
    std::shared_ptr<Line> line;  // null: not valid
    HandleState state = HandleState::kNeverIssued;
    DWORD sub_entry = 0;
  };
  const Slot* SlotOf(HRASCONN handle) const;

  std::vector<Slot> slots_;
  std::set<std::size_t> free_;  // of them
};

}  // namespace winras::simulator
