// What RAS answered to one call.
#pragma once

#include <string>

#include "abi/windows_types.h"

namespace winras {

// The value of a call that only does something.
struct Nothing {};

template <typename T>
struct Answer {
  const char* operation;  // "RasGetConnectStatus"
  DWORD error = 0;        // 0: there is a value
  T value{};
  std::u16string message{};  // the system's text for the error; empty where it has none
};

}  // namespace winras
