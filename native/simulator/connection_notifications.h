// Who asked to be told of which connections: RasConnectionNotification's registrations. Every
// member is called with the service's lock held.
#pragma once

#include <memory>
#include <vector>

#include "abi/ras_functions.h"
#include "provider/event.h"
#include "simulator/config_notifications.h"

namespace winras::simulator {

class ConnectionNotifications {
 public:
  explicit ConnectionNotifications(NotificationsConfig config) : config_(config) {}

  // `connection` is valid, or AllConnections(). Returns a RAS code. The same event for the same
  // connection again takes the place of the registration before.
  DWORD Register(HRASCONN connection, HANDLE event, DWORD flags, double now);

  // `kind` is the RASCN flag of what has happened. `own`: this process has dialed the line.
  void Signal(DWORD kind, HRASCONN connection, bool own);

  // The line is gone, and its handle's value will be another's.
  void Forget(HRASCONN connection);
  // The service ends.
  void ForgetAll();

  // An event is set that its owner has not reset yet.
  bool Unanswered();

 private:
  struct Registration {
    HRASCONN connection;
    HANDLE given;  // what its caller calls the event
    std::unique_ptr<Event> event;
    DWORD flags;
    bool spent = false;  // hears no more, and stays for Unanswered
  };
  template <class Condition>
  void Drop(Condition condition);
  void Notify(Registration& registration);
  bool ForThoseWhoWatchAll(DWORD kind) const;

  const NotificationsConfig config_;
  std::vector<Registration> registrations_;
  DWORD own_kinds_signaled_ = 0;
};

}  // namespace winras::simulator
