// Windows as the notifiers of RasDial (D17). Only Windows has any: elsewhere no value is a window.
#pragma once

#include "abi/ras_structures.h"

namespace winras::simulator {

// Any thread.
bool IsNotifierWindow(LPVOID window);

// Posts WM_RASDIALEVENT, or the message that is registered as "RasDialEvent", to the window; on a
// thread of the service. It does not wait: the window's own thread may be inside RAS.
void NotifyWindow(LPVOID window, RASCONNSTATE state, DWORD error);

}  // namespace winras::simulator
