#include "objects/system_object.h"

#include "objects/provider_object.h"
#include "provider/system_provider.h"

namespace winras {

Napi::Value OpenSystem(const Napi::CallbackInfo& info) {
  const Napi::Env env = info.Env();
  const SystemProviderResult result = OpenSystemProvider();
  if (!result.supported_platform) return env.Undefined();
  Napi::Object object = Napi::Object::New(env);
  if (result.provider != nullptr) {
    object.Set("provider", MakeProviderObject(env, result.provider));
  } else {
    object.Set("missingLibrary", result.missing_library);
    object.Set("error", result.error);
  }
  return object;
}

}  // namespace winras
