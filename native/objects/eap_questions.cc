#include "objects/eap_questions.h"

#include "calls/eap.h"
#include "marshal/answers.h"
#include "marshal/arguments.h"
#include "objects/members.h"

namespace winras {
namespace {

using Get = Answer<SharedSecret>(Provider&, const EntryPlace&);
using Set = Answer<Nothing>(Provider&, const EntryPlace&, SecretBytes&);

void DefineGet(Napi::Object object, const char* name, const SharedProvider& provider, Get* get) {
  DefineMethod(object, name, [provider, get](const Napi::CallbackInfo& info) {
    const auto call = [get, entry = EntryPlaceFrom(info)](Provider& ras) {
      return get(ras, entry);
    };
    return Ask(info.Env(), provider, call, AnswerToJs<SharedSecret>);
  });
}

void DefineSet(Napi::Object object, const char* name, const SharedProvider& provider, Set* set) {
  DefineMethod(object, name, [provider, set](const Napi::CallbackInfo& info) {
    const auto call = [set, entry = EntryPlaceFrom(info), data = BytesFrom(info[2], "data")](
                          Provider& ras) { return set(ras, entry, *data); };
    return Ask(info.Env(), provider, call, AnswerToJs<Nothing>);
  });
}

}  // namespace

void DefineEapQuestions(Napi::Object object, const SharedProvider& provider) {
  DefineGet(object, "eapUserData", provider, GetEapUserData);
  DefineSet(object, "setEapUserData", provider, SetEapUserData);
  DefineGet(object, "customAuthData", provider, GetCustomAuthData);
  DefineSet(object, "setCustomAuthData", provider, SetCustomAuthData);
}

}  // namespace winras
