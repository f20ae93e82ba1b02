// What RAS knows of lines, in its own structures. On a thread that may call RAS.
#pragma once

#include <vector>

#include "abi/ras_structures.h"
#include "provider/ras_api.h"

namespace winras {

// RasGetConnectStatus. Returns the call's own error; the line's is in `status`.
DWORD AskStatus(const RasApi& api, HRASCONN handle, RASCONNSTATUSW& status);

// RasEnumConnections.
DWORD AskLines(const RasApi& api, std::vector<RASCONNW>& lines);

}  // namespace winras
