// RasGetProjectionInfo, asked for each protocol by itself. Rule J2.
#pragma once

#include "calls/projection.h"

namespace winras {

// Where RasGetProjectionInfoEx is missing. Returns what RAS answered for IPv4 and IPv6; the other
// protocols' own errors are part of `projection`.
DWORD AskForEach(RasGetProjectionInfoWFunction* function, HRASCONN handle, Projection& projection);

// PPP negotiates interface identifiers, which make link-local addresses (RFC 5072). Zero is none.
RASIPV6ADDR LinkLocal(const BYTE (&identifier)[8]);

Addresses Negotiated(DWORD error, const RASIPV4ADDR& own, const RASIPV4ADDR& server);
Addresses Negotiated(DWORD error, const RASIPV6ADDR& own, const RASIPV6ADDR& server);

}  // namespace winras
