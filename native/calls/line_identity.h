// What tells one line from another. Handle values are reused, these are not.
#pragma once

#include <cstring>

#include "abi/windows_types.h"

namespace winras {

// All zero: not known.
struct LineIdentity {
  GUID correlation{};
  LUID luid{};
};

enum class Sameness { kSame, kDifferent, kUnknown };

inline bool IsKnown(const GUID& guid) {
  const GUID zero{};
  return std::memcmp(&guid, &zero, sizeof guid) != 0;
}

inline bool IsKnown(const LUID& luid) { return luid.LowPart != 0 || luid.HighPart != 0; }

inline bool IsKnown(const LineIdentity& identity) {
  return IsKnown(identity.correlation) || IsKnown(identity.luid);
}

// Unknown when the two have nothing known in common.
inline Sameness Compare(const LineIdentity& a, const LineIdentity& b) {
  bool same = false;
  if (IsKnown(a.correlation) && IsKnown(b.correlation)) {
    same = std::memcmp(&a.correlation, &b.correlation, sizeof(GUID)) == 0;
  } else if (IsKnown(a.luid) && IsKnown(b.luid)) {
    same = a.luid.LowPart == b.luid.LowPart && a.luid.HighPart == b.luid.HighPart;
  } else {
    return Sameness::kUnknown;
  }
  return same ? Sameness::kSame : Sameness::kDifferent;
}

}  // namespace winras
