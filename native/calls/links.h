// The links of a connection. On a thread that may call RAS. Rules H6, H7, B1.
#pragma once

#include <optional>
#include <string>
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

// How many links an entry has: RasGetEntryProperties' dwSubEntries, and nothing else of it. At
// least 1. `phone_book` nothing: RAS' default.
Answer<DWORD> LinkCount(Provider& provider, const std::optional<std::u16string>& phone_book,
                        const std::u16string& entry_name);

}  // namespace winras
