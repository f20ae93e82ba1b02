#include "objects/environment_end.h"

#include "environment/environment.h"
#include "environment/owed.h"
#include "marshal/arguments.h"
#include "objects/members.h"

namespace winras {

void DefineEnvironmentEnd(Napi::Object exports) {
  DefineMethod(exports, "endEnvironment", [](const Napi::CallbackInfo& info) {
    Environment::Of(info.Env()).End(DurationFrom(info[0], "bound"));
  });
  DefineMethod(exports, "watchOwed", [](const Napi::CallbackInfo& info) {
    Environment::Of(info.Env()).WatchOwed(FunctionFrom(info[0], "changed"));
  });
  DefineMethod(exports, "owesAnything", [](const Napi::CallbackInfo& info) {
    return Napi::Boolean::New(info.Env(), Owed::OfProcess().IsAnything());
  });
  DefineMethod(exports, "endOwed", [](const Napi::CallbackInfo& info) {
    Owed::OfProcess().End(DurationFrom(info[0], "bound"));
  });
  DefineMethod(exports, "removeAtEnd", [](const Napi::CallbackInfo& info) {
    Environment::Of(info.Env()).RemoveAtEnd(TextFrom(info[0], "file"));
  });
  DefineMethod(exports, "forgetFile", [](const Napi::CallbackInfo& info) {
    Environment::Of(info.Env()).ForgetFile(TextFrom(info[0], "file"));
  });
}

}  // namespace winras
