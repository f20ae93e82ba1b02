// RasGetEntryProperties, RasSetEntryProperties, RasDeleteEntry, RasRenameEntry,
// RasValidateEntryName.

#include <memory>
#include <string>

#include "abi/structure_sizes.h"
#include "simulator/entry_buffer.h"
#include "simulator/entry_keys.h"
#include "simulator/entry_names.h"
#include "simulator/functions.h"
#include "simulator/random.h"
#include "simulator/text.h"

namespace winras::simulator {
namespace {

Sizes EntrySizes(const RasMan& service) {
  const DWORD newest = service.config().book_rules.entry_size;
  Sizes sizes;
  for (const DWORD size :
       {kRasEntrySizes.windows10, kRasEntrySizeBuild17134, kRasEntrySizes.windows8,
        kRasEntrySizes.vista, kRasEntrySizes.windows_xp, kRasEntrySizeWindows2000,
        kRasEntrySizeNt4OptionPack, kRasEntrySizeNt4}) {
    if (size <= newest) sizes.push_back(size);
  }
  return sizes;
}

// The version that the caller has compiled may be older than dwType (E2).
bool HasType(const RASENTRYW& entry) { return entry.dwSize > offsetof(RASENTRYW, dwType); }

DWORD TypeSaidByDevice(const RASENTRYW& entry) {
  return TypeOfDevice(ToUtf8(FromMember(entry.szDeviceType)));
}

// B2.
DWORD Check(RASENTRYW& entry, RasMan& service) {
  const bool may_lack = service.config().book_rules.takes_incomplete_entries;
  if (may_lack && entry.dwFramingProtocol == 0) entry.dwFramingProtocol = RASFP_Ppp;
  if (entry.dwType == 0 && (may_lack || !HasType(entry))) entry.dwType = TypeSaidByDevice(entry);
  if (entry.dwSubEntries != 0) {
    service.Violation("RasSetEntryProperties with dwSubEntries");
    return kErrorInvalidParameter;
  }
  const std::u16string number = FromMember(entry.szLocalPhoneNumber);
  if (number.empty() && entry.dwType == RASET_Vpn) {
    service.Violation("RasSetEntryProperties with an empty host name");  // B6: it crashes
    return kErrorInvalidParameter;
  }
  // [I] PPPoE's service name may be empty: then any server will do.
  const bool lacks_number = number.empty() && entry.dwType != RASET_Broadband;
  const bool lacks_device = entry.szDeviceName[0] == 0 && !may_lack;
  if (lacks_number || lacks_device || entry.szDeviceType[0] == 0 || entry.dwFramingProtocol == 0 ||
      entry.dwType == 0 || HasLineBreak(entry)) {
    return kErrorInvalidParameter;
  }
  return 0;
}

// A new entry, which has a GUID of its own.
EntryText NewEntry(const std::u16string& name, DWORD type, std::uint64_t seed, double now) {
  EntryText text = EntryText::Named(ToUtf8(name));
  Random random(seed, FoldCase(name), static_cast<std::uint64_t>(now));
  text.Set(KeyPlace::kEntry, 0, "Type", std::to_string(type));
  text.Set(KeyPlace::kEntry, 0, "Guid", GuidDigits(random.Guid()));
  text.AddLink();
  return text;
}

}  // namespace

// What a device had for itself is gone since Windows 2000. Its block must be null; how large it
// would be does not matter, and programs in use pass a size.
DWORD WINRAS_WINAPI RasGetEntryPropertiesW(LPCWSTR phone_book, LPCWSTR entry_name,
                                           RASENTRYW* properties, DWORD* bytes, BYTE* device,
                                           DWORD* /*device_bytes*/) {
  return CallService("RasGetEntryProperties", [&](RasMan& service, Call& call) -> DWORD {
    if (entry_name == nullptr || device != nullptr) return kErrorInvalidParameter;
    call.entry_name = entry_name;
    return service.InBook(phone_book, [&](PhoneBooks& books) -> DWORD {
      const Sizes sizes = EntrySizes(service);
      if (*entry_name == 0) {  // B1
        return Give(ReadEntry(EntryText::Named("")), {}, sizes, properties, bytes);
      }
      const auto entry = books.Find(phone_book, entry_name);
      if (entry == nullptr) return kErrorCannotFindPhonebookEntry;
      const EntryText text = books.TextOf(*entry);
      RASENTRYW given = ReadEntry(text);
      given.dwSubEntries = static_cast<DWORD>(text.LinkCount());
      given.guidId = entry->id;
      const DWORD error = Give(given, ReadAlternateNumbers(text, 0), sizes, properties, bytes);
      if (error == kErrorBufferTooSmall) service.GrowEntry(books, *entry);
      return error;
    });
  });
}

DWORD WINRAS_WINAPI RasSetEntryPropertiesW(LPCWSTR phone_book, LPCWSTR entry_name,
                                           RASENTRYW* properties, DWORD bytes, BYTE* device,
                                           DWORD /*device_bytes*/) {
  return CallService("RasSetEntryProperties", [&](RasMan& service, Call& call) -> DWORD {
    if (entry_name == nullptr || device != nullptr) return kErrorInvalidParameter;
    call.entry_name = entry_name;
    RASENTRYW wanted;
    Numbers numbers;
    DWORD error = Take(properties, bytes, EntrySizes(service), wanted, numbers);
    if (error == 0) error = Check(wanted, service);
    if (error != 0) return error;
    return service.InBook(phone_book, [&](PhoneBooks& books) -> DWORD {
      const auto entry = books.Find(phone_book, entry_name);
      const PhoneBooks::NewPlace place = entry == nullptr
                                             ? books.PlaceForNew(phone_book)
                                             : PhoneBooks::NewPlace{entry->book_path, entry->scope};
      if (const DWORD denied = service.MayChange(place.scope)) return denied;
      if (entry == nullptr && !IsEntryName(entry_name)) return kErrorInvalidName;
      if (entry != nullptr && service.HasLine(*entry)) {
        service.Violation("RasSetEntryProperties of an entry that has a line");  // B6: it crashes
        return kErrorInvalidParameter;
      }
      EntryText text = entry == nullptr ? NewEntry(entry_name, wanted.dwType, service.config().seed,
                                                   service.Now())
                                        : books.TextOf(*entry);
      if (text.LinkCount() == 0) text.AddLink();
      WriteEntry(wanted, wanted.dwSize, text);
      WriteAlternateNumbers(numbers, 0, text);
      return entry == nullptr ? books.Create(place, text) : books.Change(*entry, text);  // B8
    });
  });
}

DWORD WINRAS_WINAPI RasDeleteEntryW(LPCWSTR phone_book, LPCWSTR entry_name) {
  return CallService("RasDeleteEntry", [&](RasMan& service, Call& call) -> DWORD {
    if (entry_name == nullptr) return kErrorInvalidParameter;
    call.entry_name = entry_name;
    return service.InBook(phone_book, [&](PhoneBooks& books) -> DWORD {
      const auto entry = books.Find(phone_book, entry_name);
      if (entry == nullptr) return service.config().book_rules.missing_entry_deleted;
      if (const DWORD denied = service.MayChange(entry->scope)) return denied;
      const DWORD error = books.Remove(*entry);
      if (error == 0) service.Forget(*entry);
      return error;
    });
  });
}

DWORD WINRAS_WINAPI RasRenameEntryW(LPCWSTR phone_book, LPCWSTR old_name, LPCWSTR new_name) {
  return CallService("RasRenameEntry", [&](RasMan& service, Call& call) -> DWORD {
    if (old_name == nullptr || new_name == nullptr) return kErrorInvalidParameter;
    call.entry_name = old_name;
    return service.InBook(phone_book, [&](PhoneBooks& books) -> DWORD {
      const auto entry = books.Find(phone_book, old_name);
      if (entry == nullptr) return kErrorCannotFindPhonebookEntry;
      if (!IsEntryName(new_name)) return kErrorInvalidName;
      if (const DWORD denied = service.MayChange(entry->scope)) return denied;
      const auto other = books.Find(entry->book_path.c_str(), new_name);
      if (other != nullptr && other != entry) return kErrorAlreadyExists;
      EntryText text = books.TextOf(*entry);
      text.Rename(ToUtf8(new_name));
      return books.Change(*entry, text);
    });
  });
}

DWORD WINRAS_WINAPI RasValidateEntryNameW(LPCWSTR phone_book, LPCWSTR entry_name) {
  return CallService("RasValidateEntryName", [&](RasMan& service, Call& call) -> DWORD {
    if (entry_name == nullptr) return kErrorInvalidParameter;
    call.entry_name = entry_name;
    return service.InBook(phone_book, [&](PhoneBooks& books) -> DWORD {
      if (!IsEntryName(entry_name)) return kErrorInvalidName;
      return books.Find(phone_book, entry_name) == nullptr ? 0 : kErrorAlreadyExists;
    });
  });
}

}  // namespace winras::simulator
