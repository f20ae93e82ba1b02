// NativeSystem.
#pragma once

#include <napi.h>

namespace winras {

// openSystem().
Napi::Value OpenSystem(const Napi::CallbackInfo& info);

}  // namespace winras
