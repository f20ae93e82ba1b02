#include "simulator/process.h"

#include <unistd.h>
#include <csignal>

#include <cerrno>

namespace winras::simulator {

std::uint32_t OwnProcess() { return static_cast<std::uint32_t>(getpid()); }

// Nothing is sent: it is only looked whether it could be.
bool ProcessRuns(std::uint32_t process) {
  return kill(static_cast<pid_t>(process), 0) == 0 || errno == EPERM;
}

}  // namespace winras::simulator
