#include "simulator/line.h"

#include <utility>
#include <vector>

#include "abi/error_codes.h"
#include "simulator/process.h"
#include "simulator/rasman.h"
#include "simulator/states.h"

namespace winras::simulator {

Line::Line(RasMan& service, std::uint64_t number, std::shared_ptr<const Entry> entry,
           Behaviour behaviour, GUID id)
    : service_(service),
      number_(number),
      entry_(std::move(entry)),
      behaviour_(std::move(behaviour)),
      id_(id) {
  const std::size_t count = 1 + entry_->further_links.size();
  while (links_.size() < count) links_.emplace_back(*this, static_cast<DWORD>(links_.size() + 1));
  shown_ = &links_.front();
}

void Line::Dial(DialCall call, const Servers& servers) {
  dialed_here_ = true;
  process_ = OwnProcess();
  call_ = std::move(call);
  owed_ = 1;
  const DWORD chosen = call_.parameters.sub_entry;
  first_ = chosen >= 1 && chosen <= links_.size() ? chosen - 1 : 0;
  shown_ = &links_[first_];
  if (PlaysBack()) return BeginPlaying();
  for (Link& link : links_) {
    if (entry_->dial_mode == DialMode::kAsNeeded && &link != shown_) continue;
    const std::u16string number = NumberOf(link.number());
    std::shared_ptr<Server> server = servers.Reached(entry_->kind, number);
    if (server == nullptr) service_.NobodyAt(number);
    link.Dial(number, std::move(server), call_.paused_states());
  }
}

void Line::FailAtOnce(DWORD error) {
  for (Link& link : links_) {
    if (link.phase() == LinkPhase::kDialing) link.Fail(error);
  }
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
  if (PlaysBack()) {
    BeginPlaying();
  } else {
    for (Link& link : links_) link.Redial();
  }
  Proceed();
}

// Links go through their states by turns: the clock never lets two of them notify at once.
void Line::Start() {
  if (PlaysBack()) return Proceed();
  const double turn = behaviour_.delay / static_cast<double>(links_.size());
  for (std::size_t i = 0; i < links_.size(); ++i) {
    links_[(first_ + i) % links_.size()].Proceed(turn * static_cast<double>(i));
  }
}

void Line::ConnectForOthers(const Servers& servers) {
  foreign_references_ = 1;
  NoteConnected();
  ComeUpForOthers(servers, Now());
}

void Line::ComeUpForOthers(const Servers& servers, double since) {
  connected_at_ = since;
  state_ = RASCS_Connected;
  error_ = 0;
  phase_ = LinePhase::kConnected;
  projected_ = true;
  for (Link& link : links_) {
    if (entry_->dial_mode == DialMode::kAsNeeded && &link != shown_) continue;
    const std::u16string number = NumberOf(link.number());
    link.Connect(number, servers.Reached(entry_->kind, number), since);
  }
  SignalConnected();
}

void Line::AddReference(const NotificationTarget& target) {
  ++owed_;
  if (target.notifier != nullptr && !behaviour_.redial_connected_silently) {
    Deliver({handle_, shown_->number(), RASCS_Connected, 0, target, false, true});
  }
}

void Line::Resume(DialCall call) {
  call_ = std::move(call);
  phase_ = LinePhase::kDialing;
  if (PlaysBack()) {
    playing_since_ = Now();
  } else {
    shown_->Resume();
  }
}

bool Line::WaitsForEapUi() const {
  return phase_ == LinePhase::kPaused && state_ == RASCS_InvokeEapUI && !shown_->eap_ui_answered();
}

void Line::Proceed() {
  if (!LinksMove()) return;
  if (PlaysBack()) return AwaitStep();
  // Those first whose turn it was while a handler held them.
  for (Link& link : links_) {
    if (link.held()) link.Proceed();
  }
  for (Link& link : links_) link.Proceed();
  if (several() && !AnyDialing() && !timer_) After(behaviour_.delay, &Line::Conclude);
}

// H5: the final state of each link is known.
void Line::Conclude() {
  if (!LinksMove()) return;  // the handler's return goes on
  Show(*FirstUp());
  state_ = RASCS_Connected;
  ComeUp();
  Tell(shown_->number(), RASCS_Connected, 0);
}

void Line::Show(Link& link) {
  shown_ = &link;
  state_ = link.state();
  error_ = link.error();
}

void Line::Entered(Link& link, bool silently) {
  ++states_entered_;
  projected_ = projected_ || link.state() == RASCS_Projected;
  const bool failed = link.phase() == LinkPhase::kDown;
  const bool all_failed = failed && FirstUp() == nullptr && !AnyDialing();
  // The failure of one link says nothing of the others.
  if (!failed || all_failed) Show(link);
  if (all_failed) {
    Fail();
  } else if (!failed && IsPaused(state_)) {
    phase_ = LinePhase::kPaused;
  } else if (!failed && state_ == RASCS_Connected) {
    ComeUp();
  }
  if (!silently) {
    const bool by_its_end =
        failed && several() && behaviour_.failed_link == FailedLink::kSubEntryDisconnected;
    Tell(link.number(), by_its_end ? RASCS_SubEntryDisconnected : link.state(), link.error());
  }
  if (several()) Proceed();
}

void Line::ComeUp() {
  connected_at_ = Now();
  phase_ = LinePhase::kConnected;
  NoteConnected();
  SignalConnected();
  if (!behaviour_.lost_after) return;
  service_.After(*behaviour_.lost_after, [line = shared_from_this()] {
    if (line->phase_ == LinePhase::kConnected) line->Drop(kErrorLinkFailure);
  });
}

void Line::Tell(DWORD sub_entry, RASCONNSTATE state, DWORD error) {
  if (state == RASCS_RetryAuthentication && error == 0) error = behaviour_.retry_error;  // S5
  if (notifying_ && !Contains(behaviour_.lost, state)) {
    Notify(sub_entry, state, error);
    if (Contains(behaviour_.duplicated, state)) Notify(sub_entry, state, error);
    if (behaviour_.after_terminal &&
        (phase_ == LinePhase::kConnected || phase_ == LinePhase::kFailed)) {
      service_.After(behaviour_.late + behaviour_.delay, [line = shared_from_this(), sub_entry,
                                                          state, error] {
        if (!line->notifying_) return;
        line->Deliver({line->handle_, sub_entry, state, error, line->call_.target, true, false});
      });
    }
  }
  if (behaviour_.silent_after == state) notifying_ = false;
}

void Line::Notify(DWORD sub_entry, RASCONNSTATE state, DWORD error) {
  if (call_.target.notifier == nullptr) return;
  const Notification notification{handle_, sub_entry, state, error, call_.target, false, false};
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
    --foreign_references_;
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
  for (Link& link : links_) link.Stop();
  error_ = 0;
  if (behaviour_.linger_state == LingerState::kDisconnected) state_ = RASCS_Disconnected;
  if (behaviour_.linger_state == LingerState::kConnected) state_ = RASCS_Connected;
  if (in_mid_dial && notifying_ && behaviour_.after_hang_up != AfterHangUp::kSilent) {
    const bool disconnected = behaviour_.after_hang_up == AfterHangUp::kDisconnected;
    Deliver({handle_, shown_->number(), disconnected ? RASCS_Disconnected : state,
             disconnected ? 0 : kErrorUserDisconnection, call_.target, true, false});
  }
  // The handle lingers from when RasHangUp has returned.
  After(behaviour_.hang_up_blocks + behaviour_.linger, &Line::GoneAfterHangUp);
}

void Line::GoneAfterHangUp() { Go(HandleState::kHungUp); }

void Line::Drop(DWORD error) {
  if (phase_ != LinePhase::kConnected) {
    FailInMidDial(error);
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

// It is the attempt that fails, with each link that was not given up.
void Line::FailInMidDial(DWORD error) {
  CancelTimer();
  std::vector<Link*> failed;
  for (Link& link : links_) {
    if (!link.up() && link.phase() != LinkPhase::kDialing) continue;
    if (link.up()) link.Down();
    link.Fail(error);
    failed.push_back(&link);
  }
  error_ = error;
  Fail();
  for (const Link* link : failed) Tell(link->number(), link->state(), error);
}

void Line::GoneAfterDrop() { Go(HandleState::kLost); }

void Line::Go(HandleState why) {
  CancelTimer();
  phase_ = LinePhase::kGone;
  for (Link& link : links_) {
    link.Stop();
    ReleaseHandleOf(link, why);
  }
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
  service_.CameUp(*this);
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

void Line::SigningIn() { service_.RecordSignIn(*this); }

void Line::EndCall() {
  if (--calls_ == 0 && phase_ == LinePhase::kGone) service_.ReleaseHandle(*this);
}

bool Line::TakeSpuriousGone() {
  const bool there = phase_ == LinePhase::kConnected || phase_ == LinePhase::kHungUp;
  if (!behaviour_.spurious_gone || spurious_gone_given_ || !there) return false;
  spurious_gone_given_ = true;
  return true;
}

double Line::Now() const { return service_.Now(); }

Clock::TimerId Line::After(double delay, std::function<void()> task) {
  return service_.After(delay, [line = shared_from_this(), task = std::move(task)] { task(); });
}

void Line::Cancel(Clock::TimerId timer) { service_.Cancel(timer); }

void Line::After(double delay, void (Line::*task)()) {
  timer_ = After(delay, [this, task, number = ++timers_set_] {
    // Cancelled, or set anew, while it waited for the lock.
    if (!timer_ || timers_set_ != number) return;
    timer_.reset();
    (this->*task)();
  });
}

void Line::CancelTimer() {
  if (timer_) service_.Cancel(*timer_);
  timer_.reset();
}

}  // namespace winras::simulator
