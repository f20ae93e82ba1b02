// The sessions that RAS may notify, by the id that it was given for each (dwCallbackId). An id is
// never a pointer: notifications come late, and twice.
#pragma once

#include <cstdint>
#include <memory>
#include <mutex>
#include <unordered_map>

namespace winras {

class Session;

// One for the process, never destroyed: RAS may call at any time. Any thread.
class SessionRegistry {
 public:
  using Id = std::uint32_t;  // fits a ULONG_PTR everywhere; never 0

  static SessionRegistry& Instance();

  Id Add(std::shared_ptr<Session> session);
  // Null when there is none of this id.
  std::shared_ptr<Session> Find(std::uintptr_t id) const;
  void Remove(Id id);

  SessionRegistry(const SessionRegistry&) = delete;
  SessionRegistry& operator=(const SessionRegistry&) = delete;

 private:
  SessionRegistry() = default;

  mutable std::mutex mutex_;
  std::unordered_map<std::uintptr_t, std::shared_ptr<Session>> sessions_;
  Id last_id_ = 0;
};

}  // namespace winras
