// The links of a line of several: which are dialed, and how they come and go while it is up.

#include <algorithm>

#include "abi/error_codes.h"
#include "simulator/line.h"
#include "simulator/rasman.h"

namespace winras::simulator {

std::u16string Line::NumberOf(DWORD number) const {
  if (!call_.parameters.phone_number.empty()) return call_.parameters.phone_number;
  if (number == 1 || entry_->further_links[number - 2].number.empty()) return entry_->number;
  return entry_->further_links[number - 2].number;
}

std::u16string Line::DeviceNameOf(DWORD number) const {
  return number == 1 ? std::u16string() : entry_->further_links[number - 2].device_name;
}

Link* Line::FirstUp() {
  const auto up = std::find_if(links_.begin(), links_.end(), [](Link& link) { return link.up(); });
  return up == links_.end() ? nullptr : &*up;
}

bool Line::AnyDialing() const {
  return std::any_of(links_.begin(), links_.end(),
                     [](const Link& link) { return link.phase() == LinkPhase::kDialing; });
}

// A single link has that of its line.
void Line::GiveHandle(Link& link) {
  if (several()) link.set_handle(service_.IssueLinkHandle(*this, link.number()));
}

void Line::ReleaseHandleOf(Link& link, HandleState why) {
  if (link.handle() != nullptr) service_.ReleaseLinkHandle(link.handle(), why);
  link.set_handle(nullptr);
}

void Line::LoseLink(Link& link, HandleState why) {
  ReleaseHandleOf(link, why);
  if (shown_ == &link) shown_ = FirstUp();
  service_.Signal(RASCN_BandwidthRemoved, *this);
}

DWORD Line::HangUpLink(DWORD number) {
  Link& hung_up = link(number);
  if (!hung_up.up()) return kErrorNoConnection;
  if (phase_ != LinePhase::kConnected) {
    DropLink(number, kErrorUserDisconnection);
    return 0;
  }
  hung_up.Down();
  if (FirstUp() == nullptr) {
    OweNothing();
    ActOnHangUp();
    return 0;
  }
  hung_up.HangUp();
  // The handle lingers from when RasHangUp has returned.
  After(behaviour_.hang_up_blocks + behaviour_.linger, [this, &hung_up] {
    if (hung_up.phase() != LinkPhase::kHungUp) return;
    hung_up.Down();
    LoseLink(hung_up, HandleState::kHungUp);
  });
  return 0;
}

bool Line::DropLink(DWORD number, DWORD error) {
  Link& lost = link(number);
  const bool was_up = lost.up();
  if (!was_up && lost.phase() != LinkPhase::kDialing) return false;
  const bool is_last = [&] {
    const auto goes_on = [&lost](const Link& link) {
      return &link != &lost && (link.up() || link.phase() == LinkPhase::kDialing);
    };
    return std::none_of(links_.begin(), links_.end(), goes_on);
  }();
  if (is_last) {
    Drop(error);
    return true;
  }
  if (was_up) lost.Down();
  if (phase_ == LinePhase::kConnected) {
    LoseLink(lost, HandleState::kLost);
    return true;
  }
  // In mid-dial the others go on, also where RAS waited for an answer for this one.
  ReleaseHandleOf(lost, HandleState::kLost);
  lost.Fail(error);
  if (phase_ == LinePhase::kPaused && shown_ == &lost) phase_ = LinePhase::kDialing;
  Tell(number, was_up ? RASCS_SubEntryDisconnected : lost.state(), error);
  Proceed();
  return true;
}

bool Line::ConnectLink(DWORD number, const Servers& servers) {
  Link& needed = link(number);
  const bool is_down = needed.phase() == LinkPhase::kIdle || needed.phase() == LinkPhase::kDown;
  if (phase_ != LinePhase::kConnected || !is_down) return false;
  needed.Connect(NumberOf(number), servers.Reached(entry_->kind, NumberOf(number)), Now());
  service_.Signal(RASCN_BandwidthAdded, *this);
  return true;
}

Carried Line::Total() const {
  Carried total;
  for (const Link& link : links_) total.Add(link.counters().Total(Now()));
  return total;
}

// T2: the sum.
DWORD Line::BitsPerSecond() const {
  DWORD sum = 0;
  for (const Link& link : links_) sum += link.counters().BitsPerSecond();
  return sum;
}

}  // namespace winras::simulator
