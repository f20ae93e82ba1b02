// The desktop of this process.
#pragma once

#include "provider/desktop.h"

namespace winras {

// Null on a Windows that has none at all. Never destroyed.
Desktop* SystemDesktop();

}  // namespace winras
