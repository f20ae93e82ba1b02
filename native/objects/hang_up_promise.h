// Promises of NativeHangUp.
#pragma once

#include <napi.h>

#include <functional>
#include <memory>

#include "dial/hang_up.h"
#include "objects/promised.h"

namespace winras {

struct HangUpPromise {
  Napi::Value promise;
  // What HangUpLine and a session call when they are done.
  std::function<void(HangUpResult)> done;
};

// `settled` runs on the loop thread just before the promise resolves.
HangUpPromise PromiseHangUp(
    Napi::Env env, std::shared_ptr<Provider> provider,
    std::function<void(HangUpOutcome)> settled = [](HangUpOutcome) {},
    Liveness liveness = Liveness::kHoldsProcess);

}  // namespace winras
