#include "marshal/dialogs.h"

#include <algorithm>
#include <limits>

#include "marshal/answers.h"
#include "marshal/arguments.h"

namespace winras {
namespace {

LONG CoordinateFrom(Napi::Value value, const char* name) {
  constexpr double kLeast = std::numeric_limits<LONG>::min();
  constexpr double kMost = std::numeric_limits<LONG>::max();
  return static_cast<LONG>(std::min(std::max(NumberFrom(value, name), kLeast), kMost));
}

}  // namespace

DialogRequest DialogRequestFrom(Napi::Object from) {
  DialogRequest request;
  request.phone_book = OptionalTextFrom(from.Get("phoneBook"), "phoneBook");
  request.entry_name = OptionalTextFrom(from.Get("entryName"), "entryName");
  request.phone_number = OptionalTextFrom(from.Get("phoneNumber"), "phoneNumber");
  request.owner = OptionalWindowFrom(from.Get("owner"), "owner");
  const Napi::Value position = from.Get("position");
  if (!position.IsUndefined()) {
    const Napi::Object place = ObjectFrom(position, "position");
    request.position = {CoordinateFrom(place.Get("x"), "x"), CoordinateFrom(place.Get("y"), "y")};
  }
  request.sub_entry = DwordFrom(from.Get("subentry"), "subentry");
  request.flags = DwordFrom(from.Get("flags"), "flags");
  return request;
}

Napi::Value ToJs(Napi::Env env, const DialogEnd& end) {
  Napi::Object object = Napi::Object::New(env);
  object.Set("done", end.done);
  object.Set("entryName", end.entry_name);
  return object;
}

Napi::Value ToJs(Napi::Env env, const PhoneBookDialogEvent& event) {
  Napi::Object object = Napi::Object::New(env);
  object.Set("event", event.event);
  object.Set("entryName", event.entry_name);
  return object;
}

}  // namespace winras
