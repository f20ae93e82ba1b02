// The devices of the simulated machine, as RasEnumDevices lists them.
#pragma once

#include <vector>

#include "simulator/phone_book.h"

namespace winras::simulator {

class Devices {
 public:
  explicit Devices(const Config& config);

  const std::vector<Device>& all() const { return devices_; }

  // Another one is installed.
  void Grow(int count);

 private:
  std::vector<Device> devices_;
};

}  // namespace winras::simulator
