#include <dlfcn.h>

#include "environment/pin.h"

namespace winras {

bool PinAddon() {
  Dl_info self{};
  if (dladdr(reinterpret_cast<void*>(&PinAddon), &self) == 0) return false;
  // Finds the library that is loaded already and marks it. The handle is never closed.
  return dlopen(self.dli_fname, RTLD_NOW | RTLD_NOLOAD | RTLD_NODELETE) != nullptr;
}

}  // namespace winras
