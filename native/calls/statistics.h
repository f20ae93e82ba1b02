// What RAS counts of connections and of their links. On a thread that may call RAS. Rules T1 to T3.
#pragma once

#include "calls/answer.h"
#include "provider/provider.h"

namespace winras {

// As RAS gives them: 32 bits each.
Answer<RAS_STATS> ConnectionStatistics(Provider& provider, HRASCONN handle);
// `handle` is the connection's, whose links count from 1.
Answer<RAS_STATS> LinkStatistics(Provider& provider, HRASCONN handle, DWORD sub_entry);

Answer<Nothing> ClearConnectionStatistics(Provider& provider, HRASCONN handle);
Answer<Nothing> ClearLinkStatistics(Provider& provider, HRASCONN handle, DWORD sub_entry);

}  // namespace winras
