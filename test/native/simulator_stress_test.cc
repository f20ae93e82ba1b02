// Many dials at once on a clock that moves by itself: what a sanitizer should look at.

#include <random>

#include "simulator_machine.h"

namespace winras::simulator::test::simulator_stress_test {
namespace {

constexpr int kEntries = 40;
constexpr int kThreads = 4;
constexpr int kRounds = 15;

TEST_CASE("threads that dial, hang up, enumerate and drop lines leave nothing owed") {
  std::string config = "[Service]\nFaults=0.8\nLinger=1\nDelay=1\nPortFreeAfter=0\n";
  for (int i = 0; i < kEntries; ++i) {
    config += "[Entry]\nName=E" + std::to_string(i) + "\nType=vpn\nNumber=host\n";
  }
  const std::shared_ptr<Clock> clock = MakeRealClock(200);
  auto service = OpenService(config + "[Server]\nNumber=host\nAnyone=1\n", clock).service;
  REQUIRE(static_cast<bool>(service));

  const auto work = [&](int thread) {
    Service::SetCurrent(service.get());
    std::mt19937 random(static_cast<unsigned>(thread));
    for (int round = 0; round < kRounds; ++round) {
      // Each thread has entries of its own: a hang-up is then its own affair.
      const int entry = thread + kThreads * static_cast<int>(random() % (kEntries / kThreads));
      Listener listener;
      listener.clock = clock.get();
      if (random() % 3 == 0) {
        listener.on_event = [](const Event& event) -> DWORD {
          // Inside the handler too, on a line that may be hung up already.
          RASCONNSTATUSW status{};
          status.dwSize = sizeof(status);
          Functions().RasGetConnectStatusW(event.handle, &status);
          return 1;
        };
      }
      const std::string name = "E" + std::to_string(entry);
      Arguments arguments(std::u16string(name.begin(), name.end()), listener);
      HRASCONN handle = nullptr;
      Functions().RasDialW(&arguments.extensions, nullptr, &arguments.parameters, arguments.type,
                           arguments.notifier, &handle);
      clock->Sleep(static_cast<double>(random() % 400));
      if (random() % 5 == 0) service->DropLine(arguments.parameters.szEntryName, 829);
      DWORD bytes = 0;
      DWORD count = 0;
      Functions().RasEnumConnectionsW(nullptr, &bytes, &count);
      if (handle != nullptr) Functions().RasHangUpW(handle);
      // Late notifications still come to this listener.
      clock->Sleep(3'000);
      while (!service->Idle()) std::this_thread::yield();
    }
  };
  std::vector<std::thread> threads;
  for (int i = 0; i < kThreads; ++i) threads.emplace_back(work, i);
  for (std::thread& thread : threads) thread.join();
  clock->Sleep(10'000);

  // A lost line's handle may have been another thread's line by the time that it was hung up: that
  // is RAS' own trap. What is left is hung up here.
  Service::SetCurrent(service.get());
  for (const OwedHandle& owed : service->Owed()) {
    for (int i = 0; i < owed.references; ++i) CHECK(Functions().RasHangUpW(owed.handle) == 0);
  }
  clock->Sleep(10'000);
  CHECK(service->Owed().empty());
  CHECK(service->Idle());
  Service::SetCurrent(nullptr);
}

}  // namespace
}  // namespace winras::simulator::test::simulator_stress_test
