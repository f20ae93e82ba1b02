// The links of a connection, as RAS tells them one by one. H6, H7.

#include "calls/links.h"

#include <doctest/doctest.h>

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "abi/error_codes.h"
#include "fake_ras.h"

namespace winras::test::links_test {
namespace {

// What RasGetSubEntryHandle does. One test runs at a time.
std::function<DWORD(DWORD sub_entry, HRASCONN* link)> on_link;
std::vector<DWORD> asked;

DWORD WINRAS_WINAPI GetSubEntryHandle(HRASCONN connection, DWORD sub_entry, HRASCONN* link) {
  CHECK(connection == kHandle);
  asked.push_back(sub_entry);
  return on_link(sub_entry, link);
}

// RASENTRY.dwSubEntries of the line's entry, where the phone book has it; and how often it was
// asked for.
std::optional<DWORD> in_phone_book;
int phone_book_asked = 0;

DWORD WINRAS_WINAPI GetEntryProperties(LPCWSTR, LPCWSTR entry, RASENTRYW* properties, DWORD* bytes,
                                       BYTE*, DWORD*) {
  const bool is_default = *entry == 0;
  CHECK((is_default || std::u16string(entry) == u"Bundle"));
  if (!is_default && !in_phone_book) return kErrorCannotFindPhonebookEntry;
  const DWORD room = properties == nullptr ? 0 : *bytes;
  *bytes = sizeof(RASENTRYW);
  if (room < *bytes) return kErrorBufferTooSmall;
  ++phone_book_asked;
  properties->dwSubEntries = *in_phone_book;
  return 0;
}

struct RasWithLinks : FakeRas {
  RasWithLinks() {
    asked.clear();
    in_phone_book.reset();
    phone_book_asked = 0;
    api.RasGetSubEntryHandleW = GetSubEntryHandle;
    api.RasGetEntryPropertiesW = GetEntryProperties;
    SetLine(kHandle, RASCS_Connected, 1, u"Bundle");
  }

