#include <doctest/doctest.h>

#include <functional>
#include <optional>
#include <string>

#include "abi/error_codes.h"
#include "calls/line_survey.h"
#include "fake_ras.h"

namespace winras::test::line_survey_test {

namespace {

const EntryPlace kEntry{std::nullopt, u"Office"};

// What RasGetSubEntryHandle answers. One test runs at a time.
std::function<DWORD(DWORD sub_entry)> on_link;

DWORD WINRAS_WINAPI GetSubEntryHandle(HRASCONN, DWORD sub_entry, HRASCONN* link) {
  const DWORD error = on_link(sub_entry);
  if (error == 0) *link = Handle(100 + sub_entry);
  return error;
}

struct RasWithLinks {
  FakeRas ras;
  RasWithLinks() { ras.api.RasGetSubEntryHandleW = GetSubEntryHandle; }
};

}  // namespace

TEST_SUITE("the links of a line") {
  TEST_CASE_FIXTURE(RasWithLinks, "are counted, but for those that are not connected") {
    on_link = [](DWORD sub_entry) -> DWORD {
      if (sub_entry > 4) return kErrorNoMoreItems;
      return sub_entry == 2 ? kErrorPortNotOpen : 0;
    };
    const LinkCounts links = CountLinks(ras.api, kHandle, kEntry);
    CHECK(links.connected == 3);
    CHECK(links.all == 4);
  }

  TEST_CASE_FIXTURE(RasWithLinks, "are at least one, also of a line that has no such links") {
    on_link = [](DWORD) -> DWORD { return kErrorInvalidHandle; };
    CHECK(CountLinks(ras.api, kHandle, kEntry).connected == 1);
    on_link = [](DWORD) -> DWORD { return kErrorPortNotOpen; };
    CHECK(CountLinks(ras.api, kHandle, kEntry).connected == 1);
    CHECK(CountLinks(RasApi(), kHandle, kEntry).all == 1);
  }

  TEST_CASE_FIXTURE(RasWithLinks, "end although RAS does not say so") {
    DWORD calls = 0;
    on_link = [&](DWORD sub_entry) -> DWORD {
      ++calls;
      return sub_entry > 2 ? kErrorPortNotOpen : 0;
    };
    const LinkCounts links = CountLinks(ras.api, kHandle, kEntry);
    CHECK(links.connected == 2);
    CHECK(links.all == 2);
    CHECK(calls == 4);
  }
}

TEST_SUITE("a survey of the lines") {
  TEST_CASE_FIXTURE(RasWithLinks,
                    "asks each for its status, and those that are up for their links") {
    int asked = 0;
    on_link = [&](DWORD sub_entry) -> DWORD {
      ++asked;
      return sub_entry > 2 ? kErrorNoMoreItems : 0;
    };
    ras.SetLine(Handle(1), RASCS_Connected, 1);
    ras.SetLine(Handle(2), RASCS_Authenticate, 2);
    ras.SetLine(Handle(3), RASCS_Connected, 3);
    ras.on_status = [](HRASCONN handle, RASCONNSTATUSW& status) -> DWORD {
      if (handle == Handle(3)) return kErrorInvalidHandle;
      status.rasconnstate = handle == Handle(1) ? RASCS_Connected : RASCS_Authenticate;
      status.rasconnsubstate = RASCSS_Dormant;
      return 0;
    };
    const Provider::Scope scope(*ras.provider());
    const auto answer = SurveyLines(*ras.provider());
    REQUIRE(answer.error == 0);
    CHECK(std::string(answer.operation) == "RasEnumConnections");
    REQUIRE(answer.value.size() == 3);
    REQUIRE(answer.value[0].status.has_value());
    CHECK(answer.value[0].status->state == RASCS_Connected);
    CHECK(answer.value[0].status->substate == RASCSS_Dormant);
    CHECK(answer.value[0].links.connected == 2);
    CHECK(answer.value[0].connection.entry_name == u"Office");
    CHECK(answer.value[1].status->state == RASCS_Authenticate);
    CHECK(answer.value[1].links.connected == 1);
    CHECK_FALSE(answer.value[2].status.has_value());
    CHECK(answer.value[2].status_error == kErrorInvalidHandle);
    CHECK(asked == 3);
  }

  TEST_CASE_FIXTURE(RasWithLinks, "fails as the list does") {
    ras.on_enumerate = [] { return kErrorRasmanCannotInitialize; };
    const Provider::Scope scope(*ras.provider());
    const auto answer = SurveyLines(*ras.provider());
    CHECK(answer.error == kErrorRasmanCannotInitialize);
    CHECK(answer.value.empty());
  }
}

}  // namespace winras::test::line_survey_test
