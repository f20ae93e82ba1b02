#include "dial/dial_trace.h"

#include <doctest/doctest.h>

#include <thread>
#include <vector>

#include "dial/notifier.h"
#include "one_dial.h"

using namespace winras;
using namespace winras::test;

namespace {

constexpr ULONG_PTR kOfNoSession = 0xFFFFFFFF;

DWORD NotifyNoSession() {
  return OnRasDialEvent(kOfNoSession, 1, kHandle, WM_RASDIALEVENT, RASCS_Disconnected, 631, 0);
}

}  // namespace

TEST_SUITE("trace of dials") {
  TEST_CASE(
      "notifications are kept with their threads, also those of no session, from the beginning to "
      "the end") {
    FakeRas ras;
    DialTrace& trace = DialTrace::Instance();
    CHECK(NotifyNoSession() == 0);
    trace.Begin(ras.provider());
    CHECK(NotifyNoSession() == 1);
    DWORD answer = 0;
    std::thread([&] { answer = NotifyNoSession(); }).join();
    CHECK(answer == 1);
    trace.End();
    CHECK(NotifyNoSession() == 0);

    const std::vector<DialTraceRow> rows = trace.Rows();
    REQUIRE(rows.size() == 2);
    CHECK(rows[0].kind == DialTraceRow::Kind::kNotified);
    CHECK(rows[0].callback_id == kOfNoSession);
    CHECK(rows[0].state == RASCS_Disconnected);
    CHECK(rows[0].error == 631);
    CHECK(rows[0].thread == 1);
    CHECK(rows[1].thread == 2);
  }

  TEST_CASE_FIXTURE(OneDial, "a RasDial is kept with its begin, its end and its error") {
    DialTrace& trace = DialTrace::Instance();
    trace.Begin(ras.provider());
    Dial();
    const std::vector<DialTraceRow> rows = trace.Rows();
    trace.End();
    REQUIRE(rows.size() == 2);
    CHECK(rows[0].kind == DialTraceRow::Kind::kRasDialCalled);
    CHECK(rows[1].kind == DialTraceRow::Kind::kRasDialReturned);
    CHECK(rows[0].callback_id == session()->callback_id());
    CHECK(rows[1].thread == rows[0].thread);
    session()->Settle();
  }
}
