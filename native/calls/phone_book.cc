#include "calls/phone_book.h"

#include <algorithm>
#include <cstring>
#include <utility>

#include "abi/error_codes.h"
#include "abi/structure_sizes.h"
#include "calls/enumeration.h"
#include "calls/error_message.h"

namespace winras {
namespace {

// More than any entry has. What RAS says of sizes and numbers is believed up to here.
constexpr std::size_t kLargestEntry = 1 << 20;
constexpr DWORD kMostSubEntries = 1'000;

// Where a member lies: by its name, once.
const Member& MemberOf(const EntryTable& table, const char* name) {
  return *std::find_if(table.begin(), table.end(), [name](const Member& member) {
    return std::strcmp(member.name, name) == 0;
  });
}

// `get(structure, bytes)` is the function; `sizes` are the structure's dwSize in the order to try.
template <typename Get>
DWORD Read(Get get, const EntryTable& table, const std::vector<DWORD>& sizes, RawEntry& entry) {
  DWORD needed = 0;
  // No document says with what code RAS tells the size (rule B1).
  DWORD error = get(nullptr, &needed);
  const bool tells = error == 0 || error == kErrorBufferTooSmall;
  const bool cannot_be_asked =
      error == kErrorInvalidSize || error == kErrorInvalidParameter || error == kErrorBufferInvalid;
  if (!tells && !cannot_be_asked) return error;

  for (const DWORD size : sizes) {
    std::size_t length = std::max<std::size_t>(tells ? needed : 0, size);
    error = kErrorBufferTooSmall;
    for (int attempt = 0; attempt < kEnumerationAttempts && error == kErrorBufferTooSmall;
         ++attempt) {
      std::vector<BYTE> buffer(std::min(length, kLargestEntry));
      std::memcpy(buffer.data(), &size, sizeof size);
      DWORD bytes = static_cast<DWORD>(buffer.size());
      error = get(buffer.data(), &bytes);
      if (error == 0) {
        buffer.resize(std::clamp<std::size_t>(bytes, size, buffer.size()));
        entry = RawEntry(table, size, std::move(buffer));
        return 0;
      }
      // Also when what it asks for is no more than it had.
      length = std::max<std::size_t>(bytes, buffer.size() + size);
    }
    if (error != kErrorInvalidSize) return error;
  }
  return error;
}

// E2: what RAS wants for its defaults, which have nothing behind the structure; else the versions.
std::vector<DWORD> EntrySizes(RasGetEntryPropertiesWFunction* get, LPCWSTR book) {
  std::vector<DWORD> sizes;
  DWORD asked = 0;
  const DWORD error = get(book, u"", nullptr, &asked, nullptr, nullptr);
  if ((error == 0 || error == kErrorBufferTooSmall) && asked >= kRasEntrySizes.windows_xp &&
      asked < kLargestEntry / 2) {
    sizes.push_back(asked);
  }
  for (const DWORD known :
       {kRasEntrySizes.windows10, kRasEntrySizeBuild17134, kRasEntrySizes.windows8}) {
    if (asked != known) sizes.push_back(known);
  }
  return sizes;
}

DWORD ReadEntry(const RasApi& api, const EntryPlace& place, RawEntry& entry) {
  const auto get = api.RasGetEntryPropertiesW;
  if (get == nullptr) return kFunctionUnavailable;
  return Read(
      [&](BYTE* structure, DWORD* bytes) {
        return get(place.book(), place.name.c_str(), reinterpret_cast<RASENTRYW*>(structure), bytes,
                   nullptr, nullptr);
      },
      kEntryTable, EntrySizes(get, place.book()), entry);
}

DWORD WriteEntry(const RasApi& api, const EntryPlace& place, RawEntry& entry) {
  static const Member& type = MemberOf(kEntryTable, "dwType");
  static const Member& number = MemberOf(kEntryTable, "szLocalPhoneNumber");
  const auto set = api.RasSetEntryPropertiesW;
  if (set == nullptr) return kFunctionUnavailable;
  // B6: it would crash.
  if (entry.Number(type) == RASET_Vpn && entry.Text(number).empty()) return kErrorInvalidParameter;
  // B2: links are written one by one.
  const DWORD no_links = 0;
  std::memcpy(entry.bytes().data() + offsetof(RASENTRYW, dwSubEntries), &no_links, sizeof no_links);
  return set(place.book(), place.name.c_str(), reinterpret_cast<RASENTRYW*>(entry.bytes().data()),
             static_cast<DWORD>(entry.bytes().size()), nullptr, 0);
}

DWORD ReadSubEntry(const RasApi& api, const EntryPlace& place, DWORD index, RawEntry& link) {
  const auto get = api.RasGetSubEntryPropertiesW;
  if (get == nullptr) return kFunctionUnavailable;
  return Read(
      [&](BYTE* structure, DWORD* bytes) {
        return get(place.book(), place.name.c_str(), index,
                   reinterpret_cast<RASSUBENTRYW*>(structure), bytes, nullptr, nullptr);
      },
      kSubEntryTable, {DWORD{sizeof(RASSUBENTRYW)}}, link);
}

// A read, whose answer `operation` names, and a write.
template <typename Write>
Answer<Nothing> ReadAndWrite(Provider& provider, const EntryPlace& read, const char* operation,
                             const EntryChanges& changes, Write write) {
  Answer<Nothing> answer{"RasGetEntryProperties"};
  RawEntry entry;
  answer.error = ReadEntry(provider.api(), read, entry);
  if (answer.error == 0) {
    answer.operation = operation;
    answer.error = entry.Apply(changes);
    if (answer.error == 0) answer.error = write(entry);
  }
  return WithMessage(provider, std::move(answer));
}

// `call(function)` of a function that the provider may not have.
template <typename Function, typename Call>
Answer<Nothing> Change(Provider& provider, const char* operation, Function* function, Call call) {
  Answer<Nothing> answer{operation};
  answer.error = function == nullptr ? kFunctionUnavailable : call(function);
  return WithMessage(provider, std::move(answer));
}

}  // namespace

Answer<RawEntry> EntryProperties(Provider& provider, const EntryPlace& place) {
  Answer<RawEntry> answer{"RasGetEntryProperties"};
  answer.error = ReadEntry(provider.api(), place, answer.value);
  return WithMessage(provider, std::move(answer));
}

Answer<Nothing> CreateEntry(Provider& provider, const EntryPlace& place,
                            const EntryChanges& changes) {
  const EntryPlace defaults{place.phone_book, {}};
  return ReadAndWrite(provider, defaults, "RasSetEntryProperties", changes,
                      [&](RawEntry& entry) { return WriteEntry(provider.api(), place, entry); });
}

Answer<Nothing> ChangeEntry(Provider& provider, const EntryPlace& place,
                            const EntryChanges& changes) {
  return ReadAndWrite(provider, place, "RasSetEntryProperties", changes,
                      [&](RawEntry& entry) { return WriteEntry(provider.api(), place, entry); });
}

Answer<Nothing> DeleteEntry(Provider& provider, const EntryPlace& place) {
  return Change(provider, "RasDeleteEntry", provider.api().RasDeleteEntryW,
                [&](auto function) { return function(place.book(), place.name.c_str()); });
}

Answer<Nothing> RenameEntry(Provider& provider, const EntryPlace& place,
                            const std::u16string& new_name) {
  return Change(provider, "RasRenameEntry", provider.api().RasRenameEntryW, [&](auto function) {
    return function(place.book(), place.name.c_str(), new_name.c_str());
  });
}

Answer<Nothing> ValidateEntryName(Provider& provider, const EntryPlace& place) {
  return Change(provider, "RasValidateEntryName", provider.api().RasValidateEntryNameW,
                [&](auto function) { return function(place.book(), place.name.c_str()); });
}

// Whether a link of a single-link entry counts no document says: it can be asked for.
DWORD CountSubEntries(const RasApi& api, const EntryPlace& place, DWORD& count) {
  static const Member& sub_entries = MemberOf(kEntryTable, "dwSubEntries");
  RawEntry entry;
  const DWORD error = ReadEntry(api, place, entry);
  if (error == 0) count = std::clamp<DWORD>(entry.Number(sub_entries), 1, kMostSubEntries);
  return error;
}

Answer<std::vector<RawEntry>> SubEntries(Provider& provider, const EntryPlace& place) {
  Answer<std::vector<RawEntry>> answer{"RasGetEntryProperties"};
  DWORD count = 0;
  answer.error = CountSubEntries(provider.api(), place, count);
  if (answer.error == 0) answer.operation = "RasGetSubEntryProperties";
  for (DWORD index = 1; answer.error == 0 && index <= count; ++index) {
    RawEntry link;
    answer.error = ReadSubEntry(provider.api(), place, index, link);
    answer.value.push_back(std::move(link));
  }
  return WithMessage(provider, std::move(answer));
}

Answer<Nothing> SetSubEntry(Provider& provider, const EntryPlace& place, DWORD index,
                            const EntryChanges& changes) {
  const RasApi& api = provider.api();
  Answer<Nothing> answer{"RasGetEntryProperties"};
  DWORD count = 0;
  answer.error = CountSubEntries(api, place, count);
  RawEntry link(kSubEntryTable, sizeof(RASSUBENTRYW), {});
  if (answer.error == 0 && index <= count) {
    answer.operation = "RasGetSubEntryProperties";
    answer.error = ReadSubEntry(api, place, index, link);
  }
  if (answer.error == 0) {
    answer.operation = "RasSetSubEntryProperties";
    answer.error = link.Apply(changes);
  }
  if (answer.error == 0) {
    const auto set = api.RasSetSubEntryPropertiesW;
    answer.error = set == nullptr ? kFunctionUnavailable
                                  : set(place.book(), place.name.c_str(), index,
                                        reinterpret_cast<RASSUBENTRYW*>(link.bytes().data()),
                                        static_cast<DWORD>(link.bytes().size()), nullptr, 0);
  }
  return WithMessage(provider, std::move(answer));
}

Answer<Nothing> DeleteSubEntry(Provider& provider, const EntryPlace& place, DWORD index) {
  return Change(provider, "RasDeleteSubEntry", provider.api().RasDeleteSubEntryW,
                [&](auto function) { return function(place.book(), place.name.c_str(), index); });
}

}  // namespace winras
