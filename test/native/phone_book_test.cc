// Entries and links as a hostile RAS gives them, sizes as several versions of Windows know them.

#include <doctest/doctest.h>

#include <algorithm>
#include <cstring>
#include <string>
#include <vector>

#include "abi/error_codes.h"
#include "abi/structure_sizes.h"
#include "calls/ip_address.h"
#include "calls/phone_book.h"
#include "fake_ras.h"

namespace winras::test::phone_book_test {
namespace {

const EntryPlace kPlace{std::nullopt, u"Office"};

const Member& Find(const EntryTable& table, const std::string& name) {
  for (const Member& member : table) {
    if (member.name == name) return member;
  }
  FAIL("no member " << name);
  return *table.begin();
}

const Member& InEntry(const std::string& name) { return Find(kEntryTable, name); }

MemberChange Change(const std::string& name, DWORD value, DWORD kept = 0) {
  std::vector<BYTE> bytes(sizeof value);
  std::memcpy(bytes.data(), &value, sizeof value);
  return {&InEntry(name), bytes, kept};
}

// What the functions below give and have been given. One test at a time.
struct Book {
  DWORD newest = kRasEntrySizes.windows10;  // the size it tells
  DWORD known = 0;                          // the one that it takes; 0: any
  std::vector<BYTE> behind;                 // the structure
  DWORD told = 0;                           // of bytes, where it lies
  DWORD links = 1;
  BYTE filling = 0xFF;  // of all bytes that are not set
  std::vector<std::pair<std::size_t, DWORD>> numbers;
  int grows = 0;
  DWORD size_code = kErrorBufferTooSmall;

