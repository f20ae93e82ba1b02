// RasGetNapStatus, RasGetPCscf.

#include <cstring>

#include "simulator/functions.h"

namespace winras::simulator {

DWORD WINRAS_WINAPI RasGetNapStatus(HRASCONN connection, RASNAPSTATE* state) {
  return CallWithHandle("RasGetNapStatus", connection, [&](RasMan& service) -> DWORD {
    if (state == nullptr) return kErrorInvalidParameter;
    if (state->dwSize != sizeof(RASNAPSTATE)) return kErrorInvalidSize;
    return service.NapStatus(connection, *state);
  });
}

// U3: nobody says how much there may be written.
DWORD WINRAS_WINAPI RasGetPCscf(LPWSTR address) {
  return CallService("RasGetPCscf", [&](RasMan& service, Call&) -> DWORD {
    if (address == nullptr) return kErrorInvalidParameter;
    const auto& pcscf = service.legacy().pcscf;
    if (!pcscf) return service.legacy().pcscf_error;
    std::memcpy(address, pcscf->c_str(), (pcscf->size() + 1) * sizeof(WCHAR));
    return 0;
  });
}

}  // namespace winras::simulator
