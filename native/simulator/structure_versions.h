// The versions of a structure that RAS takes (E2): each program was compiled for some Windows, and
// says by dwSize which. An older version is the beginning of the newer one.
#pragma once

#include <cstddef>
#include <cstring>

#include "abi/ras_structures.h"

namespace winras::simulator {

struct StructureVersion {
  DWORD size;  // its dwSize
  DWORD end;   // of its last member: what is behind it, up to the size, is nobody's
};

template <typename Structure>
constexpr StructureVersion Whole() {
  return {sizeof(Structure), sizeof(Structure)};
}

// The version that ends before the member which lies at `next`.
constexpr StructureVersion Before(std::size_t next) {
  constexpr std::size_t kAlignment = 4;
  const std::size_t size = (next + kAlignment - 1) / kAlignment * kAlignment;
  return {static_cast<DWORD>(size), static_cast<DWORD>(next)};
}

// Newest first. In comments the WINVER of each.
constexpr StructureVersion kRasConnVersions[] = {
    Whole<RASCONNW>(),
    Before(offsetof(RASCONNW, guidCorrelationId)),  // 0x0501
    Before(offsetof(RASCONNW, dwFlags)),            // 0x0500
    Before(offsetof(RASCONNW, guidEntry)),          // 0x0401
    Before(offsetof(RASCONNW, szPhonebook)),        // 0x0400, which .NET Framework uses
    Before(offsetof(RASCONNW, szDeviceType)),       // Windows NT 3.5
};

constexpr StructureVersion kRasEntryNameVersions[] = {
    Whole<RASENTRYNAMEW>(),
    Before(offsetof(RASENTRYNAMEW, dwFlags)),  // 0x0401
};

constexpr StructureVersion kRasConnStatusVersions[] = {
    Whole<RASCONNSTATUSW>(),
    Before(offsetof(RASCONNSTATUSW, localEndPoint)),  // 0x0600
    Before(offsetof(RASCONNSTATUSW, szPhoneNumber)),  // 0x0400, which .NET Framework uses
};

constexpr StructureVersion kRasDialParamsVersions[] = {
    Whole<RASDIALPARAMSW>(),
    Before(offsetof(RASDIALPARAMSW, szEncPassword)),  // 0x0601
    Before(offsetof(RASDIALPARAMSW, dwIfIndex)),      // 0x0600
    Before(offsetof(RASDIALPARAMSW, dwSubEntry)),     // 0x0400
};

constexpr StructureVersion kRasDialExtensionsVersions[] = {
    Whole<RASDIALEXTENSIONS>(),
    Before(offsetof(RASDIALEXTENSIONS, fSkipPppAuth)),  // 0x0600
    Before(offsetof(RASDIALEXTENSIONS, reserved1)),     // 0x0401
};

constexpr StructureVersion kRasPppIpVersions[] = {
    Whole<RASPPPIPW>(),
    Before(offsetof(RASPPPIPW, dwOptions)),          // 0x0401
    Before(offsetof(RASPPPIPW, szServerIpAddress)),  // Windows NT 3.5
};

// Null: no version has this size.
template <std::size_t kCount>
const StructureVersion* FindVersion(const StructureVersion (&versions)[kCount], DWORD size) {
  for (const StructureVersion& version : versions) {
    if (version.size == size) return &version;
  }
  return nullptr;
}

// Whether the version that the caller has compiled has all members before `next`: what is behind
// its end is not the caller's structure any more.
template <typename Structure>
bool Reaches(const Structure& structure, std::size_t next) {
  return structure.dwSize >= next;
}

// Fills the caller's structure, which may be unaligned, with the members that its version has.
template <typename Structure>
void WriteVersion(Structure structure, const StructureVersion& version, void* to) {
  structure.dwSize = version.size;
  std::memcpy(to, &structure, version.end);
}

}  // namespace winras::simulator
