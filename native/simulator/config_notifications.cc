#include "simulator/config_notifications.h"

#include "simulator/config_values.h"

namespace winras::simulator {

bool SetNotifications(NotificationsConfig& notifications, std::string_view key,
                      std::string_view value) {
  if (key == "Registrations") {
    notifications.one_shot = ReadChoice<bool>(value, {{"persistent", false}, {"oneShot", true}});
  } else if (key == "SignalsAtOnce") {
    notifications.at_once = ReadBoolean(value);
  } else if (key == "OwnLinesSignaled") {
    notifications.own_lines_once =
        ReadChoice<bool>(value, {{"always", false}, {"oncePerKind", true}});
  } else if (key == "SignalsLost") {
    notifications.lost = ReadBoolean(value);
  } else if (key == "RegistrationsDeniedUntil") {
    notifications.denied_until = ReadTime(value);
  } else if (key == "BandwidthSignaled") {
    notifications.bandwidth_for_all =
        ReadChoice<bool>(value, {{"lineWatchers", false}, {"all", true}});
  } else if (key == "NotificationFlags") {
    notifications.documented_flags_only =
        ReadChoice<bool>(value, {{"all", false}, {"documented", true}});
  } else {
    return false;
  }
  return true;
}

}  // namespace winras::simulator
