#include "simulator/connection_notifications.h"

#include <algorithm>
#include <utility>

#include "abi/error_codes.h"
#include "abi/ras_constants.h"

namespace winras::simulator {
namespace {

constexpr DWORD kDocumented =
    RASCN_Connection | RASCN_Disconnection | RASCN_BandwidthAdded | RASCN_BandwidthRemoved;
constexpr DWORD kAll = kDocumented | RASCN_Dormant | RASCN_ReConnection | RASCN_EPDGPacketArrival;

}  // namespace

template <class Condition>
void ConnectionNotifications::Drop(Condition condition) {
  registrations_.erase(std::remove_if(registrations_.begin(), registrations_.end(), condition),
                       registrations_.end());
}

DWORD ConnectionNotifications::Register(HRASCONN connection, HANDLE event, DWORD flags,
                                        double now) {
  if (now < config_.denied_until) return kErrorAccessDenied;
  const DWORD known = config_.documented_flags_only ? kDocumented : kAll;
  if (flags == 0 || (flags & ~known) != 0) return kErrorInvalidParameter;
  std::unique_ptr<Event> own = Event::Duplicate(event);
  if (own == nullptr) return kErrorInvalidParameter;
  Drop([&](const Registration& old) { return old.connection == connection && old.given == event; });
  registrations_.push_back({connection, event, std::move(own), flags});
  if (config_.at_once) Notify(registrations_.back());
  return 0;
}

// N1: that a connection was made is for nobody else; a link's coming and going is documented for
// those who watch its line.
bool ConnectionNotifications::ForThoseWhoWatchAll(DWORD kind) const {
  return config_.bandwidth_for_all ||
         (kind != RASCN_BandwidthAdded && kind != RASCN_BandwidthRemoved);
}

void ConnectionNotifications::Signal(DWORD kind, HRASCONN connection, bool own) {
  if (config_.lost) return;
  if (own && config_.own_lines_once) {
    if ((own_kinds_signaled_ & kind) != 0) return;
    own_kinds_signaled_ |= kind;
  }
  for (Registration& registration : registrations_) {
    const bool concerned = registration.connection == AllConnections()
                               ? ForThoseWhoWatchAll(kind)
                               : registration.connection == connection && kind != RASCN_Connection;
    if (registration.spent || !concerned || (registration.flags & kind) == 0) continue;
    Notify(registration);
  }
}

void ConnectionNotifications::Notify(Registration& registration) {
  if (config_.lost) return;
  registration.event->Set();
  registration.spent = config_.one_shot;
}

void ConnectionNotifications::Forget(HRASCONN connection) {
  for (Registration& registration : registrations_) {
    if (registration.connection == connection) registration.spent = true;
  }
}

void ConnectionNotifications::ForgetAll() {
  for (Registration& registration : registrations_) registration.spent = true;
}

bool ConnectionNotifications::Unanswered() {
  Drop([](const Registration& old) { return old.spent && !old.event->IsSet(); });
  return std::any_of(registrations_.begin(), registrations_.end(),
                     [](const Registration& one) { return one.event->IsSet(); });
}

}  // namespace winras::simulator
