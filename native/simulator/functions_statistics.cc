// RasGetConnectionStatistics, RasGetLinkStatistics, and their Clear functions. T1 to T3.

#include <cstring>

#include "simulator/functions.h"

namespace winras::simulator {
namespace {

// In percent: nothing is compressed.
constexpr DWORD kUncompressed = 100;

// T2
bool IsRightSize(const RAS_STATS* statistics) {
  return statistics != nullptr && statistics->dwSize == sizeof(RAS_STATS);
}

bool IsConnected(const Line& line) { return line.phase() == LinePhase::kConnected; }

bool HasLink(const Line& line, DWORD sub_entry) {
  return sub_entry >= 1 && sub_entry <= line.link_count();
}

void WriteRatios(RAS_STATS& statistics) {
  statistics.dwCompressionRatioIn = statistics.dwCompressionRatioOut = kUncompressed;
}

void Give(RAS_STATS statistics, RAS_STATS* to) {
  statistics.dwSize = sizeof(statistics);
  std::memcpy(to, &statistics, sizeof(statistics));
}

}  // namespace

DWORD WINRAS_WINAPI RasGetConnectionStatistics(HRASCONN connection, RAS_STATS* statistics) {
  static constexpr char kName[] = "RasGetConnectionStatistics";
  return CallWithHandle(kName, connection, [&](RasMan& service) -> DWORD {
    if (connection == nullptr || !IsRightSize(statistics)) return kEInvalidArg;
    return service.WithLine(kName, connection, [&](Line& line) -> DWORD {
      if (!IsConnected(line)) return kErrorNoConnection;
      RAS_STATS answer{};
      WriteCounters(line.Total(), line.cleared(), answer);
      answer.dwBps = line.BitsPerSecond();
      if (!line.several()) WriteRatios(answer);
      Give(answer, statistics);
      return 0;
    });
  });
}

DWORD WINRAS_WINAPI RasClearConnectionStatistics(HRASCONN connection) {
  static constexpr char kName[] = "RasClearConnectionStatistics";
  return CallWithHandle(kName, connection, [&](RasMan& service) -> DWORD {
    if (connection == nullptr) return kErrorInvalidHandle;
    return service.WithLine(kName, connection, [](Line& line) -> DWORD {
      if (!IsConnected(line)) return kErrorInvalidHandle;
      line.ClearCounters();
      return 0;
    });
  });
}

DWORD WINRAS_WINAPI RasGetLinkStatistics(HRASCONN connection, DWORD sub_entry,
                                         RAS_STATS* statistics) {
  static constexpr char kName[] = "RasGetLinkStatistics";
  return CallWithHandle(kName, connection, [&](RasMan& service) -> DWORD {
    const bool valid = connection != nullptr && sub_entry != 0 && IsRightSize(statistics);
    if (!valid) return kEInvalidArg;
    return service.WithLine(kName, connection, [&](Line& line) -> DWORD {
      if (!HasLink(line, sub_entry)) return kErrorInvalidParameter;
      const Link& link = line.link(sub_entry);
      if (!IsConnected(line) || !link.up()) return kErrorNoConnection;
      RAS_STATS answer{};
      WriteCounters(link.counters().Total(service.Now()), link.counters().cleared(), answer);
      answer.dwBps = link.counters().BitsPerSecond();
      WriteRatios(answer);
      Give(answer, statistics);
      return 0;
    });
  });
}

DWORD WINRAS_WINAPI RasClearLinkStatistics(HRASCONN connection, DWORD sub_entry) {
  static constexpr char kName[] = "RasClearLinkStatistics";
  return CallWithHandle(kName, connection, [&](RasMan& service) -> DWORD {
    if (connection == nullptr) return kErrorInvalidHandle;
    return service.WithLine(kName, connection, [&](Line& line) -> DWORD {
      if (!HasLink(line, sub_entry)) return kErrorInvalidParameter;
      Link& link = line.link(sub_entry);
      if (!IsConnected(line) || !link.up()) return kErrorNoConnection;
      link.counters().Clear(service.Now());
      return 0;
    });
  });
}

}  // namespace winras::simulator
