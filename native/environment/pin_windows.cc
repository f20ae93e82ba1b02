#include <windows.h>

#include "environment/pin.h"

namespace winras {

bool PinAddon() {
  HMODULE self = nullptr;
  return GetModuleHandleExW(GET_MODULE_HANDLE_EX_FLAG_PIN | GET_MODULE_HANDLE_EX_FLAG_FROM_ADDRESS,
                            reinterpret_cast<LPCWSTR>(&PinAddon), &self) != 0;
}

}  // namespace winras
