// The links of a connection, as RAS tells them one by one. H6, H7.

#include "calls/links.h"

#include <doctest/doctest.h>

#include <functional>
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

struct RasWithLinks : FakeRas {
  RasWithLinks() {
    asked.clear();
    api.RasGetSubEntryHandleW = GetSubEntryHandle;
  }
};

TEST_CASE_FIXTURE(RasWithLinks,
                  "H6: the links are counted from 1 up to 259, those too that are down") {
  on_link = [](DWORD sub_entry, HRASCONN* link) -> DWORD {
    if (sub_entry > 3) return kErrorNoMoreItems;
    *link = Handle(100 + sub_entry);  // also with an error, which it may
    return sub_entry == 2 ? kErrorPortNotOpen : 0;
  };
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
        *link = Handle(100);
        return sub_entry < failing ? 0 : error;
      };
      CHECK(Links(*provider(), kHandle).error == error);
    }
  }
}

TEST_CASE_FIXTURE(RasWithLinks, "links that never end with 259 are asked for within reason") {
  on_link = [](DWORD, HRASCONN* link) -> DWORD { return *link = Handle(100), 0; };
  CHECK(Links(*provider(), kHandle).value.size() == 256);
  CHECK(asked.size() == 256);
  on_link = [](DWORD, HRASCONN*) { return kErrorPortNotOpen; };
  CHECK(Links(*provider(), kHandle).value.size() == 256);
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
