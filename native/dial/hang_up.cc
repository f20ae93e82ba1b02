#include "dial/hang_up.h"

#include <algorithm>
#include <utility>

#include "abi/error_codes.h"
#include "calls/line_facts.h"
#include "dial/recent_lines.h"

namespace winras {
namespace {

// Milliseconds between two looks at the line; each wait is twice the last.
constexpr double kFirstInterval = 10;
constexpr double kLongestInterval = 250;

// RasHangUp's page: who does not poll shall sleep three seconds. A line that is still connected
// then is held by somebody else's reference (rule D9).
constexpr double kConnectedMeansReleased = 3'000;

// Milliseconds that a line has after a RasHangUp to show that it goes: where it is to go whoever
// holds it, the next one follows; where others are known to hold it, it is released.
constexpr double kBetweenHangUps = 100;
// At most, of a line that is to go.
constexpr int kMostHangUps = 20;

// A single "gone" can be spurious (rule H10).
constexpr int kGoneAnswers = 2;

// Windows compares without case (rule E8). Letters beyond ASCII stand as the phone book has them.
bool SameName(const std::u16string& a, const std::u16string& b) {
  const auto fold = [](char16_t c) { return c >= u'A' && c <= u'Z' ? c - u'A' + u'a' : c + 0; };
  return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                    [&](char16_t x, char16_t y) { return fold(x) == fold(y); });
}

bool IsGone(DWORD error) { return error == kErrorInvalidHandle || error == kErrorNoConnection; }

// Each step is a job on a thread that may call RAS, and only one is under way at a time: no lock.
class LineHangUp : public std::enable_shared_from_this<LineHangUp> {
 public:
  LineHangUp(std::shared_ptr<Provider> provider, HangUpRequest request,
             std::function<void(HangUpResult)> done)
      : provider_(std::move(provider)),
        handle_(request.handle),
        line_(request.line),
        identity_(request.identity),
        entry_name_(std::move(request.entry_name)),
        references_(request.references),
        deadline_(provider_->clock().Now() + request.bound),
        done_(std::move(done)) {
    if (!request.call_hang_up) hung_up_at_ = provider_->clock().Now();
  }

  using Step = void (LineHangUp::*)();

  void Continue(Step step) {
    asked_at_ = RecentLines::Instance().Now();
    provider_->Run([self = shared_from_this(), step] { ((*self).*step)(); });
  }

  void HangUp();
  void Look();

 private:
  enum class Whereabouts { kUnknown, kListed, kNotListed, kHandleReused };

  bool IsReissued() const;
  bool IsReleased(double now) const;
  // It is connected still, RAS has not said that it is gone, and the last RasHangUp has had its
  // time.
  bool NeedsAnother(double now) const;
  bool IsListedStill();
  bool LearnIdentity();
  // Among lines that were listed no earlier than `not_before`. A GUID that came late is learned.
  Whereabouts Find(double not_before);
  // Why RasHangUp must not be called; nothing: it may be.
  std::optional<HangUpOutcome> WhyNotOurs();
  double NextInterval(double now) const;
  void Finish(HangUpOutcome outcome, DWORD error = 0);

