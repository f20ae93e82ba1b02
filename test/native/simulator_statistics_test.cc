// What the simulator's functions for statistics refuse. T2, T3.

#include "simulator_machine.h"

namespace winras::simulator::test::simulator_statistics_test {
namespace {

const std::string kConfig =
    "[Entry]\nName=Office\nType=isdn\nNumber=555\nTransmitted=1000\nSpeed=64000\n"
    "[Link]\n"
    "[Server]\nNumber=555\nAnyone=1\n";

// A line of two links, both up.
struct Connected {
  Connected() {
    CHECK(machine.Dial(arguments, handle) == 0);
    machine.Advance(1'000);
    REQUIRE(listener.last().state == RASCS_Connected);
  }
  Machine machine{kConfig};
  Listener listener;
  Arguments arguments{u"Office", listener};
  HRASCONN handle = nullptr;
  RAS_STATS statistics = Sized(sizeof(RAS_STATS));

  static RAS_STATS Sized(std::size_t size) {
    RAS_STATS statistics{};
    statistics.dwSize = static_cast<DWORD>(size);
    return statistics;
  }
};

TEST_CASE_FIXTURE(Connected,
                  "T2: statistics without a handle, a buffer or its size: E_INVALIDARG") {
  const auto of_connection = Functions().RasGetConnectionStatistics;
  const auto of_link = Functions().RasGetLinkStatistics;
  CHECK(of_connection(handle, &statistics) == 0);
  CHECK(of_link(handle, 1, &statistics) == 0);
  CHECK(of_link(handle, 2, &statistics) == 0);

  CHECK(of_connection(nullptr, &statistics) == kEInvalidArg);
  CHECK(of_link(nullptr, 1, &statistics) == kEInvalidArg);
  CHECK(of_connection(handle, nullptr) == kEInvalidArg);
  CHECK(of_link(handle, 1, nullptr) == kEInvalidArg);
  for (const std::size_t size : {std::size_t{0}, sizeof statistics - 1, sizeof statistics + 1}) {
    RAS_STATS wrong = Sized(size);
    CHECK(of_connection(handle, &wrong) == kEInvalidArg);
    CHECK(of_link(handle, 1, &wrong) == kEInvalidArg);
    CHECK(wrong.dwBytesXmited == 0);
  }
  CHECK(of_link(handle, 0, &statistics) == kEInvalidArg);
  CHECK(machine.service().Violations().empty());
}

TEST_CASE_FIXTURE(Connected, "T3: a connection is cleared by its handle, else it is 6") {
  const auto clear = Functions().RasClearConnectionStatistics;
  CHECK(clear(nullptr) == kErrorInvalidHandle);
  CHECK(Functions().RasGetConnectionStatistics(handle, &statistics) == 0);
  CHECK(statistics.dwBytesXmited > 0);
  CHECK(clear(handle) == 0);
  CHECK(Functions().RasGetConnectionStatistics(handle, &statistics) == 0);
  CHECK(statistics.dwBytesXmited == 0);
  machine.HangUp(handle);
  CHECK(clear(handle) == kErrorInvalidHandle);  // valid for a while, and not connected
  CHECK(machine.service().Violations().empty());
  machine.Advance(100);
  CHECK(clear(handle) == kErrorInvalidHandle);
}

TEST_CASE_FIXTURE(Connected, "T3: a link is cleared, or answers 6, 87 or 668") {
  const auto clear = Functions().RasClearLinkStatistics;
  CHECK(clear(nullptr, 1) == kErrorInvalidHandle);
  CHECK(clear(handle, 0) == kErrorInvalidParameter);
  CHECK(clear(handle, 3) == kErrorInvalidParameter);
  CHECK(clear(handle, 0xFFFF'FFFF) == kErrorInvalidParameter);
  CHECK(clear(handle, 1) == 0);
  CHECK(Functions().RasGetLinkStatistics(handle, 1, &statistics) == 0);
  CHECK(statistics.dwBytesXmited == 0);
  CHECK(Functions().RasGetLinkStatistics(handle, 2, &statistics) == 0);
  CHECK(statistics.dwBytesXmited > 0);

  CHECK(machine.service().DropLink(u"Office", 2, kErrorDisconnection));
  CHECK(clear(handle, 2) == kErrorNoConnection);
  CHECK(clear(handle, 1) == 0);
  machine.HangUp(handle);
  machine.Advance(100);
  CHECK(clear(handle, 1) == kErrorInvalidHandle);
}

}  // namespace
}  // namespace winras::simulator::test::simulator_statistics_test
