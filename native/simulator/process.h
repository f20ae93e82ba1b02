// The processes of this machine.
#pragma once

#include <cstdint>

namespace winras::simulator {

std::uint32_t OwnProcess();
// Also of one that has taken the number of another that has ended.
bool ProcessRuns(std::uint32_t process);

}  // namespace winras::simulator
