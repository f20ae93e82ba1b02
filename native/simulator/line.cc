#include "simulator/line.h"

#include <utility>

#include "abi/error_codes.h"
#include "simulator/rasman.h"
#include "simulator/states.h"

namespace winras::simulator {

Line::Line(RasMan& service, std::uint64_t number, std::shared_ptr<const Entry> entry,
           Behaviour behaviour, Identity identity)
    : service_(service),
      number_(number),
      entry_(std::move(entry)),
      behaviour_(std::move(behaviour)),
      identity_(identity),
      phone_number_(entry_->number) {}

void Line::Dial(DialCall call, std::shared_ptr<Server> server) {
  dialed_here_ = true;
  call_ = std::move(call);
  server_ = std::move(server);
  if (!call_.parameters.phone_number.empty()) phone_number_ = call_.parameters.phone_number;
  script_ = Opening(*entry_, server_.get(), call_.paused_states());
  owed_ = 1;
}

void Line::FailAtOnce(DWORD error) {
  script_.clear();
  error_ = error;
  Fail();
}

void Line::Fail() {
  phase_ = LinePhase::kFailed;
  if (!behaviour_.redials_unpaid) return;
  service_.After(*behaviour_.redials_unpaid, [line = shared_from_this()] {
    if (line->phase_ == LinePhase::kFailed) line->Redial();
  });
}

// What is not hung up, Windows dials again by itself (D2).
void Line::Redial() {
  notifying_ = false;
  state_ = RASCS_OpenPort;
  error_ = 0;
  phase_ = LinePhase::kDialing;
  script_ = Opening(*entry_, server_.get(), false);
  Proceed();
}

void Line::Start() { Proceed(); }

void Line::ConnectForOthers(std::shared_ptr<Server> server) {
  server_ = std::move(server);
  foreign_references_ = 1;
  for (const Step& step : Opening(*entry_, server_.get(), false)) {
    if (step.device) device_ = *step.device;
    if (step.protocol) protocol_ = step.protocol;
  }
  state_ = RASCS_Connected;
  phase_ = LinePhase::kConnected;
  projected_ = true;
  SignalConnected();
}

void Line::AddReference(const NotificationTarget& target) {
  ++owed_;
  if (target.notifier != nullptr && !behaviour_.redial_connected_silently) {
    Deliver({handle_, RASCS_Connected, 0, target, false, true});
  }
}

// The next state is due one delay from now, unless a handler still suspends the connection (D6).
void Line::Proceed() {
  if (phase_ != LinePhase::kDialing || undelivered_ > 0 || timer_ || script_.empty()) return;
  After(behaviour_.delay + script_.front().extra_delay, &Line::Advance);
}

void Line::Advance() {
  if (phase_ != LinePhase::kDialing || undelivered_ > 0) return;  // the handler's return goes on
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
bool Line::MayMerge() const {
  const auto may = [this](const Step& step) {
    DWORD error = 0;
    return !step.decision && step.error == 0 && IsRunning(step.state) &&
           !RefusedHere(step.state, error);
  };
  return behaviour_.merged && script_.size() > 1 && may(script_[0]) && may(script_[1]);
}

bool Line::RefusedHere(RASCONNSTATE state, DWORD& error) const {
  if (behaviour_.refused_at == state) {
    error = behaviour_.refused_with;
  } else if (server_ != nullptr && server_->config().fail_state == state) {
    error = server_->config().fail_error;
  }
  return error != 0;
}

void Line::EnterNext(bool silently) {
  const Step step = std::move(script_.front());
  script_.pop_front();
  ++states_entered_;
  state_ = step.state;
  error_ = step.error;
  if (step.device) device_ = *step.device;
  if (step.protocol) protocol_ = step.protocol;
  projected_ = projected_ || state_ == RASCS_Projected;

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
    Fail();
  } else if (IsPaused(state_)) {
    phase_ = LinePhase::kPaused;
  } else if (state_ == RASCS_Connected) {
    phase_ = LinePhase::kConnected;
    SignalConnected();
    if (behaviour_.lost_after) {
      service_.After(*behaviour_.lost_after, [line = shared_from_this()] {
        if (line->phase_ == LinePhase::kConnected) line->Drop(kErrorLinkFailure);
      });
    }
  }
  if (!silently) NotifyState();
}

void Line::NotifyState() {
  DWORD error = error_;
  if (state_ == RASCS_RetryAuthentication && error == 0) error = behaviour_.retry_error;  // S5
  if (notifying_ && !Contains(behaviour_.lost, state_)) {
    Notify(state_, error, call_.target);
    if (Contains(behaviour_.duplicated, state_)) Notify(state_, error, call_.target);
    if (behaviour_.after_terminal &&
        (phase_ == LinePhase::kConnected || phase_ == LinePhase::kFailed)) {
      service_.After(
          behaviour_.late + behaviour_.delay, [line = shared_from_this(), state = state_, error] {
            if (!line->notifying_) return;
            line->Deliver({line->handle_, state, error, line->call_.target, true, false});
          });
    }
  }
  if (behaviour_.silent_after == state_) notifying_ = false;
}

void Line::Notify(RASCONNSTATE state, DWORD error, const NotificationTarget& target) {
  if (target.notifier == nullptr) return;
  const Notification notification{handle_, state, error, target, false, false};
  if (behaviour_.late == 0) {
    Deliver(notification);
    return;
  }
  service_.After(behaviour_.late, [line = shared_from_this(), notification] {
    // D5: not after RasHangUp.
    if (line->phase_ != LinePhase::kHungUp && line->phase_ != LinePhase::kGone) {
      line->Deliver(notification);
    }
  });
}

void Line::Deliver(const Notification& notification) {
  if (notification.target.notifier == nullptr) return;
  ++undelivered_;
  service_.Deliver(shared_from_this(), notification);
}

bool Line::BeginHandler(const Notification& notification) {
  const bool ended = phase_ == LinePhase::kHungUp || phase_ == LinePhase::kGone;
  if (!heard_ && !notification.of_reference) return false;
  if (ended && !notification.after_hang_up) return false;
  ++handlers_;
  if (IsPaused(notification.state)) pause_told_ = true;
  return true;
}

void Line::EndHandler(const Notification& notification, DWORD result) {
  --handlers_;
  if (result == 0 && !notification.of_reference) heard_ = notifying_ = false;  // D3
  if (hang_up_requested_) {
    hang_up_requested_ = false;
    ActOnHangUp();
  }
  SkipHandler();
}

void Line::SkipHandler() {
  --undelivered_;
  Proceed();
}

void Line::HangUp(bool inside_handler) {
  if (owed_ > 0) {
    --owed_;
    service_.RecordOwed(*this);
  } else {
    foreign_references_ = 0;
  }
  if (owed_ + foreign_references_ > 0) return;
  if (inside_handler) {
    hang_up_requested_ = true;
  } else {
    ActOnHangUp();
  }
}

void Line::ActOnHangUp() {
  if (phase_ == LinePhase::kGone) return;
  CancelTimer();
  const bool in_mid_dial = phase_ == LinePhase::kDialing || phase_ == LinePhase::kPaused;
  const RASCONNSTATE state = state_;
  phase_ = LinePhase::kHungUp;
  script_.clear();
  error_ = 0;
  if (behaviour_.linger_state == LingerState::kDisconnected) state_ = RASCS_Disconnected;
  if (behaviour_.linger_state == LingerState::kConnected) state_ = RASCS_Connected;
  if (in_mid_dial && notifying_ && behaviour_.after_hang_up != AfterHangUp::kSilent) {
    const bool disconnected = behaviour_.after_hang_up == AfterHangUp::kDisconnected;
    Deliver({handle_, disconnected ? RASCS_Disconnected : state,
             disconnected ? 0 : kErrorUserDisconnection, call_.target, true, false});
  }
  // The handle lingers from when RasHangUp has returned.
  After(behaviour_.hang_up_blocks + behaviour_.linger, &Line::GoneAfterHangUp);
}

void Line::GoneAfterHangUp() { Go(HandleState::kHungUp); }

void Line::Drop(DWORD error) {
  if (phase_ != LinePhase::kConnected) {
    // In mid-dial it is the attempt that fails.
    CancelTimer();
    script_.clear();
    error_ = error;
    Fail();
    NotifyState();
    return;
  }
  if (behaviour_.lost_line == LostLine::kDisconnectedFirst) {
    phase_ = LinePhase::kDropped;
    state_ = RASCS_Disconnected;
    error_ = error;
    OweNothing();
    SignalDisconnected();
    After(behaviour_.linger, &Line::GoneAfterDrop);
    return;
  }
  if (behaviour_.lost_line == LostLine::kReconnect) service_.ReconnectLater(*this);
  Go(HandleState::kLost);
}

void Line::GoneAfterDrop() { Go(HandleState::kLost); }

void Line::Go(HandleState why) {
  CancelTimer();
  phase_ = LinePhase::kGone;
  OweNothing();
  SignalDisconnected();
  service_.LineGone(*this, why, calls_ == 0);
}

void Line::Vanish() {
  signaled_connected_ = false;
  Go(phase_ == LinePhase::kHungUp ? HandleState::kHungUp : HandleState::kLost);
}

void Line::SetSubstate(RASCONNSUBSTATE substate) {
  substate_ = substate;
  if (substate == RASCSS_Dormant) service_.Signal(RASCN_Dormant, *this);
  if (substate == RASCSS_Reconnected) service_.Signal(RASCN_ReConnection, *this);
}

void Line::SignalConnected() {
  signaled_connected_ = true;
  service_.Signal(RASCN_Connection, *this);
}

void Line::SignalDisconnected() {
  if (std::exchange(signaled_connected_, false)) service_.Signal(RASCN_Disconnection, *this);
}

// There is no connection any more that a RasHangUp could end.
void Line::OweNothing() {
  foreign_references_ = 0;
  if (owed_ == 0) return;
  owed_ = 0;
  service_.RecordOwed(*this);
}

void Line::EndCall() {
  if (--calls_ == 0 && phase_ == LinePhase::kGone) service_.ReleaseHandle(*this);
}

bool Line::TakeSpuriousGone() {
  const bool there = phase_ == LinePhase::kConnected || phase_ == LinePhase::kHungUp;
  if (!behaviour_.spurious_gone || spurious_gone_given_ || !there) return false;
  spurious_gone_given_ = true;
  return true;
}

void Line::After(double delay, void (Line::*task)()) {
  timer_ = service_.After(delay, [line = shared_from_this(), task, number = ++timers_set_] {
    // Cancelled, or set anew, while it waited for the lock.
    if (!line->timer_ || line->timers_set_ != number) return;
    line->timer_.reset();
    ((*line).*task)();
  });
}

void Line::CancelTimer() {
  if (timer_) service_.Cancel(*timer_);
  timer_.reset();
}

}  // namespace winras::simulator
