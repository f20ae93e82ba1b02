// RasGetSubEntryProperties, RasSetSubEntryProperties, RasDeleteSubEntry.

#include <memory>
#include <string>

#include "simulator/entry_buffer.h"
#include "simulator/entry_keys.h"
#include "simulator/functions.h"
#include "simulator/text.h"

namespace winras::simulator {
namespace {

const Sizes& SubEntrySizes() {
  static const Sizes sizes = {DWORD{sizeof(RASSUBENTRYW)}};
  return sizes;
}

// Calls `body(books, entry, text)` for an entry that is there.
template <typename Body>
DWORD WithEntry(const char* function, LPCWSTR phone_book, LPCWSTR entry_name, const Body& body) {
  return CallService(function, [&](RasMan& service, Call& call) -> DWORD {
    if (entry_name == nullptr) return kErrorInvalidParameter;
    call.entry_name = entry_name;
    return service.InBook(phone_book, [&](PhoneBooks& books) -> DWORD {
      const auto entry = books.Find(phone_book, entry_name);
      if (entry == nullptr) return kErrorCannotFindPhonebookEntry;
      EntryText text = books.TextOf(*entry);
      if (text.LinkCount() == 0) text.AddLink();
      return body(service, books, *entry, text);
    });
  });
}

DWORD MayChange(RasMan& service, const Entry& entry, const std::string& function) {
  if (const DWORD denied = service.MayChange(entry.scope)) return denied;
  if (!service.HasLine(entry)) return 0;
  service.Violation(function + " of an entry that has a line");
  return kErrorInvalidParameter;
}

}  // namespace

DWORD WINRAS_WINAPI RasGetSubEntryPropertiesW(LPCWSTR phone_book, LPCWSTR entry_name,
                                              DWORD sub_entry, RASSUBENTRYW* properties,
                                              DWORD* bytes, BYTE* device, DWORD* /*device_bytes*/) {
  return WithEntry("RasGetSubEntryProperties", phone_book, entry_name,
                   [&](RasMan&, PhoneBooks&, const Entry&, const EntryText& text) -> DWORD {
                     if (sub_entry == 0 || device != nullptr) return kErrorInvalidParameter;
                     // [I] No document says what a link that is not there is answered with.
                     if (sub_entry > text.LinkCount()) return kErrorCannotFindPhonebookEntry;
                     const std::size_t link = sub_entry - 1;
                     const auto value = [&](KeyPlace place, const char* key) {
                       return FromUtf8(text.Find(place, link, key).value_or(""));
                     };
                     RASSUBENTRYW given{};
                     ToMember(value(KeyPlace::kDevice, "DEVICE"), given.szDeviceType);
                     ToMember(value(KeyPlace::kMedia, "Device"), given.szDeviceName);
                     ToMember(value(KeyPlace::kDevice, "PhoneNumber"), given.szLocalPhoneNumber);
                     return Give(given, ReadAlternateNumbers(text, link), SubEntrySizes(),
                                 properties, bytes);
                   });
}

DWORD WINRAS_WINAPI RasSetSubEntryPropertiesW(LPCWSTR phone_book, LPCWSTR entry_name,
                                              DWORD sub_entry, RASSUBENTRYW* properties,
                                              DWORD bytes, BYTE* device, DWORD /*device_bytes*/) {
  return WithEntry(
      "RasSetSubEntryProperties", phone_book, entry_name,
      [&](RasMan& service, PhoneBooks& books, const Entry& entry, EntryText& text) -> DWORD {
        if (sub_entry == 0 || device != nullptr) return kErrorInvalidParameter;
        RASSUBENTRYW wanted;
        Numbers numbers;
        DWORD error = Take(properties, bytes, SubEntrySizes(), wanted, numbers);
        if (error == 0) error = MayChange(service, entry, "RasSetSubEntryProperties");
        if (error != 0) return error;
        const bool may_lack = service.config().book_rules.takes_incomplete_entries;
        if (wanted.szDeviceType[0] == 0 || (wanted.szDeviceName[0] == 0 && !may_lack)) {
          return kErrorInvalidParameter;
        }
        // B10: any other is made, behind those that are there.
        std::size_t link = sub_entry - 1;
        if (link >= text.LinkCount()) {
          link = text.LinkCount();
          text.AddLink();
        }
        const auto set = [&](KeyPlace place, const char* key, const std::u16string& value) {
          if (FromUtf8(text.Find(place, link, key).value_or("")) == value) return;
          text.Set(place, link, key, ToUtf8(value));
        };
        set(KeyPlace::kDevice, "DEVICE", FromMember(wanted.szDeviceType));
        set(KeyPlace::kMedia, "Device", FromMember(wanted.szDeviceName));
        set(KeyPlace::kDevice, "PhoneNumber", FromMember(wanted.szLocalPhoneNumber));
        WriteAlternateNumbers(numbers, link, text);
        return books.Change(entry, text);
      });
}

DWORD WINRAS_WINAPI RasDeleteSubEntryW(LPCWSTR phone_book, LPCWSTR entry_name, DWORD sub_entry) {
  return WithEntry(
      "RasDeleteSubEntry", phone_book, entry_name,
      [&](RasMan& service, PhoneBooks& books, const Entry& entry, EntryText& text) -> DWORD {
        // [I] The last link stays: an entry without a device could not be dialed.
        if (sub_entry == 0 || sub_entry > text.LinkCount() || text.LinkCount() == 1) {
          return kErrorInvalidParameter;
        }
        if (const DWORD error = MayChange(service, entry, "RasDeleteSubEntry")) return error;
        text.RemoveLink(sub_entry - 1);
        return books.Change(entry, text);
      });
}

}  // namespace winras::simulator
