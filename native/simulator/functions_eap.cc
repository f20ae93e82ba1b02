// RasGetEapUserIdentity, RasFreeEapUserIdentity, RasInvokeEapUI, and the data of EAP methods.

#include <algorithm>

#include "simulator/entry_keys.h"
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

// `read` gives what there is to give.
template <typename Read>
DWORD GetData(const char* function, LPCWSTR phone_book, LPCWSTR entry_name, BYTE* buffer,
              DWORD* bytes, const Read& read) {
  return CallService(function, [&](RasMan& service, Call& call) -> DWORD {
    if (bytes == nullptr) return kEInvalidArg;
    if (entry_name == nullptr) return kErrorInvalidParameter;
    call.entry_name = entry_name;
    return read(service, phone_book, entry_name,
                [&](const Bytes& data) { return GiveData(data, buffer, bytes); });
  });
}

// `write` takes what is set.
template <typename Write>
DWORD SetData(const char* function, LPCWSTR phone_book, LPCWSTR entry_name, const BYTE* buffer,
              DWORD bytes, const Write& write) {
  return CallService(function, [&](RasMan& service, Call& call) -> DWORD {
    if (buffer == nullptr || bytes == 0) return kEInvalidArg;
    if (entry_name == nullptr) return kErrorInvalidParameter;
    call.entry_name = entry_name;
    return write(service, phone_book, entry_name, Bytes(buffer, buffer + bytes));
  });
}

// The custom authentication data stand in the phone book, the user's data do not.
template <typename Use>
DWORD WithEntryText(RasMan& service, LPCWSTR phone_book, LPCWSTR entry_name, const Use& use) {
  return service.InBook(phone_book, [&](PhoneBooks& books) -> DWORD {
    const auto entry = books.Find(phone_book, entry_name);
    if (entry == nullptr) return kErrorCannotFindPhonebookEntry;
    return use(books, *entry, books.TextOf(*entry));
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
  return GetData("RasGetEapUserData", phone_book, entry, data, bytes,
                 [](RasMan& service, LPCWSTR book, LPCWSTR name, const auto& give) {
                   return service.EapUserDataOf(book, name, give);
                 });
}

DWORD WINRAS_WINAPI RasSetEapUserDataW(HANDLE /*token*/, LPCWSTR phone_book, LPCWSTR entry,
                                       BYTE* data, DWORD bytes) {
  return SetData("RasSetEapUserData", phone_book, entry, data, bytes,
                 [](RasMan& service, LPCWSTR book, LPCWSTR name, const Bytes& given) {
                   return service.EapUserDataOf(book, name, [&](Bytes& kept) -> DWORD {
                     kept = given;
                     return 0;
                   });
                 });
}

DWORD WINRAS_WINAPI RasGetCustomAuthDataW(LPCWSTR phone_book, LPCWSTR entry, BYTE* data,
                                          DWORD* bytes) {
  return GetData("RasGetCustomAuthData", phone_book, entry, data, bytes,
                 [](RasMan& service, LPCWSTR book, LPCWSTR name, const auto& give) {
                   return WithEntryText(service, book, name,
                                        [&](PhoneBooks&, const Entry&, const EntryText& text) {
                                          return give(ReadCustomAuthData(text));
                                        });
                 });
}

DWORD WINRAS_WINAPI RasSetCustomAuthDataW(LPCWSTR phone_book, LPCWSTR entry, BYTE* data,
                                          DWORD bytes) {
  return SetData("RasSetCustomAuthData", phone_book, entry, data, bytes,
                 [](RasMan& service, LPCWSTR book, LPCWSTR name, const Bytes& given) {
                   return WithEntryText(
                       service, book, name,
                       [&](PhoneBooks& books, const Entry& changed, EntryText text) -> DWORD {
                         if (const DWORD denied = service.MayChange(changed.scope)) return denied;
                         WriteCustomAuthData(given, text);
                         return books.Change(changed, text);
                       });
                 });
}

}  // namespace winras::simulator
