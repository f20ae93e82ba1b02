// RasEnumAutodialAddresses, Ras[GS]etAutodialAddress, Ras[GS]etAutodialEnable,
// Ras[GS]etAutodialParam.

#include <cstddef>
#include <cstring>
#include <memory>
#include <string>
#include <vector>

#include "simulator/functions.h"
#include "simulator/text.h"

namespace winras::simulator {
namespace {

std::u16string_view View(LPCWSTR address) { return address == nullptr ? u"" : address; }

// A1: pointers, then their strings, in one buffer.
DWORD GiveAddresses(const std::vector<std::u16string>& addresses, LPWSTR* buffer, DWORD* bytes,
                    DWORD* count) {
  std::size_t needed = addresses.size() * sizeof(LPWSTR);
  for (const std::u16string& address : addresses) {
    needed += (address.size() + 1) * sizeof(WCHAR);
  }
  const bool too_small = *bytes < needed || (buffer == nullptr && needed > 0);
  *bytes = static_cast<DWORD>(needed);
  *count = too_small ? 0 : static_cast<DWORD>(addresses.size());
  if (too_small) return kErrorBufferTooSmall;

  char* const start = reinterpret_cast<char*>(buffer);
  std::size_t at = addresses.size() * sizeof(LPWSTR);
  for (std::size_t i = 0; i < addresses.size(); ++i) {
    char* const text = start + at;
    const std::size_t length = (addresses[i].size() + 1) * sizeof(WCHAR);
    std::memcpy(start + i * sizeof(LPWSTR), &text, sizeof text);
    std::memcpy(text, addresses[i].c_str(), length);
    at += length;
  }
  return 0;
}

DWORD GiveEntries(const Autodial::EntryByLocation& entries, RASAUTODIALENTRYW* rows, DWORD* bytes,
                  DWORD* count) {
  if (rows != nullptr && rows->dwSize != sizeof(RASAUTODIALENTRYW)) return kErrorInvalidSize;
  const auto needed = static_cast<DWORD>(entries.size() * sizeof(RASAUTODIALENTRYW));
  const bool too_small = *bytes < needed || (rows == nullptr && needed > 0);
  *bytes = needed;
  *count = static_cast<DWORD>(entries.size());
  if (too_small) return kErrorBufferTooSmall;
  for (const auto& [location, entry] : entries) {
    RASAUTODIALENTRYW row{};
    row.dwSize = sizeof row;
    row.dwDialingLocation = location;
    ToMember(entry, row.szEntry);
    std::memcpy(rows++, &row, sizeof row);
  }
  return 0;
}

}  // namespace

DWORD WINRAS_WINAPI RasEnumAutodialAddressesW(LPWSTR* addresses, DWORD* bytes, DWORD* count) {
  return CallService("RasEnumAutodialAddresses", [&](RasMan& service, Call&) -> DWORD {
    if (bytes == nullptr || count == nullptr) return kErrorInvalidParameter;
    return service.AskAutodial([&](Autodial& autodial) {
      return GiveAddresses(autodial.Addresses(), addresses, bytes, count);
    });
  });
}

DWORD WINRAS_WINAPI RasGetAutodialAddressW(LPCWSTR address, DWORD* reserved,
                                           RASAUTODIALENTRYW* entries, DWORD* bytes, DWORD* count) {
  return CallService("RasGetAutodialAddress", [&](RasMan& service, Call&) -> DWORD {
    if (reserved != nullptr || bytes == nullptr || count == nullptr) return kErrorInvalidParameter;
    if (address == nullptr && service.legacy().null_address_refused) return kErrorInvalidParameter;
    return service.AskAutodial([&](Autodial& autodial) {
      return GiveEntries(autodial.Entries(View(address)), entries, bytes, count);
    });
  });
}

DWORD WINRAS_WINAPI RasSetAutodialAddressW(LPCWSTR address, DWORD reserved,
                                           RASAUTODIALENTRYW* entries, DWORD bytes, DWORD count) {
  return CallService("RasSetAutodialAddress", [&](RasMan& service, Call&) -> DWORD {
    if (reserved != 0) return kErrorInvalidParameter;
    if (address == nullptr && service.legacy().null_address_refused) return kErrorInvalidParameter;
    // A3: nothing deletes.
    const bool deletes = entries == nullptr && bytes == 0 && count == 0;
    if (!deletes && (entries == nullptr || count == 0)) return kErrorInvalidParameter;
    if (!deletes && (bytes < count * sizeof(RASAUTODIALENTRYW) ||
                     entries->dwSize != sizeof(RASAUTODIALENTRYW))) {
      return kErrorInvalidSize;
    }
    for (DWORD i = 0; i < count; ++i) {
      std::shared_ptr<const Entry> entry;
      const DWORD error = service.FindEntry(nullptr, FromMember(entries[i].szEntry), entry);
      if (error != 0) return error;
    }
    return service.AskAutodial([&](Autodial& autodial) -> DWORD {
      if (deletes) autodial.Delete(View(address));
      for (DWORD i = 0; i < count; ++i) {
        autodial.Add(View(address), entries[i].dwDialingLocation, FromMember(entries[i].szEntry));
      }
      return 0;
    });
  });
}

DWORD WINRAS_WINAPI RasGetAutodialEnableW(DWORD dialing_location, BOOL* enabled) {
  return CallService("RasGetAutodialEnable", [&](RasMan& service, Call&) -> DWORD {
    if (enabled == nullptr) return kErrorInvalidParameter;
    return service.AskAutodial([&](Autodial& autodial) -> DWORD {
      *enabled = autodial.IsEnabled(dialing_location) ? 1 : 0;
      return 0;
    });
  });
}

DWORD WINRAS_WINAPI RasSetAutodialEnableW(DWORD dialing_location, BOOL enabled) {
  return CallService("RasSetAutodialEnable", [&](RasMan& service, Call&) {
    return service.AskAutodial([&](Autodial& autodial) -> DWORD {
      autodial.Enable(dialing_location, enabled != 0);
      return 0;
    });
  });
}

DWORD WINRAS_WINAPI RasGetAutodialParamW(DWORD key, LPVOID value, DWORD* bytes) {
  return CallService("RasGetAutodialParam", [&](RasMan& service, Call&) -> DWORD {
    if (value == nullptr || bytes == nullptr) return kErrorInvalidParameter;
    return service.AskAutodial([&](Autodial& autodial) -> DWORD {
      const DWORD* const parameter = autodial.Parameter(key);
      if (parameter == nullptr) return kErrorInvalidParameter;
      const bool too_small = *bytes < sizeof(DWORD);
      *bytes = sizeof(DWORD);
      if (too_small) return kErrorInvalidSize;
      std::memcpy(value, parameter, sizeof(DWORD));
      return 0;
    });
  });
}

DWORD WINRAS_WINAPI RasSetAutodialParamW(DWORD key, LPVOID value, DWORD bytes) {
  return CallService("RasSetAutodialParam", [&](RasMan& service, Call&) -> DWORD {
    if (value == nullptr) return kErrorInvalidParameter;
    return service.AskAutodial([&](Autodial& autodial) -> DWORD {
      DWORD* const parameter = autodial.Parameter(key);
      if (parameter == nullptr) return kErrorInvalidParameter;
      if (bytes != sizeof(DWORD)) return kErrorInvalidSize;
      std::memcpy(parameter, value, sizeof(DWORD));
      return 0;
    });
  });
}

}  // namespace winras::simulator
