// One line, as a hang-up meets it.
#pragma once

#include <doctest/doctest.h>

#include <cstddef>
#include <optional>

#include "fake_ras.h"

namespace winras::test {

inline HangUpRequest Line(std::optional<LineIdentity> identity = std::nullopt,
                          double bound = 10'000) {
  HangUpRequest request;
  request.handle = kHandle;
  request.identity = identity;
  request.bound = bound;
  return request;
}

// As FakeRas lists a line without a GUID.
const LineIdentity kOffice{{}, u"Office", {}};

// The line that kHandle is, as a hang-up meets it.
class OneLine {
 public:
  FakeRas ras;
  Answers answers;

  // The line stays for so long after RasHangUp.
  void Linger(double duration, DWORD state = RASCS_Disconnected, DWORD identity = 0) {
    ras.SetLine(kHandle, RASCS_Connected, identity);
    ras.on_hang_up = [this, duration, state, identity](HRASCONN) -> DWORD {
      ras.SetLine(kHandle, state, identity);
      ras.clock().Schedule(duration, [this] { ras.EndLine(kHandle); });
      return 0;
    };
  }

  // The clock then tells when it came.
  HangUpResult AnswerTo(const HangUpRequest& request) {
    const std::size_t before = answers.Size();
    HangUpLine(ras.provider(), request, answers.Done());
    REQUIRE(ras.RunUntilAnswered(answers, before + 1));
    return answers.Last();
  }

  HangUpResult HangUp(const HangUpRequest& request) {
    const std::size_t before = answers.Size();
    const HangUpResult result = AnswerTo(request);
    REQUIRE(ras.Quiet());
    ras.RunFor(60'000);  // nothing comes after the answer
    CHECK(answers.Size() == before + 1);
    return result;
  }
};

}  // namespace winras::test
