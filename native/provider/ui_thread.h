// Threads for the windows that RAS shows: its dialogs and the user interfaces of EAP methods.
#pragma once

#include <functional>

namespace winras {

// Runs `job` on a thread of its own, which ends with it: on Windows a single-threaded apartment of
// COM, as user interfaces want one. RAS' functions that show a window run its message loop
// themselves until it is closed, however long that takes, so no thread of RasThreads may be lent to
// them. False, and nothing runs, when the system has no thread left. A job does not throw.
bool RunOnUiThread(std::function<void()> job);

}  // namespace winras
