#include "environment/timers.h"

#include <utility>

#include "environment/environment.h"

namespace winras {

std::uint32_t Timers::Set(std::shared_ptr<Provider> provider, double delay, Napi::Function callback,
                          bool holds) {
  const std::uint32_t id = ++last_id_;
  if (environment_.HasEnded()) return id;
  // The clock may be done before we are: the letter is read later all the same, on this thread.
  const auto clock_timer =
      provider->clock().Schedule(delay, [mailbox = environment_.mailbox(), id] {
        mailbox->Post([id](Napi::Env env) { Environment::Of(env).timers().Fire(env, id); });
      });
  timers_.emplace(id, Timer{std::move(provider), clock_timer, Napi::Persistent(callback), holds});
  if (holds) environment_.Hold();
  return id;
}

void Timers::Clear(std::uint32_t id) {
  const auto found = timers_.find(id);
  if (found == timers_.end()) return;
  found->second.provider->clock().Cancel(found->second.clock_timer);
  const bool held = found->second.holds;
  timers_.erase(found);
  if (held) environment_.Release();
}

void Timers::ClearAll() {
  while (!timers_.empty()) Clear(timers_.begin()->first);
}

void Timers::Fire(Napi::Env env, std::uint32_t id) {
  const auto found = timers_.find(id);
  if (found == timers_.end()) return;  // cleared while its letter lay in the mailbox
  const Napi::Function callback = found->second.callback.Value();
  const bool held = found->second.holds;
  timers_.erase(found);
  if (held) environment_.Release();
  CallBack(env, callback, {});
}

}  // namespace winras
