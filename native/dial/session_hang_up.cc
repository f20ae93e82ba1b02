// How a session is hung up, and who waits for it.
#include <utility>

#include "dial/session.h"

namespace winras {
namespace {

// A resuming RasDial that is about to begin must not meet a handle that was hung up meanwhile. One
// that blocks is not waited for any longer: RasHangUp works in the middle of a dial (rule H1).
constexpr double kResumeHeadStart = 1'000;

}  // namespace

void Session::HangUp(double bound, Done done) {
  const Lock lock(mutex_);
  if (hang_up_result_ && hang_up_result_->outcome == HangUpOutcome::kPending) {
    return PollUntilGone(bound, std::move(done));
  }
  if (hang_up_result_ && (hang_up_result_->outcome == HangUpOutcome::kFailed ||
                          hang_up_result_->outcome == HangUpOutcome::kUnknownLine)) {
    // It is owed still: whoever asks again has RasHangUp called again.
    hang_up_result_.reset();
    hang_up_requested_ = hang_up_started_ = false;
  }
  if (hang_up_result_) return Tell(std::move(done), *hang_up_result_);
  Clock& clock = provider_->clock();
  if (!hang_up_requested_) {
    hang_up_requested_ = true;
    hang_up_bound_ = bound;
    hang_up_deadline_ = clock.Now() + bound;
    if (resuming_) {
      clock.Schedule(kResumeHeadStart, [weak = weak_from_this()] {
        if (const auto self = weak.lock()) self->StopWaitingForResume();
      });
    }
  }
  const double now = clock.Now();
  const double deadline = hang_up_deadline_ > now ? hang_up_deadline_ : now + bound;
  Wait(deadline, std::move(done));
  Advance();
}

void Session::AwaitGone(double bound, Done done) {
  const Lock lock(mutex_);
  if (hang_up_requested_ && !hang_up_result_) {
    Wait(provider_->clock().Now() + bound, std::move(done));
  } else if (hang_up_result_ && hang_up_result_->outcome != HangUpOutcome::kPending) {
    Tell(std::move(done), *hang_up_result_);
  } else {
    PollUntilGone(bound, std::move(done));
  }
}

void Session::StartHangUp() {
  if (!hang_up_requested_ || hang_up_started_) return;
  if (handle_ == nullptr) {
    if (dialing_ && !preparing_) return;  // it will be known, or never be
    hang_up_started_ = true;
    HangUpEnded({HangUpOutcome::kNothingOwed});
    return;
  }
  if (resuming_ && !resume_had_its_time_) return;
  hang_up_started_ = true;
  const double left = hang_up_deadline_ - provider_->clock().Now();
  // A handle that came too late for every caller gets as much time as they gave.
  const double bound = left > 0 ? left : hang_up_bound_;
  HangUpLine(provider_, OwnLine(bound), [self = shared_from_this()](HangUpResult result) {
    const Lock lock(self->mutex_);
    self->HangUpEnded(result);
    self->Advance();
  });
}

void Session::HangUpEnded(HangUpResult result) {
  Clock& clock = provider_->clock();
  if (result.identity) identity_ = result.identity;
  for (auto& [number, waiter] : std::exchange(waiters_, {})) {
    clock.Cancel(waiter.timer);
    const double left = waiter.deadline - clock.Now();
    if (result.outcome == HangUpOutcome::kPending && left > 0) {
      PollUntilGone(left, std::move(waiter.done));
    } else {
      Tell(std::move(waiter.done), result);
    }
  }
  hang_up_result_ = std::move(result);
}

void Session::StopWaitingForResume() {
  const Lock lock(mutex_);
  resume_had_its_time_ = true;
  Advance();
}

void Session::Wait(double deadline, Done done) {
  const std::uint64_t number = ++last_waiter_;
  Clock& clock = provider_->clock();
  const Clock::TimerId timer =
      clock.Schedule(deadline - clock.Now(), [weak = weak_from_this(), number] {
        if (const auto self = weak.lock()) self->GiveUpWaiting(number);
      });
  waiters_.emplace(number, Waiter{std::move(done), deadline, timer});
}

void Session::GiveUpWaiting(std::uint64_t number) {
  const Lock lock(mutex_);
  const auto waiter = waiters_.find(number);
  if (waiter == waiters_.end()) return;
  Tell(std::move(waiter->second.done), {HangUpOutcome::kPending});
  waiters_.erase(waiter);
}

void Session::PollUntilGone(double bound, Done done) {
  HangUpRequest request = OwnLine(bound);
  request.call_hang_up = false;
  HangUpLine(provider_, std::move(request), std::move(done));
}

HangUpRequest Session::OwnLine(double bound) const {
  HangUpRequest request;
  request.handle = handle_;
  request.line = line_;
  request.identity = identity_;
  request.entry_name = entry_name_;
  request.references = references_;
  request.bound = bound;
  return request;
}

// Never at once: the caller may hold a lock of its own.
void Session::Tell(Done done, const HangUpResult& result) {
  provider_->Run([done = std::move(done), result] { done(result); });
}

}  // namespace winras
