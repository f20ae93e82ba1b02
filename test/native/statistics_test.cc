// What RAS counts, and the ends of a tunnel: how it is asked, and what it may answer. T1 to T3, U1.

#include "calls/statistics.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cstring>
#include <string>

#include "abi/error_codes.h"
#include "calls/update_connection.h"
#include "fake_ras.h"

namespace winras::test::statistics_test {
namespace {

constexpr DWORD kSecondLink = 2;

// What the functions below answer, and have seen. One test runs at a time.
struct Counting {
  DWORD error = 0;
  BYTE filling = 0;  // of all bytes, dwSize among them
  RAS_STATS asked{};
  int cleared = 0;
  RASUPDATECONN update{};
};
Counting counting;

DWORD Give(RAS_STATS* statistics) {
  counting.asked = *statistics;
  std::memset(statistics, counting.filling, sizeof *statistics);
  return counting.error;
}

struct CountingRas : FakeRas {
  CountingRas() {
    counting = {};
    api.RasGetConnectionStatistics = [](HRASCONN connection, RAS_STATS* statistics) -> DWORD {
      CHECK(connection == kHandle);
      return Give(statistics);
    };
    api.RasGetLinkStatistics = [](HRASCONN connection, DWORD link, RAS_STATS* statistics) -> DWORD {
      CHECK(connection == kHandle);
      CHECK(link == kSecondLink);
      return Give(statistics);
    };
    api.RasClearConnectionStatistics = [](HRASCONN connection) -> DWORD {
      CHECK(connection == kHandle);
      ++counting.cleared;
      return counting.error;
    };
    api.RasClearLinkStatistics = [](HRASCONN connection, DWORD link) -> DWORD {
      CHECK(connection == kHandle);
      CHECK(link == kSecondLink);
      ++counting.cleared;
      return counting.error;
    };
    api.RasUpdateConnection = [](HRASCONN connection, RASUPDATECONN* update) -> DWORD {
      CHECK(connection == kHandle);
      counting.update = *update;
      std::memset(static_cast<void*>(update), 0xFF, sizeof *update);
      return counting.error;
    };
  }
};

bool IsEmptyOfRightSize(RAS_STATS statistics) {
  CHECK(statistics.dwSize == 60);
  statistics.dwSize = 0;
  const auto* const bytes = reinterpret_cast<const BYTE*>(&statistics);
  return std::all_of(bytes, bytes + sizeof statistics, [](BYTE byte) { return byte == 0; });
}

TEST_CASE_FIXTURE(CountingRas,
                  "T1: statistics are asked for by their size, and given as they come") {
  counting.filling = 0xFF;
  const auto connection = ConnectionStatistics(*provider(), kHandle);
  CHECK(connection.error == 0);
  CHECK(std::string(connection.operation) == "RasGetConnectionStatistics");
  CHECK(IsEmptyOfRightSize(counting.asked));
  CHECK(connection.value.dwBytesXmited == 0xFFFF'FFFF);
  CHECK(connection.value.dwConnectDuration == 0xFFFF'FFFF);

  const auto link = LinkStatistics(*provider(), kHandle, kSecondLink);
  CHECK(link.error == 0);
  CHECK(std::string(link.operation) == "RasGetLinkStatistics");
  CHECK(IsEmptyOfRightSize(counting.asked));
  CHECK(link.value.dwBytesRcved == 0xFFFF'FFFF);
}

TEST_CASE_FIXTURE(CountingRas, "T2, T3: each function's own error") {
  for (const DWORD error :
       {kEInvalidArg, kErrorInvalidHandle, kErrorInvalidParameter, kErrorNoConnection}) {
    counting.error = error;
    CHECK(ConnectionStatistics(*provider(), kHandle).error == error);
    CHECK(LinkStatistics(*provider(), kHandle, kSecondLink).error == error);
    const auto connection = ClearConnectionStatistics(*provider(), kHandle);
    CHECK(connection.error == error);
    CHECK(std::string(connection.operation) == "RasClearConnectionStatistics");
    const auto link = ClearLinkStatistics(*provider(), kHandle, kSecondLink);
    CHECK(link.error == error);
    CHECK(std::string(link.operation) == "RasClearLinkStatistics");
    const auto update = UpdateConnection(*provider(), kHandle, {});
    CHECK(update.error == error);
    CHECK(std::string(update.operation) == "RasUpdateConnection");
  }
}

TEST_CASE_FIXTURE(CountingRas, "T3: counters are cleared, once") {
  CHECK(ClearConnectionStatistics(*provider(), kHandle).error == 0);
  CHECK(counting.cleared == 1);
  CHECK(ClearLinkStatistics(*provider(), kHandle, kSecondLink).error == 0);
  CHECK(counting.cleared == 2);
}

TEST_CASE_FIXTURE(CountingRas, "U1: a tunnel's ends are given with version and size, no flag set") {
  TunnelEnds ends;
  ends.interface_index = 7;
  ends.local.dwType = RASTUNNELENDPOINT_IPv4;
  ends.local.ipv4 = {{192, 0, 2, 7}};
  ends.remote.dwType = RASTUNNELENDPOINT_IPv6;
  ends.remote.ipv6.bytes[15] = 9;
  CHECK(UpdateConnection(*provider(), kHandle, ends).error == 0);
  CHECK(counting.update.version == RASAPIVERSION_CURRENT);
  CHECK(counting.update.dwSize == sizeof(RASUPDATECONN));
  CHECK(counting.update.dwFlags == 0);
  CHECK(counting.update.dwIfIndex == 7);
  CHECK(counting.update.localEndPoint.dwType == RASTUNNELENDPOINT_IPv4);
  CHECK(counting.update.localEndPoint.ipv4.bytes[3] == 7);
  CHECK(counting.update.remoteEndPoint.dwType == RASTUNNELENDPOINT_IPv6);
  CHECK(counting.update.remoteEndPoint.ipv6.bytes[15] == 9);

  CHECK(UpdateConnection(*provider(), kHandle, {}).error == 0);
  CHECK(counting.update.localEndPoint.dwType == RASTUNNELENDPOINT_UNKNOWN);
  CHECK(counting.update.remoteEndPoint.dwType == RASTUNNELENDPOINT_UNKNOWN);
  CHECK(counting.update.dwIfIndex == 0);
}

}  // namespace
}  // namespace winras::test::statistics_test
