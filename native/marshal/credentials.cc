#include "marshal/credentials.h"

#include <cstddef>

#include "marshal/answers.h"
#include "marshal/arguments.h"

namespace winras {
namespace {

using Password = DialParametersChange::Password;

// What is left out stays empty.
template <std::size_t kCapacity>
bool SetField(Napi::Object change, const char* name, WCHAR (&field)[kCapacity]) {
  const Napi::Value value = change.Get(name);
  if (value.IsUndefined()) return false;
  FittingText(value, name, kCapacity).WriteTo(field);
  return true;
}

}  // namespace

std::shared_ptr<CredentialChange> CredentialChangeFrom(Napi::Object from) {
  auto change = std::make_shared<CredentialChange>();
  RASCREDENTIALSW& credentials = change->credentials;
  credentials.dwMask = DwordFrom(from.Get("mask"), "mask");
  change->clear = BooleanFrom(from.Get("clear"), "clear");
  SetField(from, "userName", credentials.szUserName);
  SetField(from, "password", credentials.szPassword);
  SetField(from, "domain", credentials.szDomain);
  return change;
}

std::shared_ptr<DialParametersChange> DialParametersChangeFrom(Napi::Object from) {
  auto change = std::make_shared<DialParametersChange>();
  RASDIALPARAMSW& params = change->params;
  SetField(from, "callbackNumber", params.szCallbackNumber);
  SetField(from, "userName", params.szUserName);
  SetField(from, "domain", params.szDomain);
  if (SetField(from, "password", params.szPassword)) change->password = Password::kSave;
  if (BooleanFrom(from.Get("removePassword"), "removePassword")) {
    change->password = Password::kRemove;
  }
  params.dwSubEntry = DwordFrom(from.Get("subentry"), "subentry");
  return change;
}

Napi::Value ToJs(Napi::Env env, const StoredCredentials& stored) {
  Napi::Object object = Napi::Object::New(env);
  object.Set("mask", stored.mask);
  object.Set("userName", stored.user_name);
  object.Set("domain", stored.domain);
  return object;
}

Napi::Value ToJs(Napi::Env env, const DialParameters& saved) {
  Napi::Object object = Napi::Object::New(env);
  object.Set("callbackNumber", saved.callback_number);
  object.Set("userName", saved.user_name);
  object.Set("domain", saved.domain);
  object.Set("subentry", saved.sub_entry);
  object.Set("hasPassword", saved.has_password);
  return object;
}

}  // namespace winras
