#include "environment/mailbox.h"

#include <cstddef>
#include <optional>

namespace winras {

Mailbox::Mailbox(Napi::Env env)
    : env_(env), queue_([this] {
        return napi_call_threadsafe_function(doorbell_, nullptr, napi_tsfn_nonblocking) == napi_ok;
      }) {
  const auto name = Napi::String::New(env, "winras");
  const napi_status status = napi_create_threadsafe_function(
      env, nullptr, nullptr, name, 0, 1, nullptr, nullptr, this, OnBell, &doorbell_);
  NAPI_THROW_IF_FAILED_VOID(env, status);
  KeepAlive(false);
}

void Mailbox::KeepAlive(bool keep) {
  if (!IsOpen()) return;
  if (keep) {
    napi_ref_threadsafe_function(env_, doorbell_);
  } else {
    napi_unref_threadsafe_function(env_, doorbell_);
  }
}

void Mailbox::Close() {
  if (queue_.Close()) napi_release_threadsafe_function(doorbell_, napi_tsfn_abort);
}

void Mailbox::OnBell(napi_env env, napi_value, void* mailbox, void*) {
  // Null while the environment is torn down. Node may then hold a lock of its own: leave ours
  // alone.
  if (env == nullptr) return;
  static_cast<Mailbox*>(mailbox)->ReadAll(env);
}

void Mailbox::ReadAll(napi_env env) {
  // Those that are there now, so that a busy sender does not keep the loop from its other work.
  for (std::size_t count = queue_.AnswerBell(); count > 0; --count) {
    const std::optional<Letter> letter = queue_.Take();
    if (!letter) return;  // a letter has closed the mailbox (process.exit in a callback)
    try {
      Napi::HandleScope scope(env);
      (*letter)(env);
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
