#include "marshal/identity.h"

#include <cstdio>

namespace winras {
namespace {

constexpr char kGuidFormat[] = "%08x-%04x-%04x-%02x%02x-%02x%02x%02x%02x%02x%02x";
constexpr char kLuidFormat[] = "luid-%u-%u";

LineIdentity Scan(const char* text) {
  LineIdentity identity;
  unsigned high = 0;
  unsigned low = 0;
  if (std::sscanf(text, kLuidFormat, &high, &low) == 2) {
    identity.luid = {low, static_cast<LONG>(high)};
    return identity;
  }
  unsigned part[11] = {};
  std::sscanf(text, "%8x-%4x-%4x-%2x%2x-%2x%2x%2x%2x%2x%2x", &part[0], &part[1], &part[2], &part[3],
              &part[4], &part[5], &part[6], &part[7], &part[8], &part[9], &part[10]);
  GUID& guid = identity.correlation;
  guid.Data1 = part[0];
  guid.Data2 = static_cast<WORD>(part[1]);
  guid.Data3 = static_cast<WORD>(part[2]);
  for (int i = 0; i < 8; ++i) guid.Data4[i] = static_cast<BYTE>(part[3 + i]);
  return identity;
}

}  // namespace

std::string GuidText(const GUID& guid) {
  const BYTE* const rest = guid.Data4;
  char text[37];
  std::snprintf(text, sizeof text, kGuidFormat, guid.Data1, guid.Data2, guid.Data3, rest[0],
                rest[1], rest[2], rest[3], rest[4], rest[5], rest[6], rest[7]);
  return text;
}

std::string IdentityText(const LineIdentity& identity) {
  if (IsKnown(identity.correlation)) return GuidText(identity.correlation);
  char text[32];
  std::snprintf(text, sizeof text, kLuidFormat, static_cast<unsigned>(identity.luid.HighPart),
                static_cast<unsigned>(identity.luid.LowPart));
  return text;
}

std::optional<LineIdentity> IdentityFromText(const std::string& text) {
  // Written again, it must be the same: that finds whatever the scan has overlooked.
  const LineIdentity identity = Scan(text.c_str());
  if (IdentityText(identity) != text) return std::nullopt;
  return identity;
}

}  // namespace winras
