// RasEnumDevices. On a thread that may call RAS.
#pragma once

#include <string>
#include <vector>

#include "calls/answer.h"
#include "provider/provider.h"

namespace winras {

struct Device {
  std::u16string type;  // RASDT_Vpn, RASDT_Modem, …, in whichever case RAS has it
  std::u16string name;
};

Answer<std::vector<Device>> Devices(Provider& provider);

}  // namespace winras
