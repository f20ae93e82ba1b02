#include "dial/session_registry.h"

#include <utility>

namespace winras {

// Leaked on purpose.
SessionRegistry& SessionRegistry::Instance() {
  static SessionRegistry& instance = *new SessionRegistry;
  return instance;
}

SessionRegistry::Id SessionRegistry::Add(std::shared_ptr<Session> session) {
  const std::lock_guard<std::mutex> lock(mutex_);
  do {
    ++last_id_;
  } while (last_id_ == 0 || sessions_.count(last_id_) != 0);
  sessions_.emplace(last_id_, std::move(session));
  return last_id_;
}

std::shared_ptr<Session> SessionRegistry::Find(std::uintptr_t id) const {
  const std::lock_guard<std::mutex> lock(mutex_);
  const auto entry = sessions_.find(id);
  return entry == sessions_.end() ? nullptr : entry->second;
}

void SessionRegistry::Remove(Id id) {
  std::shared_ptr<Session> last_reference;  // let go without the lock
  const std::lock_guard<std::mutex> lock(mutex_);
  const auto entry = sessions_.find(id);
  if (entry == sessions_.end()) return;
  last_reference = std::move(entry->second);
  sessions_.erase(entry);
}

}  // namespace winras
