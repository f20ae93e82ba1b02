// The members of objects that JavaScript gets. Each is a function that carries what it needs: it
// looks at no `this`, so none can be wrong.
#pragma once

#include <napi.h>

#include <utility>

namespace winras {

template <typename Function>
void DefineMethod(Napi::Object object, const char* name, Function function) {
  object.Set(name, Napi::Function::New(object.Env(), std::move(function), name));
}

// By way of Object.defineProperty: an accessor of Node-API's own frees its data with the object,
// although a getter that was taken out of the object outlives it.
template <typename Function>
void DefineGetter(Napi::Object object, const char* name, Function getter) {
  const Napi::Env env = object.Env();
  Napi::Object descriptor = Napi::Object::New(env);
  descriptor.Set("get", Napi::Function::New(env, std::move(getter), name));
  descriptor.Set("enumerable", true);
  const auto define =
      env.Global().Get("Object").As<Napi::Object>().Get("defineProperty").As<Napi::Function>();
  define.Call({object, Napi::String::New(env, name), descriptor});
}

}  // namespace winras
