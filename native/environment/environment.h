// What this addon keeps for one JavaScript environment (the main thread's or a worker's): its
// mailbox, its timers, its watches, its sessions, its dialogs, and how all of it ends. Everything
// here is of the environment's loop thread.
#pragma once

#include <napi.h>

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <unordered_set>
#include <vector>

#include "environment/mailbox.h"
#include "environment/open_dialogs.h"
#include "environment/owed.h"
#include "environment/timers.h"
#include "environment/watches.h"

namespace winras {

class OwnedSession;

class Environment {
 public:
  // Called when the addon is loaded into an environment.
  static void Start(Napi::Env env);
  static Environment& Of(napi_env env);

  // What other threads may hold of an environment.
  const std::shared_ptr<Mailbox>& mailbox() const { return mailbox_; }
  Timers& timers() { return timers_; }
  OpenDialogs& dialogs() { return dialogs_; }
  Watches& watches() { return watches_; }

  // While anything holds it the event loop goes on.
  void Hold();
  void Release();

  // Until it is forgotten, the session is hung up when the environment ends. False, and it is not
  // kept, when the environment has ended or the process is about to: then nothing may be dialed.
  bool Keep(std::shared_ptr<OwnedSession> session);
  void Forget(const std::shared_ptr<OwnedSession>& session);

  // Until it is forgotten, the file of this path is removed when the environment ends.
  void RemoveAtEnd(std::u16string file);
  void ForgetFile(const std::u16string& file);

  // Delivers nothing more to JavaScript, hangs up the sessions that must not outlive the
  // environment, closes its dialogs, which may be dialing, and waits for that, at most `bound` real
  // milliseconds; then removes the files that must not. Needs no JavaScript: Node calls it from
  // process.on('exit') or, also when a worker is terminated, as a cleanup hook.
  void End(double bound) noexcept;
  bool HasEnded() const { return !mailbox_->IsOpen(); }

  // `changed` is called when something is owed in this process, by this environment or another, and
  // when nothing is any more: at once for this environment's own lines, before they are dialed.
  void WatchOwed(Napi::Function changed);

  explicit Environment(Napi::Env env);
  Environment(const Environment&) = delete;
  Environment& operator=(const Environment&) = delete;

 private:
  void TellOwedChanged(Napi::Env env);

  const std::shared_ptr<Mailbox> mailbox_;
  Timers timers_;
  OpenDialogs dialogs_;
  Watches watches_;
  std::unordered_set<std::shared_ptr<OwnedSession>> sessions_;
  std::unordered_set<std::u16string> files_;
  std::size_t holds_ = 0;
  std::vector<Napi::FunctionReference> owed_changed_;
  std::optional<Owed::ObserverId> observer_;
};

}  // namespace winras
