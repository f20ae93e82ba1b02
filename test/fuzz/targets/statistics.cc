// RasGetConnectionStatistics, RasGetLinkStatistics and what clears them; RasUpdateConnection.

#include "calls/statistics.h"

#include "../family.h"
#include "calls/update_connection.h"

namespace winras::fuzz {

const Family statistics("statistics", [](Questions& questions) {
  auto& [ras, handle, entry, phone_book, bytes, digest] = questions;
  digest.Add(ConnectionStatistics(ras, handle), LinkStatistics(ras, handle, 1));
  digest.Add(ClearConnectionStatistics(ras, handle), ClearLinkStatistics(ras, handle, 1));
  TunnelEnds ends;
  ends.local.dwType = bytes.Byte();
  digest.Add(UpdateConnection(ras, handle, ends));
});

}  // namespace winras::fuzz
