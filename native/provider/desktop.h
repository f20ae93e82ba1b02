// Where a provider's windows are shown.
#pragma once

#include <functional>

#include "abi/windows_types.h"

namespace winras {

// Every member may be called on any thread.
class Desktop {
 public:
  virtual ~Desktop() = default;

  // Whether there is somebody to see a window. A service has no such desktop: what it shows waits
  // for ever for an answer.
  virtual bool IsVisible() = 0;

  virtual bool IsWindow(HWND window) = 0;

  // Of a thread that is about to show windows: what asks those that it then shows to close. It may
  // be called until the thread ends, and has to be called again when the thread had none yet, or
  // one that opened another first.
  virtual std::function<void()> CloserOfThisThread() = 0;
};

}  // namespace winras
