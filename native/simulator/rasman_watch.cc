// RasConnectionNotification, and what a test does to the lines behind the back of this process.

#include "abi/error_codes.h"
#include "simulator/rasman.h"
#include "simulator/text.h"

namespace winras::simulator {

DWORD RasMan::Watch(HRASCONN connection, HANDLE event, DWORD flags) {
  const std::lock_guard lock(mutex_);
  if (connection != AllConnections() && handles_.Find(connection) == nullptr) {
    return DeadHandle("RasConnectionNotification", connection);
  }
  return notifications_.Register(connection, event, flags, Now());
}

void RasMan::Signal(DWORD kind, const Line& line) {
  notifications_.Signal(kind, line.handle(), line.dialed_here());
}

bool RasMan::ConnectElsewhere(const std::u16string& entry_name) {
  const std::lock_guard lock(mutex_);
  const auto entry = books_.Find(nullptr, entry_name);
  if (entry == nullptr || LineOf(*entry) != nullptr) return false;
  ConnectForOthers(entry);
  return true;
}

bool RasMan::SetSubstate(const std::u16string& entry_name, RASCONNSUBSTATE substate) {
  const std::lock_guard lock(mutex_);
  for (const auto& line : handles_.Lines()) {
    if (!EqualIgnoringCase(line->entry().name, entry_name)) continue;
    // S7: IKEv2 only, and only while Connected.
    if (line->phase() != LinePhase::kConnected || line->protocol() != Protocol::kIkev2) continue;
    line->SetSubstate(substate);
    return true;
  }
  return false;
}

void RasMan::Restart(double down) {
  const std::lock_guard lock(mutex_);
  RestartNow(down);
}

void RasMan::RestartNow(double down) {
  down_until_ = Now() + down;
  notifications_.ForgetAll();
  // Without a signal: nobody is left to give it.
  for (const auto& line : handles_.Lines()) line->Vanish();
}

}  // namespace winras::simulator
