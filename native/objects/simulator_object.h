// NativeSimulator.
#pragma once

#include <napi.h>

#include "simulator/service.h"

namespace winras {

// openSimulator(config, clock), with this simulator's code.
Napi::Value OpenSimulator(const Napi::CallbackInfo& info, const simulator::Library& library);

}  // namespace winras
