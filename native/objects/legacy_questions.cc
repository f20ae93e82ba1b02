#include "objects/legacy_questions.h"

#include <string>
#include <vector>

#include "calls/autodial.h"
#include "calls/legacy.h"
#include "marshal/answers.h"
#include "marshal/arguments.h"
#include "marshal/autodial.h"
#include "objects/members.h"

namespace winras {
namespace {

void DefineAddresses(Napi::Object object, const SharedProvider& provider) {
  DefineMethod(object, "autodialAddresses", [provider](const Napi::CallbackInfo& info) {
    return Ask(info.Env(), provider, AutodialAddresses, AnswerToJs<std::vector<std::u16string>>);
  });
  DefineMethod(object, "autodialEntries", [provider](const Napi::CallbackInfo& info) {
    const auto call = [address = OptionalTextFrom(info[0], "address")](Provider& ras) {
      return AutodialEntries(ras, address);
    };
    return Ask(info.Env(), provider, call, AnswerToJs<std::vector<AutodialEntry>>);
  });
  DefineMethod(object, "setAutodialEntries", [provider](const Napi::CallbackInfo& info) {
    const auto call = [address = OptionalTextFrom(info[0], "address"),
                       entries = AutodialEntriesFrom(info[1], "entries")](Provider& ras) {
      return SetAutodialEntries(ras, address, entries);
    };
    return Ask(info.Env(), provider, call, AnswerToJs<Nothing>);
  });
}

void DefineSettings(Napi::Object object, const SharedProvider& provider) {
  DefineMethod(object, "autodialEnabled", [provider](const Napi::CallbackInfo& info) {
    const auto call = [location = DwordFrom(info[0], "dialingLocation")](Provider& ras) {
      return AutodialEnabled(ras, location);
    };
    return Ask(info.Env(), provider, call, AnswerToJs<bool>);
  });
  DefineMethod(object, "setAutodialEnabled", [provider](const Napi::CallbackInfo& info) {
    const auto call = [location = DwordFrom(info[0], "dialingLocation"),
                       enabled = BooleanFrom(info[1], "enabled")](Provider& ras) {
      return SetAutodialEnabled(ras, location, enabled);
    };
    return Ask(info.Env(), provider, call, AnswerToJs<Nothing>);
  });
  DefineMethod(object, "autodialParameter", [provider](const Napi::CallbackInfo& info) {
    const auto call = [key = DwordFrom(info[0], "key")](Provider& ras) {
      return AutodialParameter(ras, key);
    };
    return Ask(info.Env(), provider, call, AnswerToJs<DWORD>);
  });
  DefineMethod(object, "setAutodialParameter", [provider](const Napi::CallbackInfo& info) {
    const auto call = [key = DwordFrom(info[0], "key"), value = DwordFrom(info[1], "value")](
                          Provider& ras) { return SetAutodialParameter(ras, key, value); };
    return Ask(info.Env(), provider, call, AnswerToJs<Nothing>);
  });
}

}  // namespace

void DefineLegacyQuestions(Napi::Object object, const SharedProvider& provider) {
  DefineAddresses(object, provider);
  DefineSettings(object, provider);
  DefineMethod(object, "napStatus", [provider](const Napi::CallbackInfo& info) {
    const auto call = [handle = HandleFrom(info[0], "handle")](Provider& ras) {
      return GetNapStatus(ras, handle);
    };
    return Ask(info.Env(), provider, call, AnswerToJs<NapStatus>);
  });
  DefineMethod(object, "pcscf", [provider](const Napi::CallbackInfo& info) {
    return Ask(info.Env(), provider, GetPCscf, AnswerToJs<std::u16string>);
  });
}

}  // namespace winras
