// NativeSimulator.
#pragma once

#include <napi.h>

namespace winras {

// openSimulator(config, clock).
Napi::Value OpenSimulator(const Napi::CallbackInfo& info);

}  // namespace winras
