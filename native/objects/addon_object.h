// NativeAddon: what the addon exports.
#pragma once

#include <napi.h>

#include "simulator/service.h"

namespace winras {

// Fills `exports`. `simulator`: the code behind its openSimulator.
void MakeAddonObject(Napi::Object exports, const simulator::Library& simulator);

}  // namespace winras
