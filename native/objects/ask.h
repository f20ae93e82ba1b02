// A question to RAS as a promise: asked on a thread that may call RAS, answered on the loop thread.
#pragma once

#include <napi.h>

#include <memory>
#include <utility>

#include "objects/promised.h"
#include "provider/provider.h"

namespace winras {

using SharedProvider = std::shared_ptr<Provider>;

// `call` makes the result on a thread that may call RAS, `to_js` its value here.
template <typename Call, typename ToJs>
Napi::Value Ask(Napi::Env env, const SharedProvider& provider, Call call, ToJs to_js,
                Liveness liveness = Liveness::kHoldsProcess) {
  using Result = decltype(call(*provider));
  auto [promise, resolve] = Promise<Result>(env, to_js, liveness);
  provider->Run([provider, call = std::move(call), resolve = std::move(resolve)] {
    resolve(call(*provider));
  });
  return promise;
}

}  // namespace winras
