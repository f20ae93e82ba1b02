#include <doctest/doctest.h>

#include <algorithm>
#include <cstring>
#include <future>
#include <string>

#include "abi/error_codes.h"
#include "one_dial.h"

namespace winras::test::session_resume_test {

namespace {

void NewPassword(RASDIALPARAMSW& params) { Put(u"better!", params.szPassword); }

void NotCalled(RASDIALPARAMSW&) { FAIL_CHECK("the parameters of a dial that cannot be resumed"); }

}  // namespace

TEST_SUITE("resuming") {
  TEST_CASE_FIXTURE(
      OneDial,
      "P2: RasDial gets the same handle, notifier, id and parameters, but for the change") {
    auto request = Request(RDEOPT_PausedStates);
    request->phone_book = u"book.pbk";
    Put(u"555", request->params.szPhoneNumber);
    Dial(std::move(request));
    ras.Dialed().Notify(RASCS_RetryAuthentication, kErrorAuthenticationFailure);
    CHECK(session()->Resume(NewPassword));
    REQUIRE(ras.Quiet());
    CHECK(heard.Text() == "dialed:0 4097:691 resuming resumed:0");
    const DialCall first = ras.Dialed(0);
    const DialCall second = ras.Dialed(1);
    CHECK(second.before == kHandle);
    const bool same_notifier = second.notifier == first.notifier;
    CHECK(same_notifier);
    CHECK(second.callback_id == first.callback_id);
    CHECK(second.options == first.options);
    CHECK(second.phone_book == first.phone_book);
    CHECK(std::u16string(second.copy.szPassword) == u"better!");
    RASDIALPARAMSW expected = first.copy;
    NewPassword(expected);
    CHECK(std::memcmp(&expected, &second.copy, sizeof expected) == 0);
    // It may pause again.
    ras.Dialed(1).Notify(RASCS_PasswordExpired);
    CHECK(session()->Resume(NewPassword));
    REQUIRE(ras.Quiet());
    CHECK(ras.Count("RasDial") == 3);
    session()->Settle();
  }

  TEST_CASE_FIXTURE(OneDial, "a resume that RAS refuses is reported, and can be tried again") {
    Dial(Request(RDEOPT_PausedStates));
    ras.on_dial = [](const DialCall& call) -> DWORD {
      *call.handle = nullptr;  // means nothing: the first RasDial's handle stays
      return kErrorInvalidParameter;
    };
    CHECK(session()->Resume(NewPassword));
    REQUIRE(ras.Quiet());
    CHECK(heard.Text() == "dialed:0 resuming resumed:87");
    CHECK(session()->handle() == kHandle);
    CHECK(session()->Resume(NewPassword));
    REQUIRE(ras.Quiet());
    session()->Settle();
  }

  TEST_CASE_FIXTURE(OneDial, "no resume before the dial, while RasDial runs, or without a handle") {
    std::promise<void> inside;
    std::promise<void> go;
    ras.on_dial = [&](const DialCall& call) -> DWORD {
      call.Notify(RASCS_RetryAuthentication);
      inside.set_value();
      go.get_future().wait();
      return kErrorPortNotAvailable;
    };
    CHECK(!session()->Resume(NotCalled));
    session()->Start(Request(RDEOPT_PausedStates));
    inside.get_future().wait();
    CHECK(session()->handle() == kHandle);
    CHECK(!session()->Resume(NotCalled));
    go.set_value();
    REQUIRE(ras.Quiet());
    session()->Settle();

    const auto without = Session::Create(ras.provider(), heard.Sink());
    ras.on_dial = [](const DialCall&) { return kErrorPortNotAvailable; };
    without->Start(Request(RDEOPT_PausedStates));
    REQUIRE(ras.Quiet());
    CHECK(!without->Resume(NotCalled));
    without->Settle();
    CHECK(ras.Count("RasDial") == 2);
  }

  TEST_CASE_FIXTURE(OneDial, "no second resume while the first one's RasDial runs") {
    Dial(Request(RDEOPT_PausedStates));
    std::promise<void> go;
    ras.on_dial = [&](const DialCall&) -> DWORD {
      go.get_future().wait();
      return 0;
    };
    CHECK(session()->Resume(NewPassword));
    CHECK(!session()->Resume(NotCalled));
    go.set_value();
    REQUIRE(ras.Quiet());
    CHECK(ras.Count("RasDial") == 2);
    session()->Settle();
  }

  TEST_CASE_FIXTURE(OneDial, "no resume of a dial that is over") {
    Dial(Request(RDEOPT_PausedStates));
    SUBCASE("connected") { ras.Dialed().Notify(RASCS_Connected); }
    SUBCASE("settled") { session()->Settle(); }
    SUBCASE("being hung up") { HangUp(1'000); }
    CHECK(!session()->Resume(NotCalled));
    session()->Settle();
    REQUIRE(ras.RunUntil([&] { return session().use_count() == 1; }));
    CHECK(ras.Count("RasDial") == 1);
  }

  TEST_CASE_FIXTURE(OneDial, "no resume of a dial without paused states: its parameters are gone") {
    Dial();
    CHECK(!session()->Resume(NotCalled));
    session()->Settle();
  }

  TEST_CASE_FIXTURE(
      OneDial, "a hang-up lets a resuming RasDial return first, so that it meets no dead handle") {
    Dial(Request(RDEOPT_PausedStates));
    std::promise<void> inside;
    std::promise<void> go;
    ras.on_dial = [&](const DialCall&) -> DWORD {
      inside.set_value();
      go.get_future().wait();
      ras.Record("resumed");
      return 0;
    };
    CHECK(session()->Resume(NewPassword));
    inside.get_future().wait();
    HangUp();
    CHECK(ras.Count(kHangUpCall) == 0);
    go.set_value();
    REQUIRE(ras.RunUntilAnswered(answers));
    CHECK(answers.Last().outcome == HangUpOutcome::kDisconnected);
    const auto calls = ras.Calls();
    const auto position = [&calls](const std::string& call) {
      return std::find(calls.begin(), calls.end(), call) - calls.begin();
    };
    CHECK(position("resumed") < position(kHangUpCall));
    CHECK(ras.Count(kHangUpCall) == 1);
  }

  TEST_CASE_FIXTURE(OneDial, "but it does not wait longer than a second for one that blocks") {
    Dial(Request(RDEOPT_PausedStates));
    std::promise<void> inside;
    ras.on_dial = [&](const DialCall&) -> DWORD {
      inside.set_value();
      ras.clock().Sleep(30'000);
      return 0;
    };
    CHECK(session()->Resume(NewPassword));
    inside.get_future().wait();
    HangUp();
    REQUIRE(ras.RunUntilAnswered(answers));
    CHECK(answers.Last().outcome == HangUpOutcome::kDisconnected);
    CHECK(ras.clock().Now() < 2'000);
    REQUIRE(ras.RunUntil([&] { return heard.Size() == 3; }));
    CHECK(ras.Count("RasHangUp 16") == 1);
  }

  TEST_CASE_FIXTURE(OneDial, "an abort together with an answer beats it") {
    Dial(Request(RDEOPT_PausedStates));
    CHECK(session()->Resume(NewPassword));
    HangUp();
    REQUIRE(ras.RunUntilAnswered(answers));
    // Whichever of the two jobs ran first, RAS never sees a RasDial after the RasHangUp.
    bool hung_up = false;
    for (const std::string& call : ras.Calls()) {
      hung_up = hung_up || call == kHangUpCall;
      if (hung_up) CHECK(call != "RasDial");
    }
    CHECK(hung_up);
  }
}

}  // namespace winras::test::session_resume_test
