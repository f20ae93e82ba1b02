// Sessions over the simulated service, many at once and at random: what a sanitizer should look at.
#include <doctest/doctest.h>

#include <atomic>
#include <memory>
#include <mutex>
#include <random>
#include <string>
#include <vector>

#include "calls/line_facts.h"
#include "calls/text.h"
#include "dial/session.h"
#include "provider/ras_threads.h"
#include "simulator/simulator_provider.h"
#include "wait_until.h"

namespace winras::test::session_simulator_test {

namespace {

constexpr int kDials = 300;

std::string Config(int seed) {
  std::string config = "[Service]\nSeed=" + std::to_string(seed) +
                       "\nFaults=0.9\nSalt=00\n"
                       "[Server]\nNumber=open\nAnyone=1\n"
                       "[Server]\nNumber=picky\nMaxTries=2\n"
                       "[User]\nServer=picky\nName=alice\nPasswordHash=" +
                       std::string(64, '0') + "\n";
  for (int i = 0; i < kDials; ++i) {
    config += "[Entry]\nName=E" + std::to_string(i) +
              "\nType=vpn\nNumber=" + (i % 4 == 0 ? "picky" : "open") + "\n";
  }
  return config;
}

// What a script does with a dial: answers its pauses, settles it at its end, hangs up at some time.
class Owner : public std::enable_shared_from_this<Owner> {
 public:
  explicit Owner(const std::shared_ptr<Provider>& provider) : provider_(provider) {}

  void Dial(int number) {
    session_ = Session::Create(provider_, [weak = weak_from_this()](DialEvent event) {
      if (const auto self = weak.lock()) self->Hear(event);
    });
    auto request = std::make_unique<DialRequest>();
    const std::string name = "E" + std::to_string(number);
    std::copy(name.begin(), name.end(), request->params.szEntryName);
    request->params.szUserName[0] = u'u';
    request->params.szPassword[0] = u'p';
    if (number % 2 == 0) request->extensions.dwfOptions = RDEOPT_PausedStates;
    session_->Start(std::move(request));
  }

  void HangUp() {
    session_->HangUp(60'000, [self = shared_from_this()](HangUpResult result) {
      self->outcome_ = result.outcome;
      self->session_->Settle();
      ++self->answers_;
    });
  }

  int answers() const { return answers_; }
  HangUpOutcome outcome() const { return outcome_; }
  int dialed() const { return dialed_; }
  bool disordered() const { return disordered_; }
  long sessions() const { return session_.use_count(); }

 private:
  // Any thread.
  void Hear(const DialEvent& event) {
    if (event.time < last_time_.exchange(event.time)) disordered_ = true;
    if (event.kind == DialEvent::Kind::kDialReturned) ++dialed_;
    if (event.kind != DialEvent::Kind::kNotification) return;
    if ((event.state & RASCS_PAUSED) != 0) {
      provider_->clock().Schedule(7, [self = shared_from_this()] {
        self->session_->Resume([](RASDIALPARAMSW& params) { params.szPassword[0] = u'q'; });
      });
    } else if (event.error != 0 || (event.state & RASCS_DONE) != 0) {
      session_->Settle();
      provider_->Run([self = shared_from_this()] { self->LearnIdentity(); });
    }
  }

  void LearnIdentity() {
    std::vector<RASCONNW> lines;
    if (AskLines(provider_->api(), lines) != 0) return;
    for (const RASCONNW& line : lines) {
      if (line.hrasconn != session_->handle()) continue;
      session_->Connected({line.guidCorrelationId, Text(line.szEntryName), Text(line.szDeviceName)},
                          false);
    }
  }

  const std::shared_ptr<Provider> provider_;
  std::shared_ptr<Session> session_;
  std::atomic<double> last_time_{0};
  std::atomic<bool> disordered_{false};
  std::atomic<int> dialed_{0};
  std::atomic<int> answers_{0};
  std::atomic<HangUpOutcome> outcome_{HangUpOutcome::kPending};
};

// Until nothing is due before `end`.
bool RunUntil(Provider& provider, simulator::Service& service, double end) {
  Clock& clock = provider.clock();
  const auto idle = [&] { return !provider.JobsRun() && service.Idle() && !provider.JobsRun(); };
  for (;;) {
    if (!WaitUntil(idle)) return false;
    const auto due = clock.NextDue();
    if (!due || *due > end) break;
    clock.AdvanceTo(*due);
  }
  clock.AdvanceTo(end);
  return true;
}

}  // namespace

TEST_CASE("hundreds of dials with random faults, hung up at random times, owe nothing in the end") {
  for (const int seed : {1, 2}) {
    const auto clock = MakeVirtualClock();
    simulator::OpenResult opened = simulator::OpenService(Config(seed), clock);
    INFO(opened.error);
    REQUIRE(static_cast<bool>(opened.service));
    const auto provider = simulator::MakeSimulatorProvider(opened.service, clock);
    std::mt19937 random(static_cast<unsigned>(seed));
    std::vector<std::shared_ptr<Owner>> owners;
    for (int i = 0; i < kDials; ++i) {
      owners.push_back(std::make_shared<Owner>(provider));
      clock->Schedule(random() % 500, [owner = owners.back(), i] { owner->Dial(i); });
      clock->Schedule(500 + random() % 1'500, [owner = owners.back()] { owner->HangUp(); });
    }
    REQUIRE(RunUntil(*provider, *opened.service, 200'000));
    int pending = 0;
    for (const auto& owner : owners) {
      CHECK(owner->answers() == 1);
      CHECK(owner->dialed() == 1);
      CHECK(!owner->disordered());
      pending += owner->outcome() == HangUpOutcome::kPending;
    }
    CHECK(pending == 0);
    CHECK(opened.service->Owed().size() == 0);
    for (const std::string& violation : opened.service->Violations()) FAIL_CHECK(violation);
    CHECK(RasThreads::Instance().PendingDials() == 0);
    CHECK(provider->PendingJobs() == 0);
    CHECK(WaitUntil([&] { return owners[0]->sessions() == 1; }));
  }
}

}  // namespace winras::test::session_simulator_test
