// A line as other processes know it, and one of theirs as it is known here.

#include <algorithm>
#include <chrono>

#include "abi/error_codes.h"
#include "simulator/line.h"
#include "simulator/process.h"
#include "simulator/rasman.h"
#include "simulator/states.h"

namespace winras::simulator {
namespace {

// Of all processes of the machine, in milliseconds since 1970.
double WallTime() {
  const auto since = std::chrono::system_clock::now().time_since_epoch();
  return static_cast<double>(std::chrono::duration_cast<std::chrono::milliseconds>(since).count());
}

SharedPhase SharedPhaseOf(LinePhase phase) {
  if (phase == LinePhase::kConnected) return SharedPhase::kConnected;
  return phase == LinePhase::kFailed ? SharedPhase::kFailed : SharedPhase::kDialing;
}

}  // namespace

bool Line::shared() const {
  return phase_ == LinePhase::kDialing || phase_ == LinePhase::kPaused ||
         phase_ == LinePhase::kConnected || phase_ == LinePhase::kFailed;
}

GUID Line::CorrelationId() const {
  switch (behaviour_.correlation_id) {
    case CorrelationIdListed::kAlways:
      return id_;
    case CorrelationIdListed::kConnected:
      return connected_at_ ? id_ : GUID{};
    case CorrelationIdListed::kLate:
      return connected_at_ && Now() - *connected_at_ >= behaviour_.correlation_id_after ? id_
                                                                                        : GUID{};
    case CorrelationIdListed::kNever:
      break;
  }
  return {};
}

SharedLine Line::Shared() const {
  SharedLine shared;
  shared.id = id_;
  shared.book = entry_->book_path;
  shared.entry = entry_->name;
  shared.phase = SharedPhaseOf(phase_);
  shared.state = state_;
  shared.error = error_;
  shared.references = owed_ + foreign_references_;
  shared.process = process_;
  shared.since = connected_since_;
  return shared;
}

void Line::Follow(const SharedLine& shared, const Servers& servers) {
  // Whoever has paid for a RasDial, it is paid.
  if (shared.references < owed_) {
    owed_ = shared.references;
    service_.RecordOwed(*this);
  }
  foreign_references_ = shared.references - owed_;
  if (dialed_here_) return;
  process_ = shared.process;
  connected_since_ = shared.since;
  if (shared.phase == SharedPhase::kConnected) {
    if (phase_ != LinePhase::kConnected) {
      ComeUpForOthers(servers, Now() - std::max(0.0, WallTime() - shared.since));
    }
    return;
  }
  if (shown_->phase() == LinkPhase::kIdle) {
    const std::u16string number = NumberOf(shown_->number());
    shown_->DialForOthers(number, servers.Reached(entry_->kind, number));
  }
  state_ = shared.state;
  error_ = shared.error;
  phase_ = shared.phase == SharedPhase::kFailed ? LinePhase::kFailed
           : IsPaused(state_)                   ? LinePhase::kPaused
                                                : LinePhase::kDialing;
}

void Line::EndElsewhere() {
  const bool in_mid_dial = phase_ == LinePhase::kDialing || phase_ == LinePhase::kPaused;
  if (dialed_here_ && in_mid_dial) {
    FailInMidDial(kErrorUserDisconnection);
  } else {
    Go(HandleState::kLost);
  }
}

bool Line::Abandoned() const {
  return !dialed_here_ && process_ != 0 && phase_ != LinePhase::kConnected &&
         !ProcessRuns(process_);
}

void Line::NoteConnected() { connected_since_ = WallTime(); }

}  // namespace winras::simulator
