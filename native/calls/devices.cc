#include "calls/devices.h"

#include <utility>

#include "calls/enumeration.h"
#include "calls/error_message.h"
#include "calls/text.h"

namespace winras {

Answer<std::vector<Device>> Devices(Provider& provider) {
  Answer<std::vector<Device>> answer{"RasEnumDevices"};
  std::vector<RASDEVINFOW> rows;
  const auto enumerate = provider.api().RasEnumDevicesW;
  answer.error = enumerate == nullptr ? kFunctionUnavailable
                                      : Enumerate(enumerate, {DWORD{sizeof(RASDEVINFOW)}}, rows);
  for (const RASDEVINFOW& row : rows) {
    answer.value.push_back({Text(row.szDeviceType), Text(row.szDeviceName)});
  }
  return WithMessage(provider, std::move(answer));
}

}  // namespace winras
