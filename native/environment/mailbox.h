// The way from any thread to an environment's loop thread: a queue of our own, and one of Node's
// thread-safe functions as its doorbell and nothing else.
#pragma once

#include <napi.h>

#include <functional>
#include <initializer_list>
#include <utility>

#include "environment/letter_queue.h"

namespace winras {

class Mailbox {
 public:
  // Read on the loop thread. It may also be dropped unread, on whichever thread that happens, so it
  // owns nothing of JavaScript's that has a destructor.
  using Letter = std::function<void(Napi::Env)>;

  // Loop thread.
  explicit Mailbox(Napi::Env env);
  Mailbox(const Mailbox&) = delete;
  Mailbox& operator=(const Mailbox&) = delete;

  // Any thread, also after the environment is gone. False: closed, the letter is dropped.
  bool Post(Letter letter) { return queue_.Post(std::move(letter)); }

  // Loop thread: is there a letter that nobody has read?
  bool Empty() const { return queue_.Empty(); }

  // Loop thread: whether the mailbox keeps the event loop, and so the process, alive.
  void KeepAlive(bool keep);

  // Loop thread. After it no letter is read and the doorbell is never touched again.
  void Close();
  bool IsOpen() const { return queue_.IsOpen(); }

 private:
  static void OnBell(napi_env env, napi_value, void* mailbox, void*);
  void ReadAll(napi_env env);

  const napi_env env_;  // of the loop thread; Node.js does without, Deno does not
  napi_threadsafe_function doorbell_ = nullptr;
  LetterQueue<Letter> queue_;
};

// Loop thread. Calls as a timer does: what the function throws is an uncaught exception, and the
// caller goes on.
void CallBack(napi_env env, napi_value function, std::initializer_list<napi_value> arguments);

}  // namespace winras
