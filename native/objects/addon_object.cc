#include "objects/addon_object.h"

#include "abi/ras_structures.h"
#include "environment/environment.h"
#include "environment/pin.h"
#include "objects/environment_end.h"
#include "objects/members.h"
#include "objects/process_tree_object.h"
#include "objects/simulator_object.h"
#include "objects/system_object.h"
#include "provider/ras_api.h"
#include "provider/ras_threads.h"

namespace winras {
namespace {

Napi::Object StructureSizes(Napi::Env env) {
  Napi::Object sizes = Napi::Object::New(env);
#define WINRAS_SIZE(structure, x64, x86) \
  sizes.Set(#structure, static_cast<double>(sizeof(structure)));
#define WINRAS_VERSION_SIZE(constant, x64, x86)
#define WINRAS_OFFSET(structure, member, x64, x86)
#include "abi/layout_check.inc"
#undef WINRAS_SIZE
#undef WINRAS_VERSION_SIZE
#undef WINRAS_OFFSET
  return sizes;
}

}  // namespace

void MakeAddonObject(Napi::Object exports, const simulator::Library& simulator) {
  const Napi::Env env = exports.Env();
  if (!PinAddon()) throw Napi::Error::New(env, "winras cannot be kept in memory");
  Environment::Start(env);
  exports.Set("functionUnavailable", kFunctionUnavailable);
  exports.Set("structureSizes", StructureSizes(env));
  DefineMethod(exports, "openSystem", OpenSystem);
  DefineMethod(exports, "openProcessTree", OpenProcessTree);
  DefineMethod(exports, "openSimulator", [simulator](const Napi::CallbackInfo& info) {
    return OpenSimulator(info, simulator);
  });
  DefineEnvironmentEnd(exports);
  DefineMethod(exports, "saltOfStateFile", SaltOfStateFile);
  DefineMethod(exports, "rasThreads", [](const Napi::CallbackInfo& info) {
    return Napi::Number::New(info.Env(), static_cast<double>(RasThreads::Instance().Count()));
  });
}

}  // namespace winras
