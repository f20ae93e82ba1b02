// All lines with what a watcher compares, asked in one go. On a thread that may call RAS.
#pragma once

#include <optional>
#include <vector>

#include "calls/answer.h"
#include "calls/connections.h"
#include "calls/entry_place.h"
#include "provider/provider.h"

namespace winras {

// Of a line that has none of its own, or where RAS lacks the function: one, which is connected.
struct LinkCounts {
  DWORD connected = 1;
  DWORD all = 1;
};

struct SurveyedLine {
  struct Status {
    DWORD state;
    DWORD error;  // the line's
    DWORD substate;
  };

  Connection connection;
  DWORD status_error;            // of the call: RasGetConnectStatus' own
  std::optional<Status> status;  // with 0
  LinkCounts links;
};

// RasEnumConnections, and RasGetConnectStatus and RasGetSubEntryHandle for each line.
Answer<std::vector<SurveyedLine>> SurveyLines(Provider& provider);

// RasGetSubEntryHandle, until there are no more.
LinkCounts CountLinks(const RasApi& api, HRASCONN handle, const EntryPlace& entry);

}  // namespace winras
