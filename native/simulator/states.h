// The names of the connection states, as configurations and ledgers write them.
#pragma once

#include <optional>
#include <string_view>

#include "abi/ras_structures.h"

namespace winras::simulator {

std::optional<RASCONNSTATE> StateNamed(std::string_view name);

constexpr bool IsPaused(DWORD state) { return (state & RASCS_PAUSED) != 0; }
constexpr bool IsTerminal(DWORD state) { return (state & RASCS_DONE) != 0; }
constexpr bool IsRunning(DWORD state) { return !IsPaused(state) && !IsTerminal(state); }

}  // namespace winras::simulator
