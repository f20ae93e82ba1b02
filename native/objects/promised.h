// Promises for what other threads answer.
#pragma once

#include <napi.h>

#include <functional>
#include <memory>
#include <utility>

#include "environment/environment.h"

namespace winras {

enum class Liveness { kHoldsProcess, kHoldsNothing };

template <typename T>
struct Promised {
  Napi::Value promise;
  // Any thread, once. After the environment's end it does nothing.
  std::function<void(T)> resolve;
};

// `to_js` makes the promise's value, on the loop thread.
template <typename T, typename ToJs>
Promised<T> Promise(Napi::Env env, ToJs to_js, Liveness liveness = Liveness::kHoldsProcess) {
  const bool holds = liveness == Liveness::kHoldsProcess;
  Environment& environment = Environment::Of(env);
  const auto deferred = Napi::Promise::Deferred::New(env);
  if (holds) environment.Hold();
  return {deferred.Promise(), [mailbox = environment.mailbox(), deferred, to_js, holds](T result) {
            mailbox->Post([deferred, to_js, holds, result = std::move(result)](Napi::Env env) {
              if (holds) Environment::Of(env).Release();
              deferred.Resolve(to_js(env, result));
            });
          }};
}

}  // namespace winras
