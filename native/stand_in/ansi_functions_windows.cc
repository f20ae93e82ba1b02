// The A functions that .NET Framework, pywin32 and AutoIt call: each converts its structures and
// text and calls the W function. rasapi32.def has those that need no conversion, and answers for
// the others with ERROR_CALL_NOT_IMPLEMENTED.
#include <windows.h>

#include <cstring>
#include <string>
#include <vector>

#include "abi/error_codes.h"
#include "abi/ras_functions.h"
#include "simulator/functions.h"
#include "stand_in/ansi_structures.h"
#include "stand_in/ansi_text.h"

namespace winras::simulator {
namespace {

// Nothing is thrown across the C boundary.
template <typename Body>
DWORD WithoutExceptions(const Body& body) noexcept {
  try {
    return body();
  } catch (...) {
    return kErrorNotEnoughMemory;
  }
}

// A path or a name that may be null.
class WideText {
 public:
  explicit WideText(LPCSTR text) : is_null_(text == nullptr) {
    if (!is_null_) text_ = FromAnsi(text);
  }
  LPCWSTR get() const { return is_null_ ? nullptr : text_.c_str(); }

 private:
  const bool is_null_;
  std::u16string text_;
};

// RASDIALPARAMSW as the W functions take it. What the caller's version does not have is zero.
class WideParameters {
 public:
  WideParameters(const RASDIALPARAMSA* from, const StructureVersion& version) {
    RASDIALPARAMSA all{};
    std::memcpy(static_cast<void*>(&all), from, version.end);
    wide_.dwSize = sizeof wide_;
    Widen(all.szEntryName, wide_.szEntryName);
    Widen(all.szPhoneNumber, wide_.szPhoneNumber);
    Widen(all.szCallbackNumber, wide_.szCallbackNumber);
    Widen(all.szUserName, wide_.szUserName);
    Widen(all.szPassword, wide_.szPassword);
    Widen(all.szDomain, wide_.szDomain);
    wide_.dwSubEntry = all.dwSubEntry;
    wide_.dwCallbackId = all.dwCallbackId;
    wide_.dwIfIndex = all.dwIfIndex;
    SecureZeroMemory(&all, sizeof all);
  }
  ~WideParameters() { SecureZeroMemory(&wide_, sizeof wide_); }
  WideParameters(const WideParameters&) = delete;
  WideParameters& operator=(const WideParameters&) = delete;

  RASDIALPARAMSW* get() { return &wide_; }

