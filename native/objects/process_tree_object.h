// NativeAddon.openProcessTree: what this process starts, as one.
#pragma once

#include <napi.h>

namespace winras {

Napi::Value OpenProcessTree(const Napi::CallbackInfo& info);

}  // namespace winras
