#include "simulator/link.h"

#include <utility>

#include "simulator/line.h"
#include "simulator/states.h"

namespace winras::simulator {

Link::Link(Line& line, DWORD number)
    : line_(line), number_(number), counters_(line.entry().traffic) {}

void Link::Dial(std::u16string phone_number, std::shared_ptr<Server> server, bool paused_states) {
  phone_number_ = std::move(phone_number);
  server_ = std::move(server);
  phase_ = LinkPhase::kDialing;
  state_ = RASCS_OpenPort;
  error_ = 0;
  given_up_ = 0;
  script_ = Opening(line_.entry(), server_.get(), paused_states);
}

void Link::Redial() {
  if (phase_ != LinkPhase::kIdle) Dial(phone_number_, server_, false);
}

void Link::DialForOthers(std::u16string phone_number, std::shared_ptr<Server> server) {
  Dial(std::move(phone_number), std::move(server), false);
  for (const Step& step : std::exchange(script_, {})) TakeDevice(step);
}

void Link::Connect(std::u16string phone_number, std::shared_ptr<Server> server, double since) {
  DialForOthers(std::move(phone_number), std::move(server));
  state_ = RASCS_Connected;
  ComesUp(since);
}

void Link::Proceed(double extra_delay) {
  if (phase_ != LinkPhase::kDialing || !line_.LinksMove() || timer_ || script_.empty()) return;
  held_ = false;
  const double delay = line_.behaviour().delay + script_.front().extra_delay + extra_delay;
  timer_ = line_.After(delay, [this, number = ++timers_set_] {
    // Cancelled, or set anew, while it waited for the lock.
    if (!timer_ || timers_set_ != number) return;
    timer_.reset();
    Advance();
  });
}

void Link::Advance() {
  held_ = !line_.LinksMove();
  if (held_ || phase_ != LinkPhase::kDialing) return;  // the handler's return goes on
  while (script_.front().decision) {
    const Decision decision = *script_.front().decision;
    script_.pop_front();
    Decide(decision);
  }
  merged_ = !merged_ && MayMerge();
  EnterNext(merged_);
  if (merged_) {
    Advance();
  } else {
    Proceed();
  }
}

// Two running states in a row fall into one delay.
bool Link::MayMerge() const {
  const auto may = [this](const Step& step) {
    DWORD error = 0;
    return !step.decision && step.error == 0 && IsRunning(step.state) &&
           !RefusedHere(step.state, error);
  };
  return line_.behaviour().merged && script_.size() > 1 && may(script_[0]) && may(script_[1]);
}

bool Link::RefusedHere(RASCONNSTATE state, DWORD& error) const {
  if (line_.behaviour().refused_at == state) {
    error = line_.behaviour().refused_with;
  } else if (server_ != nullptr && server_->config().fail_state == state) {
    error = server_->config().fail_error;
  }
  return error != 0;
}

void Link::EnterNext(bool silently) {
  const Step step = std::move(script_.front());
  script_.pop_front();
  state_ = step.state;
  error_ = step.error;
  TakeDevice(step);

  DWORD refusal = 0;
  if (error_ == 0 && RefusedHere(state_, refusal)) {
    // S5: entered with 0, then told again with the error. AuthNotify tells it at once (S9).
    FailNext(state_, refusal);
    if (state_ == RASCS_AuthNotify) {
      error_ = refusal;
      script_.clear();
    }
  }
  if (error_ != 0) {
    phase_ = LinkPhase::kDown;
  } else if (state_ == RASCS_Connected || state_ == RASCS_SubEntryConnected) {
    ComesUp(line_.Now());
  }
  line_.Entered(*this, silently);
}

// A link of several may have a device of its own.
void Link::TakeDevice(const Step& step) {
  if (step.device) device_ = *step.device;
  if (step.protocol) protocol_ = step.protocol;
  if (step.given_up != 0) given_up_ = step.given_up;
  const std::u16string& own = line_.DeviceNameOf(number_);
  if (step.device && !own.empty()) device_.name = own;
}

void Link::ComesUp(double since) {
  phase_ = LinkPhase::kUp;
  counters_.Start(since);
  line_.GiveHandle(*this);
}

void Link::Down() {
  counters_.Stop(line_.Now());
  phase_ = LinkPhase::kDown;
}

void Link::Fail(DWORD error) {
  Stop();
  error_ = error;
  phase_ = LinkPhase::kDown;
}

void Link::Stop() {
  CancelTimer();
  script_.clear();
}

void Link::CancelTimer() {
  if (timer_) line_.Cancel(*timer_);
  timer_.reset();
}

}  // namespace winras::simulator