  const std::shared_ptr<Provider> provider_;
  const HRASCONN handle_;
  const IssuedHandles::Line line_;
  std::optional<LineIdentity> identity_;
  const std::u16string entry_name_;
  const References references_;
  const double deadline_;
  std::function<void(HangUpResult)> done_;
  std::optional<double> hung_up_at_;  // when the last RasHangUp returned 0, or at the latest
  int hang_ups_ = 0;                  // calls of RasHangUp
  bool shared_ = false;               // somebody's reference is known to be left
  bool told_gone_ = false;            // the last one said that there is no such line
  double asked_at_ = 0;               // when the step that runs was put in line
  double interval_ = kFirstInterval;
  int gone_answers_ = 0;
};

void LineHangUp::HangUp() {
  if (handle_ == nullptr) return Finish(HangUpOutcome::kNothingOwed);
  const auto hang_up = provider_->api().RasHangUpW;
  if (hang_up == nullptr) return Finish(HangUpOutcome::kFailed, kFunctionUnavailable);
  if (const auto outcome = WhyNotOurs()) return Finish(*outcome);
  IssuedHandles& issued = provider_->issued_handles();
  const IssuedHandles::Debt debt = issued.Pay(handle_, line_);
  if (debt == IssuedHandles::Debt::kVoid) return Finish(HangUpOutcome::kDisconnected);
  const DWORD error = debt == IssuedHandles::Debt::kOwed ? hang_up(handle_) : 0;
  ++hang_ups_;
  shared_ = references_ == References::kShared && issued.IsHeldByOthers(handle_);
  told_gone_ = IsGone(error);
  if (error == 0) {
    hung_up_at_ = provider_->clock().Now();
  } else if (!IsGone(error)) {
    issued.Refund(handle_);
    return Finish(HangUpOutcome::kFailed, error);
  }
  Continue(&LineHangUp::Look);
}

std::optional<HangUpOutcome> LineHangUp::WhyNotOurs() {
  if (!identity_) {
    if (LearnIdentity()) return std::nullopt;
    return HangUpOutcome::kDisconnected;
  }
  const bool is_known = IsKnown(identity_->correlation);
  const Whereabouts whereabouts = Find(asked_at_);
  if (whereabouts == Whereabouts::kListed) return std::nullopt;
  if (!is_known) return HangUpOutcome::kUnknownLine;
  if (whereabouts == Whereabouts::kUnknown) return std::nullopt;
  return HangUpOutcome::kDisconnected;
}

void LineHangUp::Look() {
  if (handle_ == nullptr) return Finish(HangUpOutcome::kNothingOwed);
  if (IsReissued()) return Finish(HangUpOutcome::kDisconnected);
  RASCONNSTATUSW status;
  const DWORD error = AskStatus(provider_->api(), handle_, status);
  const double now = provider_->clock().Now();
  if (IsGone(error)) {
    if (++gone_answers_ == kGoneAnswers) return Finish(HangUpOutcome::kDisconnected);
  } else {
    gone_answers_ = 0;
    const bool connected =
        error == 0 && status.rasconnstate == RASCS_Connected && status.dwError == 0;
    if (connected && NeedsAnother(now)) {
      if (hang_ups_ == kMostHangUps) return Finish(HangUpOutcome::kPending);
      if (IsListedStill()) return HangUp();
    }
    const bool released = connected && IsReleased(now);
    // Whoever owns the handle now, it is not our line. The last word waits for a list of its own:
    // one from before the status may have our line still.
    const double not_before = released ? RecentLines::Instance().Now() : asked_at_;
    if (identity_ && Find(not_before) == Whereabouts::kHandleReused) {
      return Finish(HangUpOutcome::kDisconnected);
    }
    if (released) return Finish(HangUpOutcome::kReleased);
  }
  // What seems to be gone is asked once more, however late it is.
  const bool seems_gone = gone_answers_ > 0;
  if (now >= deadline_ && !seems_gone) return Finish(HangUpOutcome::kPending);
  const double interval =
      seems_gone ? kFirstInterval : std::min(NextInterval(now), deadline_ - now);
  provider_->clock().Schedule(interval,
                              [self = shared_from_this()] { self->Continue(&LineHangUp::Look); });
  interval_ = std::min(interval_ * 2, kLongestInterval);
}

// A look stands where the next RasHangUp, or the answer, may be due.
double LineHangUp::NextInterval(double now) const {
  if (!shared_ && references_ != References::kAll) return interval_;
  const double due = hung_up_at_.value_or(now) + kBetweenHangUps - now;
  return std::min(interval_, due > 0 ? due : kBetweenHangUps);
}

bool LineHangUp::IsReleased(double now) const {
  if (!hung_up_at_ || references_ == References::kAll) return false;
  return now - *hung_up_at_ >= (shared_ ? kBetweenHangUps : kConnectedMeansReleased);
}

bool LineHangUp::NeedsAnother(double now) const {
  return references_ == References::kAll && hang_ups_ > 0 && !told_gone_ && hung_up_at_ &&
         now - *hung_up_at_ >= kBetweenHangUps;
}

// RAS gives a handle out again when its line is gone: a further RasHangUp must not meet another
// line.
bool LineHangUp::IsListedStill() { return !identity_ || Find(asked_at_) == Whereabouts::kListed; }

// To a later dial of ours. Unlike what RAS lists this tells also while that one's line goes down.
bool LineHangUp::IsReissued() const {
  return line_ != 0 && !provider_->issued_handles().IsOf(handle_, line_);
}

// Where nobody knows the identity yet, the handle is still ours: after RasHangUp it may soon be
// another line's. A line that is not listed while it dials stays without.
// False: it is another line's by now, for a line can be lost before anybody asked for its identity.
bool LineHangUp::LearnIdentity() {
  const auto list = RecentLines::Instance().Since(asked_at_, provider_);
  const ListedLine* const line = list->Find(handle_);
  if (line == nullptr) return true;
  if (!entry_name_.empty() && !SameName(line->identity.entry_name, entry_name_)) return false;
  // Without a GUID it has nothing that stays while it dials: its device may change.
  if (IsKnown(line->identity.correlation)) identity_ = line->identity;
  return true;
}

LineHangUp::Whereabouts LineHangUp::Find(double not_before) {
  const auto list = RecentLines::Instance().Since(not_before, provider_);
  if (list->error != 0) return Whereabouts::kUnknown;
  if (const ListedLine* const line = list->Find(handle_)) {
    const bool ours = Compare(*identity_, line->identity) != Sameness::kDifferent;
    if (ours && !IsKnown(identity_->correlation)) identity_ = line->identity;
    return ours ? Whereabouts::kListed : Whereabouts::kHandleReused;
  }
  const bool elsewhere =
      std::any_of(list->lines.begin(), list->lines.end(), [this](const ListedLine& line) {
        return Compare(*identity_, line.identity) != Sameness::kDifferent;
      });
  return elsewhere ? Whereabouts::kUnknown : Whereabouts::kNotListed;
}

void LineHangUp::Finish(HangUpOutcome outcome, DWORD error) {
  std::exchange(done_, nullptr)({outcome, error, identity_});
}

}  // namespace

void HangUpLine(std::shared_ptr<Provider> provider, HangUpRequest request,
                std::function<void(HangUpResult)> done) {
  const bool call_hang_up = request.call_hang_up;
  std::make_shared<LineHangUp>(std::move(provider), std::move(request), std::move(done))
      ->Continue(call_hang_up ? &LineHangUp::HangUp : &LineHangUp::Look);
}

}  // namespace winras
