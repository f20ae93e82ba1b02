#include "objects/session_object.h"

#include <functional>
#include <utility>

#include "marshal/answers.h"
#include "marshal/arguments.h"
#include "marshal/dial_request.h"
#include "marshal/values.h"
#include "objects/hang_up_promise.h"
#include "objects/members.h"
#include "objects/promised.h"

namespace winras {
namespace {

std::shared_ptr<Provider> ProviderOf(Session& session) {
  return session.provider().shared_from_this();
}

// Weak: what waits in other threads must not own the session, which ends here.
std::function<void(HangUpOutcome)> TellWhenHungUp(OwnedSession& owned) {
  return [weak = owned.weak_from_this()](HangUpOutcome outcome) {
    if (const auto self = weak.lock()) self->HungUp(outcome);
  };
}

Napi::Value HangUp(const Napi::CallbackInfo& info, OwnedSession& owned) {
  const double bound = DurationFrom(info[0], "bound");
  auto [promise, done] =
      PromiseHangUp(info.Env(), ProviderOf(*owned.session()), TellWhenHungUp(owned));
  owned.BeginHangUp();
  owned.session()->HangUp(bound, std::move(done));
  return promise;
}

Napi::Value AwaitGone(const Napi::CallbackInfo& info, OwnedSession& owned) {
  const double bound = DurationFrom(info[0], "bound");
  auto [promise, done] = PromiseHangUp(info.Env(), ProviderOf(*owned.session()),
                                       TellWhenHungUp(owned), Liveness::kHoldsNothing);
  owned.session()->AwaitGone(bound, std::move(done));
  return promise;
}

}  // namespace

Napi::Object MakeSessionObject(Napi::Env env, std::shared_ptr<OwnedSession> owned) {
  Napi::Object object = Napi::Object::New(env);
  DefineGetter(object, "handle", [owned](const Napi::CallbackInfo& info) {
    const HRASCONN handle = owned->session()->handle();
    return handle == nullptr ? info.Env().Undefined() : ToJs(info.Env(), handle);
  });
  DefineGetter(object, "callbackId", [owned](const Napi::CallbackInfo& info) {
    return Napi::Number::New(info.Env(), owned->session()->callback_id());
  });
  DefineMethod(object, "resume", [owned](const Napi::CallbackInfo& info) {
    const ResumeAnswer answer(ObjectFrom(info[0], "answer"));
    const bool resumed =
        owned->session()->Resume([&answer](RASDIALPARAMSW& params) { answer.ApplyTo(params); });
    return Napi::Boolean::New(info.Env(), resumed);
  });
  DefineMethod(object, "invokeEapUI", [owned](const Napi::CallbackInfo& info) {
    const DWORD sub_entry = DwordFrom(info[0], "subentry");
    const HWND owner = OptionalWindowFrom(info[1], "ownerWindow");
    return Napi::Boolean::New(info.Env(), owned->session()->InvokeEapUi(sub_entry, owner));
  });
  DefineMethod(object, "projection", [owned](const Napi::CallbackInfo& info) {
    auto [promise, resolve] = Promise<Answer<Projection>>(info.Env(), AnswerToJs<Projection>);
    const std::shared_ptr<Session>& session = owned->session();
    session->provider().Run(
        [session, resolve = std::move(resolve)] { resolve(session->AskProjection()); });
    return promise;
  });
  DefineMethod(object, "hangUp",
               [owned](const Napi::CallbackInfo& info) { return HangUp(info, *owned); });
  DefineMethod(object, "awaitGone",
               [owned](const Napi::CallbackInfo& info) { return AwaitGone(info, *owned); });
  DefineMethod(object, "disown",
               [owned](const Napi::CallbackInfo&) { owned->HungUp(HangUpOutcome::kNothingOwed); });
  DefineMethod(object, "settle", [owned](const Napi::CallbackInfo&) { owned->Settle(); });
  DefineMethod(object, "connected", [owned](const Napi::CallbackInfo& info) {
    owned->session()->Connected(IdentityFrom(info[0], "line"), BooleanFrom(info[1], "wasUpBefore"));
  });
  return object;
}

}  // namespace winras
