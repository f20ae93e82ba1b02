// NativeProvider.
#pragma once

#include <napi.h>

#include <memory>

#include "provider/provider.h"

namespace winras {

Napi::Object MakeProviderObject(Napi::Env env, std::shared_ptr<Provider> provider);

}  // namespace winras
