// The seam: a table of function pointers with the exact Win32 signatures. Whoever fills it is RAS.
#pragma once

#include "abi/ras_functions.h"

namespace winras {

// A member is null where the provider does not have the function.
struct RasApi {
#define WINRAS_FUNCTION(name, library) name##Function* name = nullptr;
#include "abi/ras_functions.inc"
#undef WINRAS_FUNCTION
};

// Stands for a function that the provider does not have, where a RAS error code is expected.
// Windows never sets bit 29 itself (winerror.h reserves it for applications).
constexpr DWORD kFunctionUnavailable = 0xE0000001u;

}  // namespace winras
