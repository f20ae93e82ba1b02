#include "marshal/answers.h"

namespace winras {

Napi::Value ToJs(Napi::Env env, const NapStatus& status) {
  Napi::Object object = Napi::Object::New(env);
  object.Set("isolationState", status.isolation_state);
  if (status.probation_ends) {
    object.Set("probationEnds", Napi::BigInt::New(env, *status.probation_ends));
  }
  return object;
}

}  // namespace winras
