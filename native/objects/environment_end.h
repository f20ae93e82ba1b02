// NativeAddon: how this environment ends, and all of the process.
#pragma once

#include <napi.h>

namespace winras {

void DefineEnvironmentEnd(Napi::Object exports);

}  // namespace winras
