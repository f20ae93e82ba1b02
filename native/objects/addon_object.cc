#include "objects/addon_object.h"

#include "environment/environment.h"
#include "environment/pin.h"
#include "marshal/arguments.h"
#include "objects/members.h"
#include "objects/simulator_object.h"
#include "objects/system_object.h"
#include "provider/ras_api.h"
#include "provider/ras_threads.h"

namespace winras {

void MakeAddonObject(Napi::Object exports, const simulator::Library& simulator) {
  const Napi::Env env = exports.Env();
  if (!PinAddon()) throw Napi::Error::New(env, "winras cannot be kept in memory");
  Environment::Start(env);
  exports.Set("functionUnavailable", kFunctionUnavailable);
  DefineMethod(exports, "openSystem", OpenSystem);
  DefineMethod(exports, "openSimulator", [simulator](const Napi::CallbackInfo& info) {
    return OpenSimulator(info, simulator);
  });
  DefineMethod(exports, "endEnvironment", [](const Napi::CallbackInfo& info) {
    Environment::Of(info.Env()).End(DurationFrom(info[0], "bound"));
  });
  DefineMethod(exports, "removeAtEnd", [](const Napi::CallbackInfo& info) {
    Environment::Of(info.Env()).RemoveAtEnd(TextFrom(info[0], "file"));
  });
  DefineMethod(exports, "forgetFile", [](const Napi::CallbackInfo& info) {
    Environment::Of(info.Env()).ForgetFile(TextFrom(info[0], "file"));
  });
  DefineMethod(exports, "rasThreads", [](const Napi::CallbackInfo& info) {
    return Napi::Number::New(info.Env(), static_cast<double>(RasThreads::Instance().Count()));
  });
}

}  // namespace winras
