// RasDial, RasHangUp, RasGetCredentials.

#include "simulator/functions.h"
#include "simulator/text.h"

namespace winras::simulator {

DWORD WINRAS_WINAPI RasDialW(RASDIALEXTENSIONS* extensions, LPCWSTR phone_book,
                             RASDIALPARAMSW* parameters, DWORD notifier_type, LPVOID notifier,
                             HRASCONN* connection) {
  return CallService("RasDial", [&](RasMan& service, Call& call) -> DWORD {
    if (connection == nullptr) return kErrorInvalidParameter;
    HRASCONN handle = *connection;
    DialCallResult read = ReadDialCall(service.credentials(), extensions, phone_book, parameters,
                                       notifier_type, notifier);
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

DWORD WINRAS_WINAPI RasGetCredentialsW(LPCWSTR phone_book, LPCWSTR entry_name,
                                       RASCREDENTIALSW* credentials) {
  return CallService("RasGetCredentials", [&](RasMan& service, Call& call) -> DWORD {
    if (credentials == nullptr || entry_name == nullptr) return kErrorInvalidParameter;
    if (credentials->dwSize != sizeof(RASCREDENTIALSW)) return kErrorInvalidSize;
    call.entry_name = entry_name;
    std::shared_ptr<const Entry> entry;
    const DWORD error = service.FindEntry(phone_book, entry_name, entry);
    if (error != 0) return error;

    // C1: the mask comes back with what there is.
    const StoredConfig* const stored = service.credentials().Find(entry->name);
    DWORD found = 0;
    if (stored != nullptr) {
      found = credentials->dwMask & (RASCM_UserName | RASCM_Password | RASCM_Domain);
      if (stored->password_hash.empty()) found &= ~RASCM_Password;
    }
    credentials->dwMask = found;
    if ((found & RASCM_UserName) != 0) ToMember(stored->user_name, credentials->szUserName);
    if ((found & RASCM_Password) != 0) {
      ToMember(CredentialStore::kPasswordToken, credentials->szPassword);
    }
    if ((found & RASCM_Domain) != 0) ToMember(stored->domain, credentials->szDomain);
    return 0;
  });
}

}  // namespace winras::simulator
