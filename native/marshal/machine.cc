#include "marshal/answers.h"

namespace winras {

Napi::Value ToJs(Napi::Env env, const Device& device) {
  Napi::Object object = Napi::Object::New(env);
  object.Set("type", device.type);
  object.Set("name", device.name);
  return object;
}

Napi::Value ToJs(Napi::Env env, const Country& country) {
  Napi::Object object = Napi::Object::New(env);
  object.Set("id", country.id);
  object.Set("code", country.code);
  object.Set("name", country.name);
  return object;
}

}  // namespace winras
