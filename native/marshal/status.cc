#include "marshal/answers.h"

namespace winras {

Napi::Value ToJs(Napi::Env env, const Status& status) {
  Napi::Object object = Napi::Object::New(env);
  object.Set("state", status.state);
  object.Set("error", status.error);
  object.Set("deviceType", status.device_type);
  object.Set("deviceName", status.device_name);
  object.Set("phoneNumber", status.phone_number);
  SetText(object, "localEndpoint", status.local_endpoint);
  SetText(object, "remoteEndpoint", status.remote_endpoint);
  object.Set("substate", status.substate);
  return object;
}

}  // namespace winras
