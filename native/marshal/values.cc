#include "marshal/values.h"

#include <cstdint>

namespace winras {

Napi::Value ToJs(Napi::Env env, HRASCONN handle) {
  const std::uint64_t number = reinterpret_cast<ULONG_PTR>(handle);
  return Napi::BigInt::New(env, number);
}

Napi::Value ToJs(Napi::Env env, const std::u16string& text) { return Napi::String::New(env, text); }

void SetText(Napi::Object object, const char* name, const std::u16string& text) {
  if (!text.empty()) object.Set(name, ToJs(object.Env(), text));
}

void SetText(Napi::Object object, const char* name, const std::string& text) {
  if (!text.empty()) object.Set(name, text);
}

}  // namespace winras
