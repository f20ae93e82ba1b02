// Which handle values a RAS has given to the dials of this process, and what is owed for them.
#pragma once

#include <cstdint>
#include <mutex>
#include <string>
#include <unordered_map>

#include "abi/ras_structures.h"

namespace winras {

// Windows gives a value out again only when the line that had it is gone. So a dial whose handle
// was given to a later line has none any more, and whatever it did with the value it would do to
// somebody else's line: one that is going down is no longer listed, and cannot be told by that.
class IssuedHandles {
 public:
  using Line = std::uint64_t;  // one after the other; 0: none of a dial here

  enum class Debt {
    kOwed,  // and paid by the RasHangUp that follows
    kPaid,  // by somebody who found the line among all lines
    kVoid,  // the handle was given to a later line
  };

  // RAS has given `handle` to a dial of this entry, which owes a RasHangUp for it. The line that
  // has it already, where it may be the same: dialing an entry that is connected gives its handle
  // again (rule D9).
  Line Give(HRASCONN handle, const std::u16string& entry);

  // The line was up before that dial. Where no other dial here owes anything for it, somebody else
  // holds it.
  void WasUpBefore(HRASCONN handle, Line line);
  // A reference is known to be left, of a dial here or of somebody else.
  bool IsHeldByOthers(HRASCONN handle) const;

  // False: `handle` was given to a later line.
  bool IsOf(HRASCONN handle, Line line) const;

  // Before a RasHangUp. Who found the line among all lines, and has no dial, is always owed.
  Debt Pay(HRASCONN handle, Line line);
  // It was refused.
  void Refund(HRASCONN handle);

 private:
  struct Last {
    Line line = 0;
    std::u16string entry;
    int owed = 0;
    bool held_elsewhere = false;
  };

  mutable std::mutex mutex_;
  std::unordered_map<HRASCONN, Last> last_;
  Line lines_ = 0;
};

}  // namespace winras
