// RasEnumDevices, RasGetCountryInfo.

#include "../family.h"
#include "calls/countries.h"
#include "calls/devices.h"

namespace winras {

void AddTo(fuzz::Digest& digest, const Device& device) {
  const auto& [type, name] = device;
  digest.Add(type, name);
}

void AddTo(fuzz::Digest& digest, const Country& country) {
  const auto& [id, code, name] = country;
  digest.Add(id, code, name);
}

namespace fuzz {

const Family machine("machine", [](Questions& questions) {
  questions.digest.Add(Devices(questions.ras));
  questions.digest.Add(Countries(questions.ras));
});

}  // namespace fuzz
}  // namespace winras
