#include "simulator/process.h"

#include <windows.h>

namespace winras::simulator {

std::uint32_t OwnProcess() { return GetCurrentProcessId(); }

bool ProcessRuns(std::uint32_t process) {
  const HANDLE handle = OpenProcess(SYNCHRONIZE, FALSE, process);
  if (handle == nullptr) return GetLastError() == ERROR_ACCESS_DENIED;
  const bool runs = WaitForSingleObject(handle, 0) == WAIT_TIMEOUT;
  CloseHandle(handle);
  return runs;
}

}  // namespace winras::simulator
