// What RAS knows of lines, in its own structures. On a thread that may call RAS.
#pragma once

#include <vector>

#include "abi/ras_structures.h"
#include "calls/entry_place.h"
#include "provider/ras_api.h"

namespace winras {

// RasGetConnectStatus. Returns the call's own error; the line's is in `status`.
DWORD AskStatus(const RasApi& api, HRASCONN handle, RASCONNSTATUSW& status);

// RasEnumConnections.
DWORD AskLines(const RasApi& api, std::vector<RASCONNW>& lines);

struct LinkHandle {
  DWORD sub_entry;  // from 1
  HRASCONN handle;  // null: this link is not connected
};

// RasGetSubEntryHandle. Rule H6.
DWORD AskLink(const RasApi& api, HRASCONN connection, LinkHandle& link);

// For each link of the entry, until RAS has no more: it says so, or the phone book does. `entry`
// null: it is looked for when it matters.
DWORD AskLinks(const RasApi& api, HRASCONN connection, const EntryPlace* entry,
               std::vector<LinkHandle>& links);

}  // namespace winras
