// What tells one line from another. Handle values are reused, and RASCONN.luid names the logon
// session in which a line was made (rule E10 of test/conformance/rules.json), never the line.
#pragma once

#include <cstring>
#include <string>

#include "abi/windows_types.h"

namespace winras {

// As RasEnumConnections lists a line.
struct LineIdentity {
  GUID correlation{};  // all zero: RAS gives the line none, or none yet
  // By these, its handle and the lists in which it stands without a gap a line without is told.
  std::u16string entry_name;
  std::u16string device_name;
};

enum class Sameness { kSame, kDifferent, kUnknown };

inline bool IsKnown(const GUID& guid) {
  const GUID zero{};
  return std::memcmp(&guid, &zero, sizeof guid) != 0;
}

// Unknown where one of the two has no correlation GUID, and nothing else tells them apart.
inline Sameness Compare(const LineIdentity& a, const LineIdentity& b) {
  if (IsKnown(a.correlation) && IsKnown(b.correlation)) {
    const bool same = std::memcmp(&a.correlation, &b.correlation, sizeof(GUID)) == 0;
    return same ? Sameness::kSame : Sameness::kDifferent;
  }
  const bool may_be = a.entry_name == b.entry_name && a.device_name == b.device_name;
  return may_be ? Sameness::kUnknown : Sameness::kDifferent;
}

}  // namespace winras
