#include "calls/line_facts.h"

#include "abi/error_codes.h"
#include "abi/structure_sizes.h"
#include "calls/enumeration.h"

namespace winras {

DWORD AskStatus(const RasApi& api, HRASCONN handle, RASCONNSTATUSW& status) {
  if (api.RasGetConnectStatusW == nullptr) return kFunctionUnavailable;
  DWORD error = kErrorInvalidSize;
  for (const DWORD size : {kRasConnStatusSizes.windows10, kRasConnStatusSizes.vista}) {
    // A RAS of before Windows 7 leaves the later members zero.
    status = {};
    status.dwSize = size;
    error = api.RasGetConnectStatusW(handle, &status);
    if (error != kErrorInvalidSize) break;
  }
  return error;
}

DWORD AskLines(const RasApi& api, std::vector<RASCONNW>& lines) {
  if (api.RasEnumConnectionsW == nullptr) return kFunctionUnavailable;
  return Enumerate(api.RasEnumConnectionsW, {kRasConnSizes.windows10, kRasConnSizes.windows_xp},
                   lines);
}

}  // namespace winras
