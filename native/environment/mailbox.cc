#include "environment/mailbox.h"

#include <utility>

namespace winras {

Mailbox::Mailbox(Napi::Env env) {
  const auto name = Napi::String::New(env, "winras");
  const napi_status status = napi_create_threadsafe_function(
      env, nullptr, nullptr, name, 0, 1, nullptr, nullptr, this, OnBell, &bell_);
  NAPI_THROW_IF_FAILED_VOID(env, status);
  KeepAlive(false);
}

bool Mailbox::Post(Letter letter) {
  std::lock_guard<std::mutex> lock(mutex_);
  if (!open_) return false;
  letters_.push_back(std::move(letter));
  if (!ringing_) {
    // Under our lock, so that Close cannot release the doorbell meanwhile.
    ringing_ = napi_call_threadsafe_function(bell_, nullptr, napi_tsfn_nonblocking) == napi_ok;
  }
  return true;
}

bool Mailbox::Empty() const {
  std::lock_guard<std::mutex> lock(mutex_);
  return letters_.empty();
}

void Mailbox::KeepAlive(bool keep) {
  // Close and this run on the same thread: no lock is needed to read open_.
  if (!open_) return;
  if (keep) {
    napi_ref_threadsafe_function(nullptr, bell_);
  } else {
    napi_unref_threadsafe_function(nullptr, bell_);
  }
}

void Mailbox::Close() {
  std::deque<Letter> unread;  // outlives the lock: what it drops may post
  std::lock_guard<std::mutex> lock(mutex_);
  if (!open_) return;
  open_ = false;
  unread.swap(letters_);
  napi_release_threadsafe_function(bell_, napi_tsfn_abort);
}

bool Mailbox::IsOpen() const {
  std::lock_guard<std::mutex> lock(mutex_);
  return open_;
}

void Mailbox::OnBell(napi_env env, napi_value, void* mailbox, void*) {
  // Null while the environment is torn down. Node may then hold a lock of its own: leave ours
  // alone.
  if (env == nullptr) return;
  static_cast<Mailbox*>(mailbox)->ReadAll(env);
}

void Mailbox::ReadAll(napi_env env) {
  std::size_t count = 0;
  {
    std::lock_guard<std::mutex> lock(mutex_);
    ringing_ = false;
    count = letters_.size();
  }
  // Those that are there now, so that a busy sender does not keep the loop from its other work. One
  // at a time, because a letter may close the mailbox (process.exit in a callback).
  for (; count > 0; --count) {
    Letter letter;
    {
      std::lock_guard<std::mutex> lock(mutex_);
      if (letters_.empty()) return;
      letter = std::move(letters_.front());
      letters_.pop_front();
    }
    try {
      Napi::HandleScope scope(env);
      letter(env);
    } catch (...) {
      // Callbacks report what they throw by themselves (CallBack): this is Node-API refusing to
      // make a value because the environment is being terminated, and nobody is left to tell.
    }
  }
}

void CallBack(napi_env env, napi_value function, std::initializer_list<napi_value> arguments) {
  napi_value undefined = nullptr;
  if (napi_get_undefined(env, &undefined) != napi_ok) return;
  const napi_status status =
      napi_call_function(env, undefined, function, arguments.size(), arguments.begin(), nullptr);
  if (status != napi_pending_exception) return;
  napi_value exception = nullptr;
  if (napi_get_and_clear_last_exception(env, &exception) != napi_ok) return;
  napi_fatal_exception(env, exception);
}

}  // namespace winras
