#include "environment/environment.h"

#include <thread>
#include <utility>

#include "environment/owned_session.h"

namespace winras {
namespace {

// Real milliseconds that an ending environment waits when nobody has asked before.
constexpr double kBoundAtCleanup = 5'000;

}  // namespace

void Environment::Start(Napi::Env env) {
  auto owner = std::make_unique<Environment>(env);
  Environment* const environment = owner.get();
  env.SetInstanceData(owner.release());
  // Hooks run latest first, so this one precedes those of Node-API itself. Finalizers, one of which
  // deletes the environment, come after all hooks.
  const napi_status status = napi_add_env_cleanup_hook(
      env,
      [](void* self) {
        static_cast<Environment*>(self)->End(Owed::OfProcess().TimeLeft(kBoundAtCleanup));
      },
      environment);
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

bool Environment::Keep(std::shared_ptr<OwnedSession> session) {
  if (HasEnded() || !Owed::OfProcess().Add(session->session())) return false;
  sessions_.insert(std::move(session));
  return true;
}

void Environment::Forget(const std::shared_ptr<OwnedSession>& session) {
  if (sessions_.erase(session) > 0) Owed::OfProcess().Remove(session->session());
}

void Environment::RemoveAtEnd(std::u16string file) {
  Owed::OfProcess().AddFile(file);
  files_.insert(std::move(file));
}

void Environment::ForgetFile(const std::u16string& file) {
  if (files_.erase(file) > 0) Owed::OfProcess().RemoveFile(file);
}

void Environment::WatchOwed(Napi::Function changed) {
  if (HasEnded()) return;
  owed_changed_.push_back(Napi::Persistent(changed));
  if (observer_) return;
  const napi_env env = changed.Env();
  auto tell = [mailbox = mailbox_, env, thread = std::this_thread::get_id()] {
    // Before a dial of this thread begins, and not a turn of its loop later: a signal may come
    // meanwhile.
    if (std::this_thread::get_id() == thread) return Environment::Of(env).TellOwedChanged(env);
    mailbox->Post([](Napi::Env env) { Environment::Of(env).TellOwedChanged(env); });
  };
  observer_ = Owed::OfProcess().Observe(std::move(tell));
}

void Environment::TellOwedChanged(Napi::Env env) {
  if (HasEnded()) return;
  const Napi::HandleScope scope(env);
  for (const auto& changed : owed_changed_) CallBack(env, changed.Value(), {});
}

void Environment::End(double bound) noexcept {
  if (HasEnded()) return;
  Owed& process = Owed::OfProcess();
  if (observer_) process.StopObserving(*observer_);
  mailbox_->Close();
  timers_.ClearAll();
  watches_.CloseAll();
  for (const auto& owned : sessions_) owned->StopReporting();
  try {
    OwedAtEnd owed;
    owed.dialogs = dialogs_.TakeAll();
    for (const auto& owned : sessions_) owed.lines.push_back(owned->session());
    owed.files.assign(files_.begin(), files_.end());
    EndOwed(owed, bound);
    for (const auto& dialog : owed.dialogs) process.Remove(dialog);
    for (const auto& line : owed.lines) process.Remove(line);
    for (const auto& file : owed.files) process.RemoveFile(file);
  } catch (...) {
    // No memory, and nobody left to tell.
  }
  sessions_.clear();
  files_.clear();
}

}  // namespace winras
