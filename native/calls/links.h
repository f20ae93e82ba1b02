// The links of a connection. On a thread that may call RAS. Rules H6, H7, B1.
#pragma once

#include <vector>

#include "calls/answer.h"
#include "calls/line_facts.h"
#include "provider/provider.h"

namespace winras {

// RasGetSubEntryHandle for each link of the entry.
Answer<std::vector<LinkHandle>> Links(Provider& provider, HRASCONN connection);
// For one of them; past the last one it is ERROR_NO_MORE_ITEMS.
Answer<LinkHandle> Link(Provider& provider, HRASCONN connection, DWORD sub_entry);

// RasHangUp, once, with nothing waited for.
Answer<Nothing> HangUpLinkOnce(Provider& provider, HRASCONN link);

}  // namespace winras
