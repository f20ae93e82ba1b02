// NativeAnswer and what it may hold, one overload for each of RAS' answers.
#pragma once

#include <napi.h>

#include <vector>

#include "calls/answer.h"
#include "calls/autodial.h"
#include "calls/connections.h"
#include "calls/countries.h"
#include "calls/credentials.h"
#include "calls/devices.h"
#include "calls/dial_parameters.h"
#include "calls/dialogs.h"
#include "calls/eap.h"
#include "calls/entries.h"
#include "calls/legacy.h"
#include "calls/links.h"
#include "calls/projection.h"
#include "calls/statistics.h"
#include "calls/status.h"
#include "marshal/values.h"

namespace winras {

Napi::Value ToJs(Napi::Env env, const SharedSecret& bytes);
Napi::Value ToJs(Napi::Env env, const Connection& connection);
Napi::Value ToJs(Napi::Env env, const Country& country);
Napi::Value ToJs(Napi::Env env, const Device& device);
Napi::Value ToJs(Napi::Env env, const DialParameters& saved);
Napi::Value ToJs(Napi::Env env, const EntryName& entry);
Napi::Value ToJs(Napi::Env env, const Status& status);
Napi::Value ToJs(Napi::Env env, const StoredCredentials& stored);
Napi::Value ToJs(Napi::Env env, const Projection& projection);
Napi::Value ToJs(Napi::Env env, const DialogEnd& end);
Napi::Value ToJs(Napi::Env env, const PhoneBookDialogEvent& event);
Napi::Value ToJs(Napi::Env env, const AutodialEntry& entry);
Napi::Value ToJs(Napi::Env env, const NapStatus& status);
Napi::Value ToJs(Napi::Env env, const RAS_STATS& statistics);
Napi::Value ToJs(Napi::Env env, const LinkHandle& link);
inline Napi::Value ToJs(Napi::Env env, Nothing) { return env.Undefined(); }
inline Napi::Value ToJs(Napi::Env env, bool value) { return Napi::Boolean::New(env, value); }
inline Napi::Value ToJs(Napi::Env env, DWORD value) { return Napi::Number::New(env, value); }

template <typename T>
Napi::Value ToJs(Napi::Env env, const std::vector<T>& rows) {
  return ArrayToJs(env, rows, [](Napi::Env env, const T& row) { return ToJs(env, row); });
}

template <typename T>
Napi::Value AnswerToJs(Napi::Env env, const Answer<T>& answer) {
  Napi::Object object = Napi::Object::New(env);
  object.Set("error", answer.error);
  object.Set("operation", answer.operation);
  if (answer.error == 0) {
    object.Set("value", ToJs(env, answer.value));
  } else {
    SetText(object, "message", answer.message);
  }
  return object;
}

}  // namespace winras
