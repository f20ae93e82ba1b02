// E2: structures that Windows has enlarged, or may enlarge, by a RAS that is older or newer than
// this code.

#include <doctest/doctest.h>

#include <cstddef>
#include <cstring>
#include <vector>

#include "abi/error_codes.h"
#include "calls/line_facts.h"
#include "calls/projection.h"
#include "provider/provider.h"

namespace winras::test::structure_versions_test {
namespace {

class OtherRas final : public Provider {
 public:
  explicit OtherRas(const RasApi& api) : Provider(api, MakeVirtualClock()) {}
  std::u16string SystemMessage(DWORD) override { return {}; }
};

DWORD SizeOf(const void* structure) {
  DWORD size = 0;
  std::memcpy(&size, structure, sizeof size);
  return size;
}

// Its own structure is larger by this; it fills the one that it is asked for.
constexpr DWORD kEnlarged = 64;

TEST_CASE("E2: a newer RAS wants room for its own structures, and fills the older ones") {
  RasApi newer;
  newer.RasEnumConnectionsW = [](RASCONNW* lines, DWORD* bytes, DWORD* count) -> DWORD {
    constexpr DWORD kLines = 2;
    const DWORD room = *bytes;
    *bytes = kLines * (sizeof(RASCONNW) + kEnlarged);
    *count = kLines;
    if (lines == nullptr || room < *bytes) return kErrorBufferTooSmall;
    const DWORD size = SizeOf(lines);
    if (size != sizeof(RASCONNW)) return kErrorInvalidSize;
    BYTE* const first = reinterpret_cast<BYTE*>(lines);
    std::memset(first, 0xFF, room);
    for (DWORD i = 0; i < kLines; ++i) {
      std::memcpy(first + i * size + offsetof(RASCONNW, dwSubEntry), &i, sizeof i);
    }
    return 0;
  };
  newer.RasGetProjectionInfoEx = [](HRASCONN, RAS_PROJECTION_INFO* info, DWORD* bytes) -> DWORD {
    const DWORD room = *bytes;
    *bytes = sizeof *info + kEnlarged;
    if (info == nullptr || room < *bytes) return kErrorBufferTooSmall;
    std::memset(static_cast<void*>(info), 0, room);
    const DWORD type = PROJECTION_INFO_TYPE_PPP;
    std::memcpy(reinterpret_cast<BYTE*>(info) + offsetof(RAS_PROJECTION_INFO, type), &type,
                sizeof type);
    return 0;
  };
  OtherRas ras(newer);
  std::vector<RASCONNW> lines;
  CHECK(AskLines(ras.api(), lines) == 0);
  REQUIRE(lines.size() == 2);
  CHECK(lines[0].dwSubEntry == 0);
  CHECK(lines[1].dwSubEntry == 1);
  const Answer<Projection> projection = GetProjection(ras, nullptr);
  CHECK(projection.error == 0);
  CHECK(projection.value.ppp.has_value());
}

}  // namespace
}  // namespace winras::test::structure_versions_test
