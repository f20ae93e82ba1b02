#include "objects/credentials_questions.h"

#include "marshal/answers.h"
#include "marshal/arguments.h"
#include "marshal/credentials.h"
#include "objects/members.h"

namespace winras {
namespace {

void DefineCredentials(Napi::Object object, const SharedProvider& provider) {
  DefineMethod(object, "credentials", [provider](const Napi::CallbackInfo& info) {
    const auto call = [entry = EntryPlaceFrom(info),
                       mask = DwordFrom(info[2], "mask")](Provider& ras) {
      return GetCredentials(ras, entry.phone_book, entry.name, mask);
    };
    return Ask(info.Env(), provider, call, AnswerToJs<StoredCredentials>);
  });
  DefineMethod(object, "setCredentials", [provider](const Napi::CallbackInfo& info) {
    const auto call = [entry = EntryPlaceFrom(info), change = CredentialChangeFrom(ObjectFrom(
                                                         info[2], "change"))](Provider& ras) {
      return SetCredentials(ras, entry.phone_book, entry.name, *change);
    };
    return Ask(info.Env(), provider, call, AnswerToJs<Nothing>);
  });
}

void DefineDialParameters(Napi::Object object, const SharedProvider& provider) {
  DefineMethod(object, "dialParameters", [provider](const Napi::CallbackInfo& info) {
    const auto call = [entry = EntryPlaceFrom(info)](Provider& ras) {
      return GetDialParameters(ras, entry.phone_book, entry.name);
    };
    return Ask(info.Env(), provider, call, AnswerToJs<DialParameters>);
  });
  DefineMethod(object, "setDialParameters", [provider](const Napi::CallbackInfo& info) {
    const auto change = DialParametersChangeFrom(ObjectFrom(info[2], "change"));
    FittingText(info[1], "entryName", RAS_MaxEntryName + 1).WriteTo(change->params.szEntryName);
    const auto call = [book = OptionalTextFrom(info[0], "phoneBook"), change](Provider& ras) {
      return SetDialParameters(ras, book, *change);
    };
    return Ask(info.Env(), provider, call, AnswerToJs<Nothing>);
  });
}

}  // namespace

void DefineCredentialsQuestions(Napi::Object object, const SharedProvider& provider) {
  DefineCredentials(object, provider);
  DefineDialParameters(object, provider);
}

}  // namespace winras
