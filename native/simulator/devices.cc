#include "simulator/devices.h"

#include <string>

#include "simulator/text.h"

namespace winras::simulator {

Devices::Devices(const Config& config) {
  if (config.service.usual_devices) {
    // Those that connect entries which name none.
    Entry entry;
    for (const Protocol protocol :
         {Protocol::kSstp, Protocol::kIkev2, Protocol::kL2tp, Protocol::kPptp}) {
      devices_.push_back(DeviceOf(entry, protocol));
    }
    for (const EntryKind kind : {EntryKind::kPppoe, EntryKind::kModem}) {
      entry.kind = kind;
      devices_.push_back(DeviceOf(entry, Protocol::kPptp));
    }
  }
  for (const DeviceConfig& device : config.devices) {
    devices_.push_back({device.type, device.name});
  }
}

void Devices::Grow(int count) {
  devices_.push_back({u"modem", u"Installed meanwhile " + FromUtf8(std::to_string(count))});
}

}  // namespace winras::simulator
