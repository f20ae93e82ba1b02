// The addon's module: what src/native.ts calls NativeAddon.
#include <napi.h>

#include "environment/environment.h"
#include "environment/pin.h"
#include "marshal/arguments.h"
#include "objects/members.h"
#include "objects/simulator_object.h"
#include "objects/system_object.h"
#include "provider/ras_api.h"
#include "provider/ras_threads.h"

namespace winras {

static Napi::Object Init(Napi::Env env, Napi::Object exports) {
  if (!PinAddon()) throw Napi::Error::New(env, "winras cannot be kept in memory");
  Environment::Start(env);
  exports.Set("functionUnavailable", kFunctionUnavailable);
  DefineMethod(exports, "openSystem", OpenSystem);
  DefineMethod(exports, "openSimulator", OpenSimulator);
  DefineMethod(exports, "endEnvironment", [](const Napi::CallbackInfo& info) {
    Environment::Of(info.Env()).End(DurationFrom(info[0], "bound"));
  });
  DefineMethod(exports, "rasThreads", [](const Napi::CallbackInfo& info) {
    return Napi::Number::New(info.Env(), static_cast<double>(RasThreads::Instance().Count()));
  });
  return exports;
}

NODE_API_MODULE(winras, Init)

}  // namespace winras
