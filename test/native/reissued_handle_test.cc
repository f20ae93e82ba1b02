// Windows gives a handle's value out again when its line is gone, also to another dial of ours.
#include <doctest/doctest.h>

#include <memory>
#include <string>
#include <utility>

#include "abi/error_codes.h"
#include "fake_ras.h"

namespace winras::test::reissued_handle_test {

namespace {

std::shared_ptr<Session> Dial(FakeRas& ras, Heard& heard, const std::u16string& entry,
                              const std::u16string& number = {}, DWORD options = 0) {
  const auto session = Session::Create(ras.provider(), heard.Sink());
  auto request = Request(options);
  request->params.szEntryName[0] = 0;
  std::u16string name = entry;
  name.push_back(0);
  Put(name, request->params.szEntryName);
  Put(number, request->params.szPhoneNumber);
  session->Start(std::move(request));
  REQUIRE(ras.Quiet());
  return session;
}

HangUpOutcome HangUp(FakeRas& ras, const std::shared_ptr<Session>& session) {
  Answers answers;
  session->HangUp(10'000, answers.Done());
  REQUIRE(ras.RunUntil([&] { return answers.Size() == 1; }));
  return answers.Last().outcome;
}

}  // namespace

TEST_SUITE("a handle value that was given to a later dial") {
  TEST_CASE("is not hung up by the earlier one, though RAS lists the later one's line no more") {
    FakeRas ras;
    Heard heard;
    std::u16string entry = u"Branch";
    std::u16string number;
    SUBCASE("of another entry") {}
    SUBCASE("of another number") {
      entry.clear();
      number = u"555 0199";
    }
    const auto earlier = Dial(ras, heard, number.empty() ? u"Office" : u"", u"555 0100");
    ras.EndLine(kHandle);
    const auto later = Dial(ras, heard, entry, number);
    ras.on_hang_up = [](HRASCONN) -> DWORD { return 0; };  // its line lingers
    Answers answers;
    later->HangUp(10'000, answers.Done());
    REQUIRE(ras.Quiet());
    CHECK(HangUp(ras, earlier) == HangUpOutcome::kDisconnected);
    CHECK(ras.Count(kHangUpCall) == 1);
    ras.EndLine(kHandle);
    REQUIRE(ras.RunUntil([&] { return answers.Size() == 1; }));
    CHECK(answers.Last().outcome == HangUpOutcome::kDisconnected);
  }

  TEST_CASE("so when the later one's RasDial has not returned, and only notified it") {
    FakeRas ras;
    Heard heard;
    const auto earlier = Dial(ras, heard, u"Office");
    ras.on_dial = [&](const DialCall& call) -> DWORD {
      call.Notify(RASCS_OpenPort);
      CHECK(earlier->handle() == kHandle);
      earlier->HangUp(10'000, [](HangUpResult) {});
      REQUIRE(ras.RunUntil([&] { return ras.provider()->PendingJobs() == 1; }));
      CHECK(ras.Count(kHangUpCall) == 0);
      *call.handle = kHandle;
      return 0;
    };
    const auto later = Dial(ras, heard, u"Branch");
    CHECK(HangUp(ras, later) == HangUpOutcome::kDisconnected);
    CHECK(ras.Count(kHangUpCall) == 1);
  }

  TEST_CASE("is waited for no longer: the line that was hung up is gone") {
    FakeRas ras;
    Heard heard;
    ras.on_hang_up = [](HRASCONN) -> DWORD { return 0; };
    const auto earlier = Dial(ras, heard, u"Office");
    Answers answers;
    earlier->HangUp(10'000, answers.Done());
    REQUIRE(ras.Quiet());
    const auto later = Dial(ras, heard, u"Branch");
    REQUIRE(ras.RunUntil([&] { return answers.Size() == 1; }));
    CHECK(answers.Last().outcome == HangUpOutcome::kDisconnected);
    CHECK(ras.clock().Now() < 1'000);
    ras.on_hang_up = nullptr;
    CHECK(HangUp(ras, later) == HangUpOutcome::kDisconnected);
  }

  TEST_CASE("is not resumed by the earlier one") {
    FakeRas ras;
    Heard heard;
    Heard heard_later;
    const auto earlier = Dial(ras, heard, u"Office", {}, RDEOPT_PausedStates);
    ras.Dialed().Notify(RASCS_RetryAuthentication);
    const auto later = Dial(ras, heard_later, u"Branch");
    CHECK(earlier->Resume([](RASDIALPARAMSW&) {}));
    REQUIRE(ras.Quiet());
    CHECK(heard.Text() == "dialed:0 4097 resumed:6");
    CHECK(ras.Count("RasDial") == 2);
    CHECK(HangUp(ras, later) == HangUpOutcome::kDisconnected);
    CHECK(HangUp(ras, earlier) == HangUpOutcome::kDisconnected);
    CHECK(ras.Count(kHangUpCall) == 1);
  }

  TEST_CASE("D9: a connected entry that is dialed again has the same handle: each owes its own") {
    FakeRas ras;
    Heard heard;
    const auto first = Dial(ras, heard, u"Office");
    const auto second = Dial(ras, heard, u"Office");
    ras.on_hang_up = [](HRASCONN) -> DWORD { return 0; };
    Answers answers;
    first->HangUp(10'000, answers.Done());
    second->HangUp(10'000, answers.Done());
    REQUIRE(ras.Quiet());
    CHECK(ras.Count(kHangUpCall) == 2);
    ras.EndLine(kHandle);
    REQUIRE(ras.RunUntil([&] { return answers.Size() == 2; }));
  }

  TEST_CASE("D9: what somebody else has paid who found the line is not paid again") {
    FakeRas ras;
    Heard heard;
    const auto first = Dial(ras, heard, u"Office");
    const auto second = Dial(ras, heard, u"Office");
    ras.SetLine(kHandle, RASCS_Connected, 1);
    bool refused = false;
    SUBCASE("and it was taken") {}
    SUBCASE("but it was refused once") { refused = true; }
    ras.on_hang_up = [&](HRASCONN) { return refused ? kErrorHangupFailed : 0; };
    Answers answers;
    HangUpRequest found;
    found.handle = kHandle;
    found.identity = Identity(1);
    HangUpLine(ras.provider(), found, answers.Done());
    REQUIRE(ras.Quiet());
    if (refused) {
      refused = false;
      HangUpLine(ras.provider(), found, answers.Done());
      REQUIRE(ras.Quiet());
    }
    const std::size_t calls = ras.Count(kHangUpCall);
    const std::size_t answered = answers.Size();  // the refusal
    first->HangUp(10'000, answers.Done());
    second->HangUp(10'000, answers.Done());
    REQUIRE(ras.Quiet());
    CHECK(ras.Count(kHangUpCall) == calls + 1);
    ras.EndLine(kHandle);
    REQUIRE(ras.RunUntil([&] { return answers.Size() == answered + 3; }));
    CHECK(answers.Last().outcome == HangUpOutcome::kDisconnected);
  }

  TEST_CASE("a dial that waits for its handle gets one that was an earlier line's") {
    FakeRas ras;
    Heard heard;
    const auto earlier = Dial(ras, heard, u"Office");
    CHECK(HangUp(ras, earlier) == HangUpOutcome::kDisconnected);
    const auto later = Dial(ras, heard, u"Branch");
    CHECK(HangUp(ras, later) == HangUpOutcome::kDisconnected);
    CHECK(ras.Count(kHangUpCall) == 2);
  }
}

}  // namespace winras::test::reissued_handle_test
