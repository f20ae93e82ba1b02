// The DLL that stands in for rasapi32.dll where there is a Windows Node.js but no RAS. It is this
// simulator, exported under the names of the RAS functions, so that the system provider loads it
// unknowingly. Only tests use it. It has the A functions, too, for programs that know nothing of
// winras: those that .NET Framework, pywin32 and AutoIt call, in ansi_functions_windows.cc; others
// answer ERROR_CALL_NOT_IMPLEMENTED (120).
#pragma once

#include "simulator/service.h"

namespace winras::simulator {

// What the DLL exports besides the functions of RAS: for tests, which open services of their own
// there and set them for their threads. DLL and caller come from one build, so C++ passes between
// them.
//
// A process that does not know of it gets one service, opened at the first call from the
// configuration (config.h) in the file that the environment variable WINRAS_STAND_IN names, on the
// real clock. Without the variable it has no entries.
using StandInFunction = const Library*();
constexpr char kStandInFunction[] = "WinrasStandIn";

}  // namespace winras::simulator
