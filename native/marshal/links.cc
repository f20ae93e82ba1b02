#include "marshal/answers.h"

namespace winras {

Napi::Value ToJs(Napi::Env env, const LinkHandle& link) {
  Napi::Object object = Napi::Object::New(env);
  object.Set("subentry", link.sub_entry);
  if (link.handle != nullptr) object.Set("handle", ToJs(env, link.handle));
  return object;
}

}  // namespace winras
