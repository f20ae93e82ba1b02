#include "marshal/simulator.h"

#include "marshal/values.h"

namespace winras {
namespace {

Napi::Value CallToJs(Napi::Env env, const simulator::Call& call) {
  Napi::Object object = Napi::Object::New(env);
  object.Set("function", call.function);
  object.Set("time", call.time);
  object.Set("result", call.result);
  SetText(object, "entryName", call.entry_name);
  if (call.handle != nullptr) object.Set("handle", ToJs(env, call.handle));
  return object;
}

Napi::Value NotifiedToJs(Napi::Env env, const simulator::Notified& notified) {
  Napi::Object object = Napi::Object::New(env);
  object.Set("time", notified.time);
  object.Set("callbackId", static_cast<double>(notified.callback_id));
  object.Set("state", static_cast<DWORD>(notified.state));
  object.Set("error", notified.error);
  return object;
}

Napi::Value OwedHandleToJs(Napi::Env env, const simulator::OwedHandle& owed) {
  Napi::Object object = Napi::Object::New(env);
  object.Set("handle", ToJs(env, owed.handle));
  object.Set("entryName", owed.entry_name);
  object.Set("references", owed.references);
  return object;
}

}  // namespace

Napi::Value CallsToJs(Napi::Env env, const std::vector<simulator::Call>& calls) {
  return ArrayToJs(env, calls, CallToJs);
}

Napi::Value NotificationsToJs(Napi::Env env, const std::vector<simulator::Notified>& all) {
  return ArrayToJs(env, all, NotifiedToJs);
}

Napi::Value OwedToJs(Napi::Env env, const std::vector<simulator::OwedHandle>& handles) {
  return ArrayToJs(env, handles, OwedHandleToJs);
}

Napi::Value NamesToJs(Napi::Env env, const std::vector<std::u16string>& names) {
  return ArrayToJs(env, names,
                   [](Napi::Env to, const std::u16string& name) { return ToJs(to, name); });
}

Napi::Value ViolationsToJs(Napi::Env env, const std::vector<std::string>& violations) {
  return ArrayToJs(env, violations, [](Napi::Env, const std::string& text) { return text; });
}

}  // namespace winras
