#include "notifying.h"

#include <algorithm>
#include <atomic>
#include <chrono>
#include <thread>
#include <vector>

namespace winras::bench {
namespace {

using Time = std::chrono::steady_clock;
using Milliseconds = std::chrono::duration<double, std::milli>;

struct State {
  std::atomic<bool> busy{false};
  std::vector<double> durations;  // of the thread while it is busy, else of the caller
};

// Leaked on purpose.
State& TheState() {
  static State& state = *new State;
  return state;
}

void Notify(RASDIALFUNC2 notifier, ULONG_PTR callback_id, HRASCONN line, std::vector<DWORD> states,
            DWORD count, double delay, double gap) {
  State& state = TheState();
  std::this_thread::sleep_for(Milliseconds(delay));
  for (DWORD i = 0; i < count; ++i) {
    const auto due = Time::now() + Milliseconds(gap);
    while (Time::now() < due) continue;  // sleeping takes too long on Windows, yielding anywhere
    const auto ras_state = static_cast<RASCONNSTATE>(states[i % states.size()]);
    const auto began = Time::now();
    notifier(callback_id, 1, line, WM_RASDIALEVENT, ras_state, 0, 0);
    state.durations[i] = Milliseconds(Time::now() - began).count();
  }
  state.busy = false;
}

}  // namespace

bool WinrasBenchStart(RASDIALFUNC2 notifier, ULONG_PTR callback_id, HRASCONN line,
                      const Notifications* given) {
  State& state = TheState();
  if (state.busy.exchange(true)) return false;
  state.durations.assign(given->count, 0);
  std::vector<DWORD> states(given->states, given->states + given->state_count);
  std::thread(Notify, notifier, callback_id, line, std::move(states), given->count, given->delay,
              given->gap)
      .detach();
  return true;
}

bool WinrasBenchDurations(double* durations, DWORD room) {
  State& state = TheState();
  if (state.busy) return false;
  const std::size_t count = std::min<std::size_t>(room, state.durations.size());
  std::copy_n(state.durations.begin(), count, durations);
  return true;
}

}  // namespace winras::bench
