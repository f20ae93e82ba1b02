#include "calls/line_identity.h"
#include "marshal/answers.h"
#include "marshal/identity.h"

namespace winras {

Napi::Value ToJs(Napi::Env env, const Connection& connection) {
  Napi::Object object = Napi::Object::New(env);
  object.Set("handle", ToJs(env, connection.handle));
  if (IsKnown(connection.correlation)) object.Set("id", GuidText(connection.correlation));
  object.Set("entryName", connection.entry_name);
  object.Set("phoneBook", connection.phone_book);
  object.Set("deviceType", connection.device_type);
  object.Set("deviceName", connection.device_name);
  object.Set("subentry", connection.sub_entry);
  object.Set("entryId", GuidText(connection.entry_id));
  object.Set("flags", connection.flags);
  return object;
}

}  // namespace winras
