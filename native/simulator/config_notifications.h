// The [Service] keys that say how RasConnectionNotification behaves.
//
//   Registrations=persistent|oneShot
//                            good until the service ends (default), or for one signal (N2)
//   SignalsAtOnce=0|1        a registration is signaled when it is made; one that is good for one
//                            signal has had it then
//   OwnLinesSignaled=always|oncePerKind
//                            of the lines that this process dials (N3)
//   SignalsLost=0|1          registrations are taken and nothing is ever signaled
//   RegistrationsDeniedUntil=ms
//                            answers 5 until then, as at boot (N1)
//   BandwidthSignaled=lineWatchers|all
//                            to those who watch the line's own handle (default), or all (N1)
//   NotificationFlags=all|documented
//                            or 87 for the flags that only the header has
#pragma once

#include <string_view>

namespace winras::simulator {

struct NotificationsConfig {
  bool one_shot = false;
  bool at_once = false;
  bool own_lines_once = false;
  bool lost = false;
  double denied_until = 0;
  bool bandwidth_for_all = false;
  bool documented_flags_only = false;
};

// False for a key that is none of these. Throws BadValue.
bool SetNotifications(NotificationsConfig& notifications, std::string_view key,
                      std::string_view value);

}  // namespace winras::simulator
