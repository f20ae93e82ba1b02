#include "objects/hang_up_promise.h"

#include <utility>

#include "calls/error_message.h"
#include "marshal/hang_up.h"

namespace winras {

HangUpPromise PromiseHangUp(Napi::Env env, std::shared_ptr<Provider> provider,

                            std::function<void(HangUpOutcome)> settled, Liveness liveness) {
  auto [promise, resolve] = Promise<HangUpAnswer>(
      env,
      [settled = std::move(settled)](Napi::Env env, const HangUpAnswer& answer) {
        settled(answer.result.outcome);
        return HangUpToJs(env, answer);
      },
      liveness);
  auto done = [provider = std::move(provider), resolve = std::move(resolve)](HangUpResult result) {
    if (result.error == 0) {
      resolve({result, {}});
      return;
    }
    // Asking for the text is a call into RAS, which this thread may not be for.
    provider->Run(
        [provider, resolve, result] { resolve({result, ErrorMessage(*provider, result.error)}); });
  };
  return {promise, std::move(done)};
}

}  // namespace winras
