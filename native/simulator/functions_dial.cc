// RasDial, RasHangUp.

#include "simulator/functions.h"

namespace winras::simulator {

DWORD WINRAS_WINAPI RasDialW(RASDIALEXTENSIONS* extensions, LPCWSTR phone_book,
                             RASDIALPARAMSW* parameters, DWORD notifier_type, LPVOID notifier,
                             HRASCONN* connection) {
  return CallService("RasDial", [&](RasMan& service, Call& call) -> DWORD {
    if (connection == nullptr) return kErrorInvalidParameter;
    HRASCONN handle = *connection;
    DialCallResult read =
        ReadDialCall(service.salt(), extensions, phone_book, parameters, notifier_type, notifier);
    if (!read.violation.empty()) service.Violation(read.violation);
    if (!read.call) return read.error;
    call.entry_name = read.call->parameters.entry_name;
    // D1: a handle asks for a resume.
    const DWORD result = handle == nullptr ? service.Dial(std::move(*read.call), handle)
                                           : service.Resume(std::move(*read.call), handle);
    *connection = call.handle = handle;
    return result;
  });
}

DWORD WINRAS_WINAPI RasHangUpW(HRASCONN connection) {
  return CallWithHandle("RasHangUp", connection,
                        [&](RasMan& service) { return service.HangUp(connection); });
}

}  // namespace winras::simulator
