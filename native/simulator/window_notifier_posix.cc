#include "simulator/window_notifier.h"

namespace winras::simulator {

bool IsNotifierWindow(LPVOID /*window*/) { return false; }

void NotifyWindow(LPVOID /*window*/, RASCONNSTATE /*state*/, DWORD /*error*/) {}

}  // namespace winras::simulator
