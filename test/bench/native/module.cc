// The bench's module: the addon over a RAS that takes no time, and what it is compared with.
#include <napi.h>

#include <cstdint>

#include "bench_ras.h"
#include "environment/environment.h"
#include "environment/pin.h"
#include "marshal/arguments.h"
#include "notifying.h"
#include "objects/environment_end.h"
#include "objects/members.h"
#include "objects/provider_object.h"
#include "provider/ras_api.h"
#include "provider/ras_threads.h"

namespace winras::bench {
namespace {

// A thread-safe function that is called for each notification and carries nothing: what any addon
// has to do at the least. With a callback it calls that.
class Doorbell {
 public:
  static void Make(Napi::Env env, Napi::Value callback) {
    const bool calls = callback.IsFunction();
    const napi_status status = napi_create_threadsafe_function(
        env, calls ? static_cast<napi_value>(callback) : nullptr, nullptr,
        Napi::String::New(env, "bench"), 0, 1, nullptr, nullptr, nullptr, Rung, &Bell());
    NAPI_THROW_IF_FAILED_VOID(env, status);
  }
  static void Release() { napi_release_threadsafe_function(Bell(), napi_tsfn_release); }

  static DWORD WINRAS_WINAPI Ring(ULONG_PTR, DWORD, HRASCONN, UINT, RASCONNSTATE, DWORD, DWORD) {
    napi_call_threadsafe_function(Bell(), nullptr, napi_tsfn_nonblocking);
    return 1;
  }

 private:
  static napi_threadsafe_function& Bell() {
    static napi_threadsafe_function bell = nullptr;
    return bell;
  }
  static void Rung(napi_env env, napi_value callback, void*, void*) {
    if (env == nullptr || callback == nullptr) return;
    napi_value undefined = nullptr;
    napi_get_undefined(env, &undefined);
    napi_call_function(env, undefined, callback, 0, nullptr, nullptr);
  }
};

class EmptyWorker : public Napi::AsyncWorker {
 public:
  explicit EmptyWorker(Napi::Env env) : AsyncWorker(env), deferred_(env) {}
  Napi::Promise Promise() const { return deferred_.Promise(); }
  void Execute() override {}
  void OnOK() override { deferred_.Resolve(Env().Undefined()); }

 private:
  Napi::Promise::Deferred deferred_;
};

// (line: bigint, or undefined for the doorbell; states: Uint32Array; count, delay, gap)
Napi::Value Notify(const Napi::CallbackInfo& info) {
  const Napi::Env env = info.Env();
  const auto states = info[1].As<Napi::Uint32Array>();
  const Notifications notifications = {states.Data(), static_cast<DWORD>(states.ElementLength()),
                                       DwordFrom(info[2], "count"), NumberFrom(info[3], "delay"),
                                       NumberFrom(info[4], "gap")};
  Notifier notifier = {Doorbell::Ring, 0};
  HRASCONN line = nullptr;
  if (!info[0].IsUndefined()) {
    line = HandleFrom(info[0], "line");
    notifier = NotifierOf(line);
  }
  if (notifier.function == nullptr) throw Napi::Error::New(env, "there is no such line");
  if (!WinrasBenchStart(notifier.function, notifier.callback_id, line, &notifications))
    throw Napi::Error::New(env, "the last notifications are still coming");
  return env.Undefined();
}

}  // namespace

static Napi::Object Init(Napi::Env env, Napi::Object exports) {
  if (!PinAddon()) throw Napi::Error::New(env, "the addon cannot be kept in memory");
  Environment::Start(env);
  exports.Set("functionUnavailable", kFunctionUnavailable);
  exports.Set("provider", MakeProviderObject(env, BenchProvider()));
  DefineEnvironmentEnd(exports);
  DefineMethod(exports, "rasThreads", [](const Napi::CallbackInfo& info) {
    return Napi::Number::New(info.Env(), static_cast<double>(RasThreads::Instance().Count()));
  });
  DefineMethod(exports, "makeDoorbell",
               [](const Napi::CallbackInfo& info) { Doorbell::Make(info.Env(), info[0]); });
  DefineMethod(exports, "releaseDoorbell", [](const Napi::CallbackInfo&) { Doorbell::Release(); });
  DefineMethod(exports, "notify", Notify);
  // False while they are still coming.
  DefineMethod(exports, "durations", [](const Napi::CallbackInfo& info) {
    auto durations = info[0].As<Napi::Float64Array>();
    const auto room = static_cast<DWORD>(durations.ElementLength());
    return Napi::Boolean::New(info.Env(), WinrasBenchDurations(durations.Data(), room));
  });
  DefineMethod(exports, "emptyWorker", [](const Napi::CallbackInfo& info) {
    auto* const worker = new EmptyWorker(info.Env());  // deletes itself
    const Napi::Promise promise = worker->Promise();
    worker->Queue();
    return promise;
  });
  return exports;
}

NODE_API_MODULE(winras_bench, Init)

}  // namespace winras::bench
