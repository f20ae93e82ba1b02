// A line that plays a recorded dial back, in its order and at its times.

#include <algorithm>

#include "abi/error_codes.h"
#include "simulator/line.h"
#include "simulator/states.h"

namespace winras::simulator {

// Links that the recording does not tell of were not dialed.
void Line::BeginPlaying() {
  steps_played_ = 0;
  playing_since_ = Now();
  for (Link& link : links_) {
    const auto is_of_link = [&link](const RecordedStep& step) {
      return step.sub_entry == link.number();
    };
    const Recording& steps = behaviour_.recording;
    if (std::any_of(steps.begin(), steps.end(), is_of_link)) link.Follow(NumberOf(link.number()));
  }
}

const RecordedStep* Line::ReturnsNext() const {
  if (steps_played_ == behaviour_.recording.size()) return nullptr;
  const RecordedStep& next = behaviour_.recording[steps_played_];
  return next.kind == StepKind::kReturned ? &next : nullptr;
}

// After the last one the line stays as it is: what ended the dial was its caller.
void Line::AwaitStep() {
  if (timer_ || steps_played_ == behaviour_.recording.size()) return;
  if (ReturnsNext() != nullptr) return;
  const double due = playing_since_ + behaviour_.recording[steps_played_].at;
  After(std::max(due - Now(), 0.0), &Line::PlayStep);
}

void Line::PlayStep() {
  if (!LinksMove()) return;  // the handler's return goes on
  const RecordedStep step = WithoutPause(behaviour_.recording[steps_played_++]);
  if (step.kind == StepKind::kGone) return Go(HandleState::kLost);
  Link& played = link(std::min<DWORD>(step.sub_entry, static_cast<DWORD>(links_.size())));
  played.Play(step);
  Entered(played, step.kind == StepKind::kSilent);
  Proceed();
}

RecordedStep Line::WithoutPause(RecordedStep step) const {
  if (!IsPaused(step.state) || call_.paused_states() || step.fails) return step;
  step.fails = true;
  switch (step.state) {
    case RASCS_RetryAuthentication:
      step.state = RASCS_AuthNotify;
      step.error = kErrorAuthenticationFailure;
      break;
    case RASCS_PasswordExpired:
      step.state = RASCS_AuthNotify;
      step.error = kErrorPasswdExpired;
      break;
    case RASCS_CallbackSetByCaller:
      step.state = RASCS_AuthNotify;
      step.error = kErrorBadCallbackNumber;
      break;
    default:
      step.error = kErrorInteractiveMode;
      break;
  }
  return step;
}

void Link::Follow(std::u16string phone_number) {
  phone_number_ = std::move(phone_number);
  phase_ = LinkPhase::kDialing;
  state_ = RASCS_OpenPort;
  error_ = 0;
}

void Link::Play(const RecordedStep& step) {
  state_ = step.state;
  error_ = step.error;
  if (step.takes_device) {
    const Entry& entry = line_.entry();
    const Protocol first = entry.strategy.empty() ? Protocol::kPptp : entry.strategy.front();
    Step taken;
    taken.device = DeviceOf(entry, step.protocol.value_or(first));
    taken.protocol = step.protocol;
    TakeDevice(taken);
  }
  if (state_ == RASCS_InvokeEapUI) eap_ui_answered_ = false;
  if (step.fails) {
    phase_ = LinkPhase::kDown;
  } else if ((state_ == RASCS_Connected || state_ == RASCS_SubEntryConnected) && !up()) {
    ComesUp(line_.Now());
  }
}

}  // namespace winras::simulator