  // "101 - 103": the links' handles, and "-" for those that are not connected.
  std::string Told() {
    const Provider::Scope scope(*provider());
    const auto answer = Links(*provider(), kHandle);
    CHECK(answer.error == 0);
    std::string text;
    for (const LinkHandle& link : answer.value) {
      if (!text.empty()) text += ' ';
      text += link.handle == nullptr
                  ? "-"
                  : std::to_string(reinterpret_cast<std::uintptr_t>(link.handle));
    }
    return text;
  }
};

TEST_CASE_FIXTURE(RasWithLinks,
                  "H6: the links are counted from 1 up to 259, those too that are down") {
  on_link = [](DWORD sub_entry, HRASCONN* link) -> DWORD {
    if (sub_entry > 3) return kErrorNoMoreItems;
    *link = Handle(100 + sub_entry);  // also with an error, which it may
    return sub_entry == 2 ? kErrorPortNotOpen : 0;
  };
  const Provider::Scope scope(*provider());
  const auto answer = Links(*provider(), kHandle);
  CHECK(answer.error == 0);
  CHECK(std::string(answer.operation) == "RasGetSubEntryHandle");
  REQUIRE(answer.value.size() == 3);
  CHECK(answer.value[0].sub_entry == 1);
  CHECK(answer.value[0].handle == Handle(101));
  CHECK(answer.value[1].sub_entry == 2);
  CHECK(answer.value[1].handle == nullptr);
  CHECK(answer.value[2].handle == Handle(103));
  CHECK(asked == std::vector<DWORD>{1, 2, 3, 4});
}

TEST_CASE_FIXTURE(RasWithLinks, "H6: any other error is that of the question, also half-way") {
  for (const DWORD failing : {DWORD{1}, DWORD{3}}) {
    for (const DWORD error : {kErrorInvalidHandle, kErrorRasmanCannotInitialize}) {
      on_link = [&](DWORD sub_entry, HRASCONN* link) -> DWORD {
        *link = Handle(100 + sub_entry);
        return sub_entry < failing ? 0 : error;
      };
      const Provider::Scope scope(*provider());
      CHECK(Links(*provider(), kHandle).error == error);
    }
  }
}

TEST_CASE_FIXTURE(RasWithLinks, "the usual connection is asked about twice, and no phone book is") {
  on_link = [](DWORD sub_entry, HRASCONN* link) -> DWORD {
    if (sub_entry > 1) return kErrorNoMoreItems;
    return *link = Handle(101), 0;
  };
  CHECK(Told() == "101");
  CHECK(asked == std::vector<DWORD>{1, 2});
  CHECK(phone_book_asked == 0);
  CHECK(Calls().empty());
}

TEST_CASE_FIXTURE(RasWithLinks, "links that never end with 259 end as the phone book says") {
  in_phone_book = 3;
  on_link = [](DWORD sub_entry, HRASCONN* link) -> DWORD {
    if (sub_entry != 3) return kErrorPortNotOpen;
    return *link = Handle(103), 0;
  };
  CHECK(Told() == "- - 103");
  CHECK(asked.size() == 4);
  CHECK(phone_book_asked == 1);
  // Any link is answered with the connection's own handle.
  on_link = [](DWORD, HRASCONN* link) -> DWORD { return *link = kHandle, 0; };
  in_phone_book = 1;
  asked.clear();
  CHECK(Told() == "16");
  CHECK(asked.size() == 2);
}

TEST_CASE_FIXTURE(RasWithLinks, "a link that is up is one though its entry has it no more") {
  in_phone_book = 2;
  on_link = [](DWORD sub_entry, HRASCONN* link) -> DWORD {
    if (sub_entry > 3) return kErrorPortNotOpen;
    return *link = Handle(100 + sub_entry), 0;
  };
  CHECK(Told() == "101 102 103");
  CHECK(asked.size() == 4);
}

TEST_CASE_FIXTURE(RasWithLinks, "where no phone book tells, links end when several in a row do") {
  on_link = [](DWORD, HRASCONN*) { return kErrorPortNotOpen; };
  CHECK(Told() == "-");
  CHECK(asked.size() == 3);
  asked.clear();
  on_link = [](DWORD sub_entry, HRASCONN* link) -> DWORD {
    if (sub_entry == 2 || sub_entry > 3) return kErrorPortNotOpen;
    return *link = Handle(100 + sub_entry), 0;
  };
  CHECK(Told() == "101 - 103");
  CHECK(asked.size() == 5);
  asked.clear();
  on_link = [](DWORD, HRASCONN* link) -> DWORD { return *link = kHandle, 0; };
  CHECK(Told() == "16");
  CHECK(asked.size() == 2);
}

TEST_CASE_FIXTURE(RasWithLinks, "links that are all up and never end are given up within reason") {
  on_link = [](DWORD sub_entry, HRASCONN* link) -> DWORD {
    return *link = Handle(100 + sub_entry), 0;
  };
  const Provider::Scope scope(*provider());
  CHECK(Links(*provider(), kHandle).value.size() == 256);
  CHECK(asked.size() == 256);
}

TEST_CASE_FIXTURE(RasWithLinks, "a success without a handle is a link that is not connected") {
  on_link = [](DWORD sub_entry, HRASCONN*) -> DWORD {
    return sub_entry > 1 ? kErrorNoMoreItems : 0;
  };
  const auto answer = Links(*provider(), kHandle);
  REQUIRE(answer.value.size() == 1);
  CHECK(answer.value[0].handle == nullptr);
}

TEST_CASE_FIXTURE(RasWithLinks, "H6: one link is asked for alone; that there is none is an error") {
  on_link = [](DWORD sub_entry, HRASCONN* link) -> DWORD {
    *link = Handle(100 + sub_entry);
    if (sub_entry > 2) return kErrorNoMoreItems;
    return sub_entry == 2 ? kErrorPortNotOpen : 0;
  };
  const auto up = Link(*provider(), kHandle, 1);
  CHECK(up.error == 0);
  CHECK(up.value.sub_entry == 1);
  CHECK(up.value.handle == Handle(101));
  const auto down = Link(*provider(), kHandle, 2);
  CHECK(down.error == 0);
  CHECK(down.value.handle == nullptr);
  const auto none = Link(*provider(), kHandle, 3);
  CHECK(none.error == kErrorNoMoreItems);
  CHECK(none.value.handle == nullptr);
  CHECK(std::string(none.operation) == "RasGetSubEntryHandle");
  CHECK(asked == std::vector<DWORD>{1, 2, 3});
}

TEST_CASE_FIXTURE(FakeRas, "H7: a link is hung up by its own handle, once, whatever RAS answers") {
  for (const DWORD error : {DWORD{0}, kErrorInvalidHandle, kErrorHangupFailed}) {
    on_hang_up = [&](HRASCONN) { return error; };
    const Provider::Scope scope(*provider());
    const auto answer = HangUpLinkOnce(*provider(), Handle(101));
    CHECK(answer.error == error);
    CHECK(std::string(answer.operation) == "RasHangUp");
  }
  CHECK(Calls() == std::vector<std::string>(3, "RasHangUp 101"));
}

}  // namespace
}  // namespace winras::test::links_test
