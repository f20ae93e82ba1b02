// NativeSimulator.
#pragma once

#include <napi.h>

#include "simulator/service.h"

namespace winras {

// saltOfStateFile(file, proposed).
Napi::Value SaltOfStateFile(const Napi::CallbackInfo& info);

// openSimulator(config, clock), with this simulator's code.
Napi::Value OpenSimulator(const Napi::CallbackInfo& info, const simulator::Library& library);

}  // namespace winras