  std::vector<DWORD> sizes;  // with which it was asked
  std::vector<BYTE> written;
};
Book book;

DWORD WINRAS_WINAPI Get(LPCWSTR, LPCWSTR name, RASENTRYW* entry, DWORD* bytes, BYTE* device,
                        DWORD* device_bytes) {
  CHECK(device == nullptr);
  CHECK(device_bytes == nullptr);
  if (entry == nullptr) {
    const bool defaults = name[0] == 0;  // they have nothing behind them
    *bytes = book.newest + (defaults ? 0 : static_cast<DWORD>(book.behind.size()));
    return book.size_code;
  }
  DWORD size = 0;
  std::memcpy(&size, entry, sizeof size);
  book.sizes.push_back(size);
  if (book.known != 0 && size != book.known) return kErrorInvalidSize;
  const DWORD fitting = size + static_cast<DWORD>(book.behind.size());
  if (book.grows > 0) {
    --book.grows;
    book.behind.resize(book.behind.size() + 10, 0);
    *bytes = size + static_cast<DWORD>(book.behind.size());
    return kErrorBufferTooSmall;
  }
  if (*bytes < fitting) {
    *bytes = fitting;
    return kErrorBufferTooSmall;
  }
  auto* const target = reinterpret_cast<BYTE*>(entry);
  std::memset(target, book.filling, size);
  std::copy(book.behind.begin(), book.behind.end(), target + size);
  std::memcpy(target + offsetof(RASENTRYW, dwSubEntries), &book.links, sizeof book.links);
  for (const auto& [offset, number] : book.numbers) {
    std::memcpy(target + offset, &number, sizeof number);
  }
  *bytes = book.told != 0 ? book.told : fitting;
  return 0;
}

DWORD WINRAS_WINAPI Set(LPCWSTR, LPCWSTR, RASENTRYW* entry, DWORD bytes, BYTE* device,
                        DWORD device_bytes) {
  CHECK(device == nullptr);
  CHECK(device_bytes == 0);
  const auto* const from = reinterpret_cast<const BYTE*>(entry);
  book.written.assign(from, from + bytes);
  return 0;
}

int links_asked = 0;
DWORD WINRAS_WINAPI GetLink(LPCWSTR, LPCWSTR, DWORD index, RASSUBENTRYW* link, DWORD* bytes, BYTE*,
                            DWORD*) {
  if (link == nullptr) {
    *bytes = sizeof *link;
    return kErrorBufferTooSmall;
  }
  links_asked = static_cast<int>(index);
  std::memset(link, 0xFF, sizeof *link);
  *bytes = 0xFFFF'FFFF;
  return 0;
}

struct Ras : FakeRas {
  Ras() {
    book = {};
    links_asked = 0;
    api.RasGetEntryPropertiesW = Get;
    api.RasSetEntryPropertiesW = Set;
    api.RasGetSubEntryPropertiesW = GetLink;
  }
};

DWORD WrittenAt(std::size_t offset) {
  DWORD number = 0;
  std::memcpy(&number, book.written.data() + offset, sizeof number);
  return number;
}

TEST_CASE_FIXTURE(Ras, "E2: the size that RAS tells is the one it is asked with") {
  // Also one that no table has: a Windows to come.
  for (const DWORD size : {kRasEntrySizes.windows10, kRasEntrySizeBuild17134,
                           kRasEntrySizes.windows8, kRasEntrySizes.vista, DWORD{8000}}) {
    book = {};
    book.newest = book.known = size;
    CHECK(EntryProperties(*provider(), kPlace).error == 0);
    CHECK(book.sizes == std::vector<DWORD>{size});
  }
}

TEST_CASE_FIXTURE(Ras, "E2: where RAS tells no size, or a wrong one, the known ones are tried") {
  for (const DWORD known :
       {kRasEntrySizes.windows10, kRasEntrySizeBuild17134, kRasEntrySizes.windows8}) {
    for (const DWORD told : {DWORD{0}, DWORD{7}, DWORD{9000}, DWORD{0xFFFF'FFFF}}) {
      book = {};
      book.newest = told;
      book.known = known;
      const auto answer = EntryProperties(*provider(), kPlace);
      CHECK(answer.error == 0);
      CHECK(book.sizes.back() == known);
    }
  }
  book = {};
  book.known = 1;
  CHECK(EntryProperties(*provider(), kPlace).error == kErrorInvalidSize);
}

TEST_CASE_FIXTURE(Ras, "B1: the size is told with 603, with 0 or not at all") {
  for (const DWORD code : {kErrorBufferTooSmall, kErrorSuccess, kErrorInvalidSize,
                           kErrorInvalidParameter, kErrorBufferInvalid}) {
    book.size_code = code;
    CHECK(EntryProperties(*provider(), kPlace).error == 0);
  }
  book.size_code = kErrorCannotFindPhonebookEntry;
  CHECK(EntryProperties(*provider(), kPlace).error == kErrorCannotFindPhonebookEntry);
}

TEST_CASE_FIXTURE(Ras, "an entry that grows between two calls is asked for again, not for ever") {
  book.grows = 3;
  CHECK(EntryProperties(*provider(), kPlace).error == 0);
  book.grows = 1000;
  CHECK(EntryProperties(*provider(), kPlace).error == kErrorBufferTooSmall);
}

TEST_CASE_FIXTURE(Ras, "texts without an end stop at their field's") {
  const RawEntry entry = EntryProperties(*provider(), kPlace).value;
  for (const Member& member : kEntryTable) {
    if (member.kind != MemberKind::kText) continue;
    CHECK(entry.Text(member) == std::u16string(member.size / 2, u'\xFFFF'));
  }
}

TEST_CASE_FIXTURE(Ras, "alternate numbers are looked for inside the buffer only") {
  const std::u16string list = std::u16string(u"one\0two\0\0three\0", 15);
  const auto* const bytes = reinterpret_cast<const BYTE*>(list.data());
  book.behind.assign(bytes, bytes + list.size() * 2);
  const DWORD size = book.newest;
  const auto numbers_at = [this](DWORD offset) {
    book.numbers = {{offsetof(RASENTRYW, dwAlternateOffset), offset}};
    return EntryProperties(*provider(), kPlace).value.AlternateNumbers();
  };
  CHECK(numbers_at(size) == std::vector<std::u16string>{u"one", u"two"});
  CHECK(numbers_at(size + 18).size() == 1);  // "three", whose list has no end
  // Unaligned, empty, at the very end, behind it, inside the structure.
  CHECK(!numbers_at(size + 1).empty());
  for (const DWORD offset : {DWORD{0}, size + 30, size + 29, size + 31, size - 2, DWORD{1},
                             DWORD{0x7FFF'FFFF}, DWORD{0xFFFF'FFFF}, DWORD{0xFFFF'FFFE}}) {
    CHECK(numbers_at(offset).empty());
  }
  // What RAS says it has written is believed up to the buffer's end.
  book.told = 0xFFFF'FFFF;
  CHECK(numbers_at(size).size() == 2);
  book.told = 1;
  CHECK(numbers_at(size).empty());
}

TEST_CASE_FIXTURE(Ras, "B2: what is not changed is written back as it was read") {
  book.newest = 8000;  // with a tail that nobody knows
  book.filling = 0xA5;
  book.behind = {'b', 0, 0, 0, 0, 0, 1, 2, 3};
  book.numbers = {{offsetof(RASENTRYW, dwAlternateOffset), 8000}};
  EntryChanges changes;
  changes.members = {Change("dwRedialCount", 7), Change("dwfOptions", RASEO_RequireEAP,
                                                        ~(RASEO_RequireEAP | RASEO_RequirePAP))};
  CHECK(ChangeEntry(*provider(), kPlace, changes).error == 0);

  std::vector<BYTE> expected(8000, 0xA5);
  expected.insert(expected.end(), book.behind.begin(), book.behind.end());
  const auto put = [&expected](std::size_t offset, DWORD number) {
    std::memcpy(expected.data() + offset, &number, sizeof number);
  };
  put(0, 8000);
  put(offsetof(RASENTRYW, dwAlternateOffset), 8000);
  put(offsetof(RASENTRYW, dwSubEntries), 0);
  put(offsetof(RASENTRYW, dwRedialCount), 7);
  put(offsetof(RASENTRYW, dwfOptions), (0xA5A5'A5A5 & ~RASEO_RequirePAP) | RASEO_RequireEAP);
  CHECK(book.written == expected);
}

TEST_CASE_FIXTURE(Ras, "alternate numbers are written behind the structure, or taken away") {
  EntryChanges changes;
  changes.alternate_numbers = {u"1", u"22"};
  CHECK(ChangeEntry(*provider(), kPlace, changes).error == 0);
  CHECK(book.written.size() == book.newest + 12);
  CHECK(WrittenAt(offsetof(RASENTRYW, dwAlternateOffset)) == book.newest);
  changes.alternate_numbers = std::vector<std::u16string>{};
  CHECK(ChangeEntry(*provider(), kPlace, changes).error == 0);
  CHECK(book.written.size() == book.newest);
  CHECK(WrittenAt(offsetof(RASENTRYW, dwAlternateOffset)) == 0);
}

TEST_CASE_FIXTURE(Ras, "E2: a member that this Windows does not have can only stay empty") {
  book.newest = book.known = kRasEntrySizes.windows8;
  EntryChanges changes;
  changes.members = {Change("fDisableIKEv2Fragmentation", 0)};
  CHECK(ChangeEntry(*provider(), kPlace, changes).error == 0);
  CHECK(book.written.size() == kRasEntrySizes.windows8);
  changes.members = {Change("fDisableIKEv2Fragmentation", 1)};
  const auto answer = ChangeEntry(*provider(), kPlace, changes);
  CHECK(answer.error == kErrorInvalidSize);
  CHECK(answer.operation == std::string("RasSetEntryProperties"));
}

TEST_CASE_FIXTURE(Ras, "B6: RAS never sees a VPN without a host") {
  book.filling = 0;
  book.numbers = {{offsetof(RASENTRYW, dwType), RASET_Vpn}};
  CHECK(ChangeEntry(*provider(), kPlace, {}).error == kErrorInvalidParameter);
  CHECK(book.written.empty());
}

TEST_CASE_FIXTURE(Ras, "links that RAS lies about are asked for within reason") {
  book.links = 0xFFFF'FFFF;
  const auto answer = SubEntries(*provider(), kPlace);
  CHECK(answer.error == 0);
  CHECK(answer.value.size() == 1'000);
  CHECK(links_asked == 1'000);
  CHECK(answer.value[0].AlternateNumbers().empty());
  CHECK(answer.value[0].Text(Find(kSubEntryTable, "szDeviceType")).size() == 17);
  book.links = 0;
  CHECK(SubEntries(*provider(), kPlace).value.size() == 1);
}

TEST_CASE("addresses from text") {
  const auto v4 = [](const std::string& text) { return AddressFromText<RASIPV4ADDR>(text); };
  const auto v6 = [](const std::string& text) { return AddressFromText<RASIPV6ADDR>(text); };
  CHECK(AddressText(*v4("192.0.2.7")) == "192.0.2.7");
  for (const char* bad : {"", "1", "1.2.3", "1.2.3.4.5", "1.2.3.256", "1.2.3.x", "1.2.3.4 "}) {
    CHECK(!v4(bad));
  }
  for (const char* good : {"::", "::1", "2001:db8::7", "fe80::", "1:2:3:4:5:6:7:8"}) {
    CHECK(AddressText(*v6(good)) == good);
  }
  for (const char* bad :
       {"", ":", "1:2:3:4:5:6:7", "1::2::3", "1:2:3:4:5:6:7::8", "12345::", "g::"}) {
    CHECK(!v6(bad));
  }
}

}  // namespace
}  // namespace winras::test::phone_book_test
