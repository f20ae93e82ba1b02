// The RAS of this machine: rasapi32.dll and rasdlg.dll.
#pragma once

#include <memory>
#include <string>

#include "provider/provider.h"

namespace winras {

struct SystemProviderResult {
  std::shared_ptr<Provider> provider;  // null when RAS is not there
  bool supported_platform = true;      // false everywhere but on Windows
  std::string missing_library;         // "rasapi32.dll" when it could not be loaded
  DWORD error = 0;                     // and GetLastError's reason
};

// Loads from System32 only and looks each function up by name. The provider lives as long as the
// process: every call returns the same one.
SystemProviderResult OpenSystemProvider();

}  // namespace winras
