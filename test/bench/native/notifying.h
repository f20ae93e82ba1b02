// Notifications as RAS gives them, on a foreign thread, and how long each holds that thread. These
// are C functions, so that koffi can call them as the addon does.
#pragma once

#include "abi/ras_functions.h"

#if defined(_WIN32)
#define WINRAS_BENCH_EXPORT extern "C" __declspec(dllexport)
#else
#define WINRAS_BENCH_EXPORT extern "C" __attribute__((visibility("default")))
#endif

namespace winras::bench {

struct Notifications {
  const DWORD* states;  // over and over
  DWORD state_count;
  DWORD count;
  double delay;  // milliseconds before the first
  double gap;    // milliseconds between two
};

// Returns at once; one at a time. False: the last ones are still coming.
WINRAS_BENCH_EXPORT bool WinrasBenchStart(RASDIALFUNC2 notifier, ULONG_PTR callback_id,
                                          HRASCONN line, const Notifications* notifications);
// How many milliseconds each took. False: they are still coming.
WINRAS_BENCH_EXPORT bool WinrasBenchDurations(double* durations, DWORD room);

}  // namespace winras::bench
