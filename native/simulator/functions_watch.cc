// RasConnectionNotification.

#include "simulator/functions.h"

namespace winras::simulator {

DWORD WINRAS_WINAPI RasConnectionNotificationW(HRASCONN connection, HANDLE event, DWORD flags) {
  const auto watch = [&](RasMan& service) { return service.Watch(connection, event, flags); };
  // No handle that a line could have.
  if (connection == AllConnections()) {
    return CallService("RasConnectionNotification",
                       [&](RasMan& service, Call&) { return watch(service); });
  }
  return CallWithHandle("RasConnectionNotification", connection, watch);
}

}  // namespace winras::simulator
