#include "environment/open_dialogs.h"

#include <chrono>
#include <utility>

#include "environment/mailbox.h"

namespace winras {

OpenDialogs::Id OpenDialogs::Expect(Napi::Function report) {
  const Id id = ++last_id_;
  dialogs_.emplace(id, Entry{nullptr, Napi::Persistent(report)});
  return id;
}

void OpenDialogs::Opened(Id id, std::shared_ptr<Dialog> dialog) {
  const auto found = dialogs_.find(id);
  if (found != dialogs_.end()) found->second.dialog = std::move(dialog);
}

void OpenDialogs::Report(Napi::Env env, Id id, Napi::Value what) const {
  const auto found = dialogs_.find(id);
  if (found != dialogs_.end()) CallBack(env, found->second.report.Value(), {what});
}

void OpenDialogs::Close(Id id) {
  const auto found = dialogs_.find(id);
  if (found != dialogs_.end() && found->second.dialog) found->second.dialog->Close();
}

void OpenDialogs::CloseAll() {
  for (const auto& [id, entry] : dialogs_) {
    if (entry.dialog) entry.dialog->Close();
  }
}

void OpenDialogs::AwaitAll(double bound) {
  using Milliseconds = std::chrono::duration<double, std::milli>;
  const auto start = std::chrono::steady_clock::now();
  for (const auto& [id, entry] : dialogs_) {
    if (!entry.dialog) continue;
    const Milliseconds passed = std::chrono::steady_clock::now() - start;
    entry.dialog->CloseAndWait(bound - passed.count());
  }
  dialogs_.clear();
}

}  // namespace winras
