#include "environment/open_dialogs.h"

#include <utility>

#include "environment/mailbox.h"
#include "environment/owed.h"

namespace winras {

OpenDialogs::Id OpenDialogs::Expect(Napi::Function report) {
  const Id id = ++last_id_;
  dialogs_.emplace(id, Entry{nullptr, Napi::Persistent(report)});
  return id;
}

void OpenDialogs::Opened(Id id, std::shared_ptr<Dialog> dialog) {
  const auto found = dialogs_.find(id);
  if (found == dialogs_.end()) return;
  if (dialog) Owed::OfProcess().Add(dialog);
  found->second.dialog = std::move(dialog);
}

void OpenDialogs::Returned(Id id) {
  const auto found = dialogs_.find(id);
  if (found == dialogs_.end()) return;
  const auto dialog = std::move(found->second.dialog);
  dialogs_.erase(found);
  if (dialog) Owed::OfProcess().Remove(dialog);
}

void OpenDialogs::Report(Napi::Env env, Id id, Napi::Value what) const {
  const auto found = dialogs_.find(id);
  if (found != dialogs_.end()) CallBack(env, found->second.report.Value(), {what});
}

void OpenDialogs::Close(Id id) {
  const auto found = dialogs_.find(id);
  if (found != dialogs_.end() && found->second.dialog) found->second.dialog->Close();
}

std::vector<std::shared_ptr<Dialog>> OpenDialogs::TakeAll() {
  std::vector<std::shared_ptr<Dialog>> open;
  for (auto& [id, entry] : std::exchange(dialogs_, {})) {
    if (entry.dialog) open.push_back(std::move(entry.dialog));
  }
  return open;
}

}  // namespace winras
