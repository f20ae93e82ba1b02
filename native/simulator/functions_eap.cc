// RasGetEapUserIdentity, RasFreeEapUserIdentity, RasInvokeEapUI, and the data of EAP methods.

#include <algorithm>

#include "simulator/functions.h"

namespace winras::simulator {
namespace {

// C6, in the order in which it is looked at: the parameters, the entry, the size.
DWORD GiveData(const Bytes& data, BYTE* buffer, DWORD* bytes) {
  const DWORD room = buffer == nullptr ? 0 : *bytes;
  *bytes = static_cast<DWORD>(data.size());
  if (room < data.size()) return kErrorBufferTooSmall;
  std::copy(data.begin(), data.end(), buffer);
  return 0;
}

DWORD GetData(const char* function, LPCWSTR phone_book, LPCWSTR entry_name, Bytes EapData::* which,
              BYTE* buffer, DWORD* bytes) {
  return CallService(function, [&](RasMan& service, Call& call) -> DWORD {
    if (bytes == nullptr) return kEInvalidArg;
    if (entry_name == nullptr) return kErrorInvalidParameter;
    call.entry_name = entry_name;
    return service.EapDataOf(phone_book, entry_name, [&](const Entry&, const EapData& data) {
      return GiveData(data.*which, buffer, bytes);
    });
  });
}

DWORD SetData(const char* function, LPCWSTR phone_book, LPCWSTR entry_name, Bytes EapData::* which,
              const BYTE* buffer, DWORD bytes) {
  return CallService(function, [&](RasMan& service, Call& call) -> DWORD {
    if (buffer == nullptr || bytes == 0) return kEInvalidArg;
    if (entry_name == nullptr) return kErrorInvalidParameter;
    call.entry_name = entry_name;
    return service.EapDataOf(phone_book, entry_name,
                             [&](const Entry& entry, EapData& data) -> DWORD {
                               // The one is the user's own, the other stands in the book.
                               const bool in_book = which == &EapData::custom_auth_data;
                               if (in_book && !service.MayChange(entry)) return kErrorAccessDenied;
                               (data.*which).assign(buffer, buffer + bytes);
                               return 0;
                             });
  });
}

}  // namespace

DWORD WINRAS_WINAPI RasGetEapUserIdentityW(LPCWSTR phone_book, LPCWSTR entry_name, DWORD flags,
                                           HWND /*owner*/, RASEAPUSERIDENTITYW** identity) {
  return CallService("RasGetEapUserIdentity", [&](RasMan& service, Call& call) -> DWORD {
    constexpr DWORD kDefined = RASEAPF_NonInteractive | RASEAPF_Logon | RASEAPF_Preview;
    if (identity == nullptr) return kEInvalidArg;
    if ((flags & ~kDefined) != 0) {
      service.Violation("RasGetEapUserIdentity with an undefined flag");
      return kErrorInvalidParameter;
    }
    if (entry_name == nullptr) return kErrorInvalidParameter;
    call.entry_name = entry_name;
    return service.EapIdentity(phone_book, entry_name, flags, identity);
  });
}

void WINRAS_WINAPI RasFreeEapUserIdentityW(RASEAPUSERIDENTITYW* identity) {
  CallService("RasFreeEapUserIdentity", [&](RasMan& service, Call&) -> DWORD {
    service.FreeEapIdentity(identity);
    return 0;
  });
}

DWORD WINRAS_WINAPI RasInvokeEapUI(HRASCONN connection, DWORD sub_entry,
                                   RASDIALEXTENSIONS* extensions, HWND /*owner*/) {
  return CallWithHandle("RasInvokeEapUI", connection, [&](RasMan& service) -> DWORD {
    if (connection == nullptr || extensions == nullptr) return kErrorInvalidHandle;  // P4
    DialCall call;
    if (const DWORD error = ReadExtensions(*extensions, call)) return error;
    return service.InvokeEapUi(connection, sub_entry, call);
  });
}

DWORD WINRAS_WINAPI RasGetEapUserDataW(HANDLE /*token*/, LPCWSTR phone_book, LPCWSTR entry,
                                       BYTE* data, DWORD* bytes) {
  return GetData("RasGetEapUserData", phone_book, entry, &EapData::user_data, data, bytes);
}

DWORD WINRAS_WINAPI RasSetEapUserDataW(HANDLE /*token*/, LPCWSTR phone_book, LPCWSTR entry,
                                       BYTE* data, DWORD bytes) {
  return SetData("RasSetEapUserData", phone_book, entry, &EapData::user_data, data, bytes);
}

DWORD WINRAS_WINAPI RasGetCustomAuthDataW(LPCWSTR phone_book, LPCWSTR entry, BYTE* data,
                                          DWORD* bytes) {
  return GetData("RasGetCustomAuthData", phone_book, entry, &EapData::custom_auth_data, data,
                 bytes);
}

DWORD WINRAS_WINAPI RasSetCustomAuthDataW(LPCWSTR phone_book, LPCWSTR entry, BYTE* data,
                                          DWORD bytes) {
  return SetData("RasSetCustomAuthData", phone_book, entry, &EapData::custom_auth_data, data,
                 bytes);
}

}  // namespace winras::simulator
