#include "environment/environment.h"

#include <chrono>
#include <utility>
#include <vector>

#include "environment/final_hang_up.h"
#include "environment/owned_session.h"
#include "files/file.h"

namespace winras {
namespace {

// Real milliseconds that an ending environment waits when nobody has asked before.
constexpr double kBoundAtCleanup = 5'000;

using Milliseconds = std::chrono::duration<double, std::milli>;

// Nobody is left to hear of a file that stays.
void RemoveQuietly(const std::u16string& file) noexcept {
  try {
    RemoveFile(file);
  } catch (...) {
    // No memory.
  }
}

}  // namespace

void Environment::Start(Napi::Env env) {
  auto owner = std::make_unique<Environment>(env);
  Environment* const environment = owner.get();
  env.SetInstanceData(owner.release());
  // Hooks run latest first, so this one precedes those of Node-API itself. Finalizers, one of which
  // deletes the environment, come after all hooks.
  const napi_status status = napi_add_env_cleanup_hook(
      env, [](void* self) { static_cast<Environment*>(self)->End(kBoundAtCleanup); }, environment);
  NAPI_THROW_IF_FAILED_VOID(env, status);
}

Environment& Environment::Of(napi_env env) {
  return *Napi::Env(env).GetInstanceData<Environment>();
}

Environment::Environment(Napi::Env env)
    : mailbox_(std::make_shared<Mailbox>(env)), timers_(*this), watches_(*this) {}

void Environment::Hold() {
  if (holds_++ == 0) mailbox_->KeepAlive(true);
}

void Environment::Release() {
  if (--holds_ == 0) mailbox_->KeepAlive(false);
}

void Environment::Keep(std::shared_ptr<OwnedSession> session) {
  sessions_.insert(std::move(session));
}

void Environment::Forget(const std::shared_ptr<OwnedSession>& session) { sessions_.erase(session); }

void Environment::RemoveAtEnd(std::u16string file) { files_.insert(std::move(file)); }

void Environment::ForgetFile(const std::u16string& file) { files_.erase(file); }

void Environment::End(double bound) noexcept {
  if (HasEnded()) return;
  mailbox_->Close();
  timers_.ClearAll();
  watches_.CloseAll();
  for (const auto& owned : sessions_) owned->StopReporting();
  const auto start = std::chrono::steady_clock::now();
  // Each in spite of what the others may come to: no memory or no thread, and nobody left to tell.
  const auto attempt = [](const auto& step) {
    try {
      step();
    } catch (...) {
    }
  };
  attempt([&] { dialogs_.CloseAll(); });
  attempt([&] {
    std::vector<std::shared_ptr<Session>> owed;
    for (const auto& owned : sessions_) owed.push_back(owned->session());
    HangUpAndWait(owed, bound);
  });
  attempt([&] {
    const Milliseconds passed = std::chrono::steady_clock::now() - start;
    dialogs_.AwaitAll(bound - passed.count());
  });
  sessions_.clear();
  for (const std::u16string& file : files_) RemoveQuietly(file);
  files_.clear();
}

}  // namespace winras
