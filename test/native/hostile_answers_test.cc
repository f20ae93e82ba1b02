// What a broken RAS, or a hostile DLL in its place, answers. The fuzzer found these; test/fuzz
// looks for more.

#include <doctest/doctest.h>

#include <algorithm>
#include <vector>

#include "abi/error_codes.h"
#include "calls/entries.h"
#include "calls/line_facts.h"
#include "calls/projection.h"
#include "provider/provider.h"

namespace winras::test::hostile_answers_test {
namespace {

class HostileProvider final : public Provider {
 public:
  explicit HostileProvider(const RasApi& api) : Provider(api, MakeVirtualClock()) {}
  std::u16string SystemMessage(DWORD) override { return {}; }
};

// Nothing of RAS is as large.
constexpr DWORD kQuarterOfAGigabyte = 0x1000'0000;

DWORD largest_buffer = 0;

DWORD WantMore(DWORD* bytes) {
  largest_buffer = std::max(largest_buffer, *bytes);
  *bytes = kQuarterOfAGigabyte;
  return kErrorBufferTooSmall;
}

TEST_CASE("a RAS that asks for more memory than any answer needs does not get it") {
  RasApi api;
  api.RasEnumConnectionsW = [](RASCONNW*, DWORD* bytes, DWORD*) { return WantMore(bytes); };
  api.RasEnumEntriesW = [](LPCWSTR, LPCWSTR, RASENTRYNAMEW*, DWORD* bytes, DWORD*) {
    return WantMore(bytes);
  };
  api.RasGetProjectionInfoEx = [](HRASCONN, RAS_PROJECTION_INFO*, DWORD* bytes) {
    return WantMore(bytes);
  };
  HostileProvider provider(api);
  largest_buffer = 0;
  std::vector<RASCONNW> lines;
  CHECK(AskLines(api, lines) == kErrorBufferTooSmall);
  CHECK(Entries(provider, std::nullopt).error == kErrorBufferTooSmall);
  CHECK(GetProjection(provider, nullptr).error == kErrorBufferTooSmall);
  CHECK(largest_buffer < kQuarterOfAGigabyte);
}

}  // namespace
}  // namespace winras::test::hostile_answers_test
