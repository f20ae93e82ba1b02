#include "objects/provider_object.h"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>

#include "calls/error_message.h"
#include "dial/dial_trace.h"
#include "environment/owned_session.h"
#include "marshal/answers.h"
#include "marshal/arguments.h"
#include "marshal/dial_request.h"
#include "marshal/dial_trace.h"
#include "objects/ask.h"
#include "objects/connection_questions.h"
#include "objects/credentials_questions.h"
#include "objects/dialog_questions.h"
#include "objects/eap_questions.h"
#include "objects/hang_up_promise.h"
#include "objects/legacy_questions.h"
#include "objects/machine_questions.h"
#include "objects/members.h"
#include "objects/phone_book_questions.h"
#include "objects/session_object.h"
#include "objects/watch_questions.h"

namespace winras {
namespace {

void DefineTime(Napi::Object object, const SharedProvider& provider) {
  DefineMethod(object, "now", [provider](const Napi::CallbackInfo& info) {
    return Napi::Number::New(info.Env(), provider->clock().Now());
  });
  DefineMethod(object, "setTimer", [provider](const Napi::CallbackInfo& info) {
    const double delay = std::max(0.0, NumberFrom(info[0], "delay"));
    const Napi::Function callback = FunctionFrom(info[1], "callback");
    const bool holds = info[2].IsUndefined() || BooleanFrom(info[2], "holds");
    Timers& timers = Environment::Of(info.Env()).timers();
    return Napi::Number::New(info.Env(), timers.Set(provider, delay, callback, holds));
  });
  DefineMethod(object, "clearTimer", [](const Napi::CallbackInfo& info) {
    Environment::Of(info.Env()).timers().Clear(DwordFrom(info[0], "timer"));
  });
}

void DefineQuestions(Napi::Object object, const SharedProvider& provider) {
  DefineMethod(object, "connections", [provider](const Napi::CallbackInfo& info) {
    return Ask(info.Env(), provider, Connections, AnswerToJs<std::vector<Connection>>);
  });
  DefineMethod(object, "entries", [provider](const Napi::CallbackInfo& info) {
    const auto call = [book = OptionalTextFrom(info[0], "phoneBook")](Provider& ras) {
      return Entries(ras, book);
    };
    return Ask(info.Env(), provider, call, AnswerToJs<std::vector<EntryName>>);
  });
  DefineMethod(object, "status", [provider](const Napi::CallbackInfo& info) {
    const auto call = [handle = HandleFrom(info[0], "handle")](Provider& ras) {
      return GetStatus(ras, handle);
    };
    return Ask(info.Env(), provider, call, AnswerToJs<Status>);
  });
  DefineMethod(object, "errorMessage", [provider](const Napi::CallbackInfo& info) {
    const auto call = [code = DwordFrom(info[0], "code")](Provider& ras) {
      return ErrorMessage(ras, code);
    };
    const auto to_js = [](Napi::Env env, const std::u16string& message) {
      return message.empty() ? env.Undefined() : ToJs(env, message);
    };
    return Ask(info.Env(), provider, call, to_js);
  });
}

void DefineDialTrace(Napi::Object object, const SharedProvider& provider) {
  DefineMethod(object, "beginDialTrace",
               [provider](const Napi::CallbackInfo&) { DialTrace::Instance().Begin(provider); });
  DefineMethod(object, "dialTrace", [](const Napi::CallbackInfo& info) {
    return DialTraceToJs(info.Env(), DialTrace::Instance().Rows());
  });
  DefineMethod(object, "endDialTrace",
               [](const Napi::CallbackInfo&) { DialTrace::Instance().End(); });
}

References ReferencesFrom(Napi::Value value) {
  const std::string text = AsciiFrom(value, "references");
  if (text == "one") return References::kOne;
  if (text == "all") return References::kAll;
  throw Napi::TypeError::New(value.Env(), "references must be 'one' or 'all'");
}

Napi::Value HangUp(const Napi::CallbackInfo& info, const SharedProvider& provider,
                   bool call_hang_up) {
  HangUpRequest request;
  request.call_hang_up = call_hang_up;
  request.handle = HandleFrom(info[0], "handle");
  if (!info[1].IsUndefined()) request.identity = IdentityFrom(info[1], "line");
  request.bound = DurationFrom(info[2], "bound");
  if (!info[3].IsUndefined()) request.references = ReferencesFrom(info[3]);
  const auto liveness = call_hang_up ? Liveness::kHoldsProcess : Liveness::kHoldsNothing;
  auto [promise, done] = PromiseHangUp(info.Env(), provider, [](HangUpOutcome) {}, liveness);
  HangUpLine(provider, request, std::move(done));
  return promise;
}

Napi::Value Dial(const Napi::CallbackInfo& info, const SharedProvider& provider) {
  const Napi::Object from = ObjectFrom(info[0], "request");
  const Napi::Function report = FunctionFrom(info[1], "report");
  auto request = DialRequestFrom(from);
  const bool hang_up_on_exit = BooleanFrom(from.Get("hangUpOnExit"), "hangUpOnExit");
  auto owned = OwnedSession::Dial(Environment::Of(info.Env()), provider, std::move(request),
                                  hang_up_on_exit, report);
  return MakeSessionObject(info.Env(), std::move(owned));
}

}  // namespace

Napi::Object MakeProviderObject(Napi::Env env, SharedProvider provider) {
  Napi::Object object = Napi::Object::New(env);
  DefineTime(object, provider);
  DefineQuestions(object, provider);
  DefineConnectionQuestions(object, provider);
  DefineCredentialsQuestions(object, provider);
  DefineDialogQuestions(object, provider);
  DefineEapQuestions(object, provider);
  DefineLegacyQuestions(object, provider);
  DefineMachineQuestions(object, provider);
  DefinePhoneBookQuestions(object, provider);
  DefineWatchQuestions(object, provider);
  DefineDialTrace(object, provider);
  DefineMethod(object, "dial",
               [provider](const Napi::CallbackInfo& info) { return Dial(info, provider); });
  DefineMethod(object, "hangUp",
               [provider](const Napi::CallbackInfo& info) { return HangUp(info, provider, true); });
  DefineMethod(object, "awaitGone", [provider](const Napi::CallbackInfo& info) {
    return HangUp(info, provider, false);
  });
  return object;
}

}  // namespace winras
