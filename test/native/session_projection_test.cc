// A line's addresses are asked for when JavaScript has heard of Projected. By then much can have
// happened to the line.
#include <doctest/doctest.h>

#include <memory>
#include <string>

#include "abi/error_codes.h"
#include "fake_ras.h"

namespace winras::test::session_projection_test {

namespace {

// Hears of the calls of the functions below.
FakeRas* asked = nullptr;

DWORD WINRAS_WINAPI ProjectionInfoEx(HRASCONN, RAS_PROJECTION_INFO*, DWORD*) {
  asked->Record("RasGetProjectionInfoEx");
  return kErrorNoConnection;
}

DWORD WINRAS_WINAPI ProjectionInfo(HRASCONN, RASPROJECTION, LPVOID, DWORD*) {
  asked->Record("RasGetProjectionInfo");
  return kErrorProtocolNotConfigured;
}

struct Dialed {
  explicit Dialed(bool before_windows_7 = false) {
    asked = &ras;
    if (!before_windows_7) ras.api.RasGetProjectionInfoEx = ProjectionInfoEx;
    ras.api.RasGetProjectionInfoW = ProjectionInfo;
    session = Session::Create(ras.provider(), heard.Sink());
    session->Start(Request());
    REQUIRE(ras.Quiet());
  }

  Answer<Projection> Ask() {
    Answer<Projection> answer{""};
    ras.provider()->Run([&] { answer = session->AskProjection(); });
    REQUIRE(ras.Quiet());
    return answer;
  }

  FakeRas ras;
  Heard heard;
  std::shared_ptr<Session> session;
};

}  // namespace

TEST_SUITE("asking for the projection of a dial") {
  TEST_CASE("is RasGetProjectionInfoEx") {
    Dialed dialed;
    const Answer<Projection> answer = dialed.Ask();
    CHECK(answer.error == kErrorNoConnection);
    CHECK(std::string(answer.operation) == "RasGetProjectionInfoEx");
    CHECK(dialed.ras.Count("RasGetProjectionInfoEx") == 1);
    dialed.session->Settle();
  }

  TEST_CASE("is RasGetProjectionInfo for each protocol where there is nothing newer") {
    Dialed dialed(true);
    const Answer<Projection> answer = dialed.Ask();
    CHECK(answer.error == 0);
    CHECK(std::string(answer.operation) == "RasGetProjectionInfo");
    CHECK(answer.value.ipv4.error == kErrorProtocolNotConfigured);
    CHECK(answer.value.ipv6.error == kErrorProtocolNotConfigured);
    CHECK(dialed.ras.Count("RasGetProjectionInfo") == 4);
    dialed.session->Settle();
  }

  TEST_CASE("comes too late once RasHangUp is under way: the handle is as good as dead") {
    Dialed dialed;
    Answers answers;
    dialed.session->HangUp(10'000, answers.Done());
    CHECK(dialed.Ask().error == kErrorInvalidHandle);
    CHECK(dialed.ras.Count("RasGetProjectionInfoEx") == 0);
    REQUIRE(dialed.ras.RunUntil([&] { return answers.Size() == 1; }));
  }

  TEST_CASE("comes too late when the handle is another dial's by now") {
    Dialed dialed;
    const auto later = Session::Create(dialed.ras.provider(), dialed.heard.Sink());
    auto request = Request();
    Put(u"Branch", request->params.szEntryName);
    later->Start(std::move(request));
    REQUIRE(dialed.ras.Quiet());
    CHECK(dialed.Ask().error == kErrorInvalidHandle);
    CHECK(dialed.ras.Count("RasGetProjectionInfoEx") == 0);
    later->Settle();
    dialed.session->Settle();
  }
}

}  // namespace winras::test::session_projection_test
