#include "marshal/identity.h"

#include <cstdio>

namespace winras {
namespace {

constexpr char kGuidFormat[] = "%08x-%04x-%04x-%02x%02x-%02x%02x%02x%02x%02x%02x";

GUID Scan(const char* text) {
  GUID guid{};
  unsigned part[11] = {};
  std::sscanf(text, "%8x-%4x-%4x-%2x%2x-%2x%2x%2x%2x%2x%2x", &part[0], &part[1], &part[2], &part[3],
              &part[4], &part[5], &part[6], &part[7], &part[8], &part[9], &part[10]);
  guid.Data1 = part[0];
  guid.Data2 = static_cast<WORD>(part[1]);
  guid.Data3 = static_cast<WORD>(part[2]);
  for (int i = 0; i < 8; ++i) guid.Data4[i] = static_cast<BYTE>(part[3 + i]);
  return guid;
}

}  // namespace

std::string GuidText(const GUID& guid) {
  const BYTE* const rest = guid.Data4;
  char text[37];
  std::snprintf(text, sizeof text, kGuidFormat, guid.Data1, guid.Data2, guid.Data3, rest[0],
                rest[1], rest[2], rest[3], rest[4], rest[5], rest[6], rest[7]);
  return text;
}

std::optional<GUID> GuidFromText(const std::string& text) {
  // Written again, it must be the same: that finds whatever the scan has overlooked.
  const GUID guid = Scan(text.c_str());
  if (GuidText(guid) != text) return std::nullopt;
  return guid;
}

}  // namespace winras
