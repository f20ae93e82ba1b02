#include "marshal/answers.h"

namespace winras {

Napi::Value ToJs(Napi::Env env, const EntryName& entry) {
  Napi::Object object = Napi::Object::New(env);
  object.Set("name", entry.name);
  object.Set("allUsers", entry.all_users);
  object.Set("phoneBook", entry.phone_book);
  return object;
}

}  // namespace winras
