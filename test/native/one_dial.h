// What most tests of a session begin with, for TEST_CASE_FIXTURE.
#pragma once

#include <doctest/doctest.h>

#include <memory>
#include <utility>

#include "fake_ras.h"

namespace winras::test {

// One dial of a FakeRas, what it reported, and the answers to its hang-ups.
class OneDial {
 public:
  FakeRas ras;
  Heard heard;
  Answers answers;
  // Where the session reports to; to be changed before it is made.
  Session::Sink sink = heard.Sink();

  // Made at the first call, which is to be the test's own thread's.
  const std::shared_ptr<Session>& session() {
    if (!session_) session_ = Session::Create(ras.provider(), sink);
    return session_;
  }

  // Until RasDial has returned.
  void Dial(std::unique_ptr<DialRequest> request = Request()) {
    session()->Start(std::move(request));
    REQUIRE(ras.Quiet());
  }
  // Does not wait for the answer.
  void HangUp(double bound = 10'000) { session()->HangUp(bound, answers.Done()); }

 private:
  std::shared_ptr<Session> session_;
};

}  // namespace winras::test
