#include "objects/eap_questions.h"

#include "calls/eap.h"
#include "marshal/answers.h"
#include "marshal/arguments.h"
#include "objects/members.h"

namespace winras {
namespace {

EntryOfBook EntryFrom(const Napi::CallbackInfo& info) {
  return {OptionalTextFrom(info[0], "phoneBook"), TextFrom(info[1], "entryName")};
}

using Get = Answer<SharedSecret>(Provider&, const EntryOfBook&);
using Set = Answer<Nothing>(Provider&, const EntryOfBook&, SecretBytes&);

void DefineGet(Napi::Object object, const char* name, const SharedProvider& provider, Get* get) {
  DefineMethod(object, name, [provider, get](const Napi::CallbackInfo& info) {
    const auto call = [get, entry = EntryFrom(info)](Provider& ras) { return get(ras, entry); };
    return Ask(info.Env(), provider, call, AnswerToJs<SharedSecret>);
  });
}

void DefineSet(Napi::Object object, const char* name, const SharedProvider& provider, Set* set) {
  DefineMethod(object, name, [provider, set](const Napi::CallbackInfo& info) {
    const auto call = [set, entry = EntryFrom(info), data = BytesFrom(info[2], "data")](
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
