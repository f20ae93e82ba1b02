// The function that RAS calls for every dial: a RasDialFunc2.
#pragma once

#include "abi/ras_functions.h"

namespace winras {

// On a thread of RAS. Finds the session by its id and never throws. 0, "no more notifications", for
// an id that is not known (any more).
DWORD WINRAS_WINAPI OnRasDialEvent(ULONG_PTR callback_id, DWORD sub_entry, HRASCONN connection,
                                   UINT message, RASCONNSTATE state, DWORD error,
                                   DWORD extended_error);

}  // namespace winras
