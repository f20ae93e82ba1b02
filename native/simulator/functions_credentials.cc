// RasGetCredentials, RasSetCredentials, RasGetEntryDialParams, RasSetEntryDialParams.

#include <cstddef>

#include "simulator/functions.h"
#include "simulator/structure_versions.h"
#include "simulator/text.h"

namespace winras::simulator {
namespace {

constexpr DWORD kPreSharedKeys =
    RASCM_PreSharedKey | RASCM_ServerPreSharedKey | RASCM_DDMPreSharedKey;
constexpr DWORD kKnownFlags =
    RASCM_UserName | RASCM_Password | RASCM_Domain | RASCM_DefaultCreds | kPreSharedKeys;

// Empty, or what the documents forbid: C2.
std::string MisuseOf(DWORD mask) {
  if ((mask & ~kKnownFlags) != 0) return "an undefined flag";
  const DWORD keys = mask & kPreSharedKeys;
  if (keys != 0 && (mask != keys || (keys & (keys - 1)) != 0)) {
    return "the flag of a pre-shared key beside another";
  }
  return {};
}

DWORD Refuse(RasMan& service, const Call& call, const std::string& misuse) {
  service.Violation(std::string(call.function) + " with " + misuse);
  return kErrorInvalidParameter;
}

// Of both functions for dial parameters: `use(store, entry)` once the entry is found.
template <class Use>
DWORD WithDialParameters(const char* function, LPCWSTR phone_book, RASDIALPARAMSW* parameters,
                         const Use& use) {
  return CallService(function, [&](RasMan& service, Call& call) -> DWORD {
    if (parameters == nullptr) return kErrorBufferInvalid;
    if (FindVersion(kRasDialParamsVersions, parameters->dwSize) == nullptr) {
      return kErrorInvalidSize;
    }
    if (!HasEnd(parameters->szEntryName)) return Refuse(service, call, "a name without an end");
    call.entry_name = FromMember(parameters->szEntryName);
    return service.WithCredentials(phone_book, call.entry_name,
                                   [&](CredentialStore& store, const Entry& entry) {
                                     use(store, entry);
                                     return DWORD{0};
                                   });
  });
}

}  // namespace

DWORD WINRAS_WINAPI RasGetCredentialsW(LPCWSTR phone_book, LPCWSTR entry_name,
                                       RASCREDENTIALSW* credentials) {
  return CallService("RasGetCredentials", [&](RasMan& service, Call& call) -> DWORD {
    if (credentials == nullptr || entry_name == nullptr) return kErrorInvalidParameter;
    if (credentials->dwSize != sizeof(RASCREDENTIALSW)) return kErrorInvalidSize;
    call.entry_name = entry_name;
    const std::string misuse = MisuseOf(credentials->dwMask);
    if (!misuse.empty()) return Refuse(service, call, misuse);
    return service.WithCredentials(phone_book, entry_name,
                                   [&](CredentialStore& store, const Entry& entry) {
                                     store.Get(entry, *credentials);
                                     return DWORD{0};
                                   });
  });
}

DWORD WINRAS_WINAPI RasSetCredentialsW(LPCWSTR phone_book, LPCWSTR entry_name,
                                       RASCREDENTIALSW* credentials, BOOL clear) {
  return CallService("RasSetCredentials", [&](RasMan& service, Call& call) -> DWORD {
    if (credentials == nullptr || entry_name == nullptr) return kErrorInvalidParameter;
    if (credentials->dwSize != sizeof(RASCREDENTIALSW)) return kErrorInvalidSize;
    call.entry_name = entry_name;
    const std::string misuse = MisuseOf(credentials->dwMask);
    if (!misuse.empty()) return Refuse(service, call, misuse);
    if (!HasEnd(credentials->szUserName) || !HasEnd(credentials->szPassword) ||
        !HasEnd(credentials->szDomain)) {
      return Refuse(service, call, "a string that does not end");
    }
    const DWORD error = service.WithCredentials(
        phone_book, entry_name, [&](CredentialStore& store, const Entry& entry) {
          return store.Set(entry, *credentials, clear != 0, service.config().administrator);
        });
    // C1: here a missing entry is a wrong parameter.
    return error == kErrorCannotFindPhonebookEntry ? kErrorInvalidParameter : error;
  });
}

DWORD WINRAS_WINAPI RasGetEntryDialParamsW(LPCWSTR phone_book, RASDIALPARAMSW* parameters,
                                           BOOL* has_password) {
  if (has_password == nullptr) parameters = nullptr;  // both are refused with 610
  return WithDialParameters("RasGetEntryDialParams", phone_book, parameters,
                            [&](CredentialStore& store, const Entry& entry) {
                              *has_password = store.GetDialParameters(entry, *parameters) ? 1 : 0;
                            });
}

DWORD WINRAS_WINAPI RasSetEntryDialParamsW(LPCWSTR phone_book, RASDIALPARAMSW* parameters,
                                           BOOL remove_password) {
  return WithDialParameters("RasSetEntryDialParams", phone_book, parameters,
                            [&](CredentialStore& store, const Entry& entry) {
                              store.SetDialParameters(entry, *parameters, remove_password != 0);
                            });
}

}  // namespace winras::simulator
