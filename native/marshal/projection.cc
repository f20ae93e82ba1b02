#include "marshal/answers.h"

namespace winras {
namespace {

void SetAddresses(Napi::Object object, const char* name,
                  const std::optional<Addresses>& addresses) {
  if (!addresses) return;
  Napi::Object value = Napi::Object::New(object.Env());
  value.Set("address", addresses->address);
  SetText(value, "serverAddress", addresses->server_address);
  object.Set(name, value);
}

}  // namespace

Napi::Value ToJs(Napi::Env env, const Projection& projection) {
  Napi::Object object = Napi::Object::New(env);
  object.Set("type", projection.ikev2 ? "IKEv2" : "PPP");
  SetAddresses(object, "ipv4", projection.ipv4);
  SetAddresses(object, "ipv6", projection.ipv6);
  return object;
}

}  // namespace winras
