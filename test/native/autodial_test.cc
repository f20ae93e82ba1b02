// A1 to A3, U2: AutoDial and NAP as a RAS answers that is odd, or lies.

#include "calls/autodial.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cstring>
#include <string>
#include <vector>

#include "abi/error_codes.h"
#include "calls/legacy.h"
#include "fake_ras.h"

namespace winras::test::autodial_test {
namespace {

// A pointer that RasEnumAutodialAddresses writes: so many bytes behind the buffer's start.
std::vector<std::ptrdiff_t> pointers;
// And what it says there were.
DWORD count_told = 0;
constexpr DWORD kBytes = 64;

DWORD WINRAS_WINAPI ListAddresses(LPWSTR* addresses, DWORD* bytes, DWORD* count) {
  const DWORD room = *bytes;
  *bytes = kBytes;
  *count = count_told;
  if (addresses == nullptr || room < kBytes) return kErrorBufferTooSmall;
  char* const start = reinterpret_cast<char*>(addresses);
  std::memset(start, 0, kBytes);
  // "A" at 32, "BBB…" without an end from 40 on.
  const std::u16string text = u"A";
  std::memcpy(start + 32, text.c_str(), 4);
  std::fill(start + 40, start + kBytes, 'B');
  for (std::size_t i = 0; i < pointers.size(); ++i) {
    const ULONG_PTR pointer = reinterpret_cast<ULONG_PTR>(start) + pointers[i];
    std::memcpy(start + i * sizeof pointer, &pointer, sizeof pointer);
  }
  return 0;
}

struct Autodialing : FakeRas {
  Autodialing() { api.RasEnumAutodialAddressesW = ListAddresses; }

  std::vector<std::u16string> Ask(std::vector<std::ptrdiff_t> at, DWORD count) {
    pointers = std::move(at);
    count_told = count;
    const auto answer = AutodialAddresses(*provider());
    CHECK(answer.error == 0);
    return answer.value;
  }
};

TEST_CASE_FIXTURE(Autodialing, "A1: addresses are read where they lie, to the end of the buffer") {
  const std::u16string endless(12, static_cast<char16_t>('B' << 8 | 'B'));
  CHECK(Ask({32, 40}, 2) == std::vector<std::u16string>{u"A", endless});
}

TEST_CASE_FIXTURE(Autodialing, "A1: a pointer that points elsewhere is not followed") {
  // Before the buffer, among the pointers, at its end, behind it.
  for (const std::ptrdiff_t elsewhere :
       {std::ptrdiff_t{-8}, std::ptrdiff_t{0}, std::ptrdiff_t{kBytes}, std::ptrdiff_t{1} << 20}) {
    CHECK(Ask({elsewhere, 32}, 2) == std::vector<std::u16string>{u"A"});
  }
  // Its last byte, and an odd one.
  CHECK(Ask({kBytes - 1}, 1) == std::vector<std::u16string>{u""});
  CHECK(Ask({kBytes - 3}, 1).size() == 1);
}

TEST_CASE_FIXTURE(Autodialing, "A1: no more are read than the buffer has room for") {
  CHECK(Ask({32}, 0xFFFF'FFFF).size() <= kBytes / sizeof(LPWSTR));
}

TEST_CASE_FIXTURE(Autodialing, "A2: the size comes with 603, or with 0") {
  static DWORD size_code;
  api.RasGetAutodialAddressW = [](LPCWSTR, DWORD*, RASAUTODIALENTRYW* rows, DWORD* bytes,
                                  DWORD* count) -> DWORD {
    *count = 1;
    *bytes = sizeof *rows;
    if (rows == nullptr) return size_code;
    RASAUTODIALENTRYW row{};
    row.dwSize = sizeof row;
    row.dwDialingLocation = 7;
    // A name without an end.
    for (WCHAR& unit : row.szEntry) unit = u'x';
    std::memcpy(rows, &row, sizeof row);
    return 0;
  };
  for (const DWORD code : {kErrorBufferTooSmall, kErrorSuccess}) {
    size_code = code;
    const auto answer = AutodialEntries(*provider(), u"host");
    CHECK(answer.error == 0);
    REQUIRE(answer.value.size() == 1);
    CHECK(answer.value[0].dialing_location == 7);
    CHECK(answer.value[0].entry_name.size() == RAS_MaxEntryName + 1);
  }
}

TEST_CASE_FIXTURE(Autodialing, "A3: nothing deletes, entries are given with their size") {
  static DWORD given[3];
  api.RasSetAutodialAddressW = [](LPCWSTR, DWORD, RASAUTODIALENTRYW* rows, DWORD bytes,
                                  DWORD count) -> DWORD {
    given[0] = rows == nullptr ? 0 : rows->dwSize;
    given[1] = bytes;
    given[2] = count;
    return 0;
  };
  const DWORD size = sizeof(RASAUTODIALENTRYW);
  CHECK(SetAutodialEntries(*provider(), u"host", {{1, u"Office"}, {2, u"Other"}}).error == 0);
  CHECK(given[0] == size);
  CHECK(given[1] == 2 * size);
  CHECK(given[2] == 2);
  CHECK(SetAutodialEntries(*provider(), u"host", {}).error == 0);
  for (const DWORD number : given) CHECK(number == 0);
}

TEST_CASE_FIXTURE(Autodialing, "U2: an end of the probation that is not said is none") {
  static DWORD flags;
  api.RasGetNapStatus = [](HRASCONN, RASNAPSTATE* state) -> DWORD {
    state->dwFlags = flags;
    state->isolationState = isolationStateInProbation;
    state->probationTime = {1, 2};
    return 0;
  };
  flags = RASNAP_ProbationTime;
  CHECK(GetNapStatus(*provider(), kHandle).value.probation_ends == 0x2'0000'0001u);
  flags = 0;
  CHECK(!GetNapStatus(*provider(), kHandle).value.probation_ends);
}

}  // namespace
}  // namespace winras::test::autodial_test