 private:
  RASDIALPARAMSW wide_{};
};

// Null: the caller's structure is of no version, or is null.
const StructureVersion* VersionOf(const RASDIALPARAMSA* parameters) {
  return parameters == nullptr ? nullptr : FindVersion(kRasDialParamsVersionsA, parameters->dwSize);
}

RASCONNA ToA(const RASCONNW& wide) {
  RASCONNA row{};
  row.hrasconn = wide.hrasconn;
  Narrow(wide.szEntryName, row.szEntryName);
  Narrow(wide.szDeviceType, row.szDeviceType);
  Narrow(wide.szDeviceName, row.szDeviceName);
  Narrow(wide.szPhonebook, row.szPhonebook);
  row.dwSubEntry = wide.dwSubEntry;
  row.guidEntry = wide.guidEntry;
  row.dwFlags = wide.dwFlags;
  row.luid = wide.luid;
  row.guidCorrelationId = wide.guidCorrelationId;
  return row;
}

RASENTRYNAMEA ToA(const RASENTRYNAMEW& wide) {
  RASENTRYNAMEA row{};
  Narrow(wide.szEntryName, row.szEntryName);
  row.dwFlags = wide.dwFlags;
  Narrow(wide.szPhonebookPath, row.szPhonebookPath);
  return row;
}

RASDEVINFOA ToA(const RASDEVINFOW& wide) {
  RASDEVINFOA row{};
  Narrow(wide.szDeviceType, row.szDeviceType);
  Narrow(wide.szDeviceName, row.szDeviceName);
  return row;
}

// What a W enumeration lists; `list(rows, bytes, count)` is the function.
template <typename Row, typename List>
DWORD ListAll(const List& list, std::vector<Row>& rows) {
  constexpr int kAttempts = 5;  // the list may grow
  DWORD bytes = 0;
  DWORD count = 0;
  DWORD error = list(nullptr, &bytes, &count);
  for (int attempt = 0; error == kErrorBufferTooSmall && attempt < kAttempts; ++attempt) {
    rows.assign(bytes / sizeof(Row), Row{});
    rows.front().dwSize = sizeof(Row);
    error = list(rows.data(), &bytes, &count);
  }
  rows.resize(error == 0 ? count : 0);
  return error;
}

// An enumeration's A function (E1), in terms of that of its W function.
template <typename Row, typename RowA, std::size_t kCount, typename List>
DWORD EnumerateA(const StructureVersion (&versions)[kCount], RowA* buffer, DWORD* bytes,
                 DWORD* count, const List& list) {
  return WithoutExceptions([&]() -> DWORD {
    if (bytes == nullptr || count == nullptr) return kErrorInvalidParameter;
    const StructureVersion* version = &versions[0];
    if (buffer != nullptr) version = FindVersion(versions, buffer->dwSize);
    if (version == nullptr) return kErrorInvalidSize;
    std::vector<Row> rows;
    if (const DWORD error = ListAll(list, rows)) return error;
    const auto needed = static_cast<DWORD>(rows.size() * version->size);
    const bool too_small = *bytes < needed || (buffer == nullptr && !rows.empty());
    *bytes = needed;
    *count = too_small ? 0 : static_cast<DWORD>(rows.size());
    if (too_small) return kErrorBufferTooSmall;
    for (std::size_t i = 0; i < rows.size(); ++i) {
      WriteVersion(ToA(rows[i]), *version, reinterpret_cast<char*>(buffer) + i * version->size);
    }
    return 0;
  });
}

}  // namespace

extern "C" {

DWORD WINRAS_WINAPI RasDialA(RASDIALEXTENSIONS* extensions, LPCSTR phone_book,
                             const RASDIALPARAMSA* parameters, DWORD notifier_type, LPVOID notifier,
                             HRASCONN* connection) {
  return WithoutExceptions([&]() -> DWORD {
    if (parameters == nullptr) return kErrorInvalidParameter;
    const StructureVersion* const version = VersionOf(parameters);
    if (version == nullptr) return kErrorInvalidSize;
    WideParameters wide(parameters, *version);
    return RasDialW(extensions, WideText(phone_book).get(), wide.get(), notifier_type, notifier,
                    connection);
  });
}

DWORD WINRAS_WINAPI RasGetConnectStatusA(HRASCONN connection, RASCONNSTATUSA* status) {
  return WithoutExceptions([&]() -> DWORD {
    if (status == nullptr) return kErrorInvalidParameter;
    const StructureVersion* const version = FindVersion(kRasConnStatusVersionsA, status->dwSize);
    if (version == nullptr) return kErrorInvalidSize;
    RASCONNSTATUSW wide{};
    wide.dwSize = sizeof wide;
    if (const DWORD error = RasGetConnectStatusW(connection, &wide)) return error;
    RASCONNSTATUSA answer{};
    answer.rasconnstate = wide.rasconnstate;
    answer.dwError = wide.dwError;
    Narrow(wide.szDeviceType, answer.szDeviceType);
    Narrow(wide.szDeviceName, answer.szDeviceName);
    Narrow(wide.szPhoneNumber, answer.szPhoneNumber);
    answer.localEndPoint = wide.localEndPoint;
    answer.remoteEndPoint = wide.remoteEndPoint;
    answer.rasconnsubstate = wide.rasconnsubstate;
    WriteVersion(answer, *version, status);
    return 0;
  });
}

DWORD WINRAS_WINAPI RasEnumConnectionsA(RASCONNA* connections, DWORD* bytes, DWORD* count) {
  return EnumerateA<RASCONNW>(kRasConnVersionsA, connections, bytes, count, &RasEnumConnectionsW);
}

DWORD WINRAS_WINAPI RasEnumEntriesA(LPCSTR reserved, LPCSTR phone_book, RASENTRYNAMEA* entries,
                                    DWORD* bytes, DWORD* count) {
  if (reserved != nullptr) return kErrorInvalidParameter;
  return EnumerateA<RASENTRYNAMEW>(kRasEntryNameVersionsA, entries, bytes, count,
                                   [&](RASENTRYNAMEW* rows, DWORD* room, DWORD* listed) {
                                     return RasEnumEntriesW(nullptr, WideText(phone_book).get(),
                                                            rows, room, listed);
                                   });
}

DWORD WINRAS_WINAPI RasEnumDevicesA(RASDEVINFOA* devices, DWORD* bytes, DWORD* count) {
  return EnumerateA<RASDEVINFOW>(kRasDevInfoVersionsA, devices, bytes, count, &RasEnumDevicesW);
}

DWORD WINRAS_WINAPI RasGetEntryDialParamsA(LPCSTR phone_book, RASDIALPARAMSA* parameters,
                                           BOOL* has_password) {
  return WithoutExceptions([&]() -> DWORD {
    if (parameters == nullptr) return kErrorBufferInvalid;
    const StructureVersion* const version = VersionOf(parameters);
    if (version == nullptr) return kErrorInvalidSize;
    WideParameters wide(parameters, *version);
    const DWORD error =
        RasGetEntryDialParamsW(WideText(phone_book).get(), wide.get(), has_password);
    if (error != 0) return error;
    Narrow(wide.get()->szCallbackNumber, parameters->szCallbackNumber);
    Narrow(wide.get()->szUserName, parameters->szUserName);
    Narrow(wide.get()->szPassword, parameters->szPassword);
    Narrow(wide.get()->szDomain, parameters->szDomain);
    return 0;
  });
}

DWORD WINRAS_WINAPI RasSetEntryDialParamsA(LPCSTR phone_book, const RASDIALPARAMSA* parameters,
                                           BOOL remove_password) {
  return WithoutExceptions([&]() -> DWORD {
    if (parameters == nullptr) return kErrorBufferInvalid;
    const StructureVersion* const version = VersionOf(parameters);
    if (version == nullptr) return kErrorInvalidSize;
    WideParameters wide(parameters, *version);
    return RasSetEntryDialParamsW(WideText(phone_book).get(), wide.get(), remove_password);
  });
}

DWORD WINRAS_WINAPI RasGetErrorStringA(UINT error, LPSTR text, DWORD length) {
  return WithoutExceptions([&]() -> DWORD {
    if (text == nullptr) return kErrorInvalidParameter;
    char16_t wide[512] = {};  // X1: enough for each
    if (const DWORD failed = RasGetErrorStringW(error, wide, 512)) return failed;
    const std::string narrow = ToAnsi(FromMember(wide));
    if (narrow.size() >= length) return kErrorInsufficientBuffer;
    std::memcpy(text, narrow.c_str(), narrow.size() + 1);
    return 0;
  });
}

// Under the names of all A functions that are not above. Who calls one with arguments loses
// nothing: on 64-bit Windows, for which alone the DLL is built, the caller removes them.
DWORD WINRAS_WINAPI WinrasNotImplemented() {
  constexpr DWORD kErrorCallNotImplemented = 120;
  return kErrorCallNotImplemented;
}

// Likewise of the dialogs, which return whether the user went through with it.
BOOL WINRAS_WINAPI WinrasNoDialog() {
  SetLastError(WinrasNotImplemented());
  return 0;
}

}  // extern "C"

}  // namespace winras::simulator
