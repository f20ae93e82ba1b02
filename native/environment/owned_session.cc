#include "environment/owned_session.h"

#include <mutex>
#include <utility>

#include "environment/environment.h"
#include "marshal/dial_report.h"

namespace winras {
namespace {

// Events on their way from RAS' threads to the loop thread: one letter for as many as there are.
struct Outbox {
  std::mutex mutex;
  std::vector<DialEvent> events;
};

}  // namespace

std::shared_ptr<OwnedSession> OwnedSession::Dial(Environment& environment,
                                                 std::shared_ptr<Provider> provider,
                                                 std::unique_ptr<DialRequest> request,
                                                 bool hang_up_on_exit, Napi::Function report) {
  auto owned = std::make_shared<OwnedSession>(environment, hang_up_on_exit, report);
  // Only a weak reference may leave the loop thread: the last strong one ends on it.
  auto sink = [mailbox = environment.mailbox(), outbox = std::make_shared<Outbox>(),
               weak = std::weak_ptr<OwnedSession>(owned)](DialEvent event) {
    {
      std::lock_guard<std::mutex> lock(outbox->mutex);
      outbox->events.push_back(std::move(event));
      if (outbox->events.size() > 1) return;  // the letter is on its way
    }
    mailbox->Post([outbox, weak](Napi::Env env) {
      std::vector<DialEvent> events;
      {
        std::lock_guard<std::mutex> lock(outbox->mutex);
        events.swap(outbox->events);
      }
      if (const auto self = weak.lock()) self->Report(env, events);
    });
  };
  owned->session_ = Session::Create(std::move(provider), std::move(sink));
  if (!environment.Keep(owned)) return owned;  // nobody would hang up what is dialed now
  environment.Hold();
  owned->holding_ = true;
  owned->session_->Start(std::move(request));
  return owned;
}

OwnedSession::OwnedSession(Environment& environment, bool hang_up_on_exit, Napi::Function report)
    : environment_(environment),
      report_(Napi::Persistent(report)),
      hang_up_on_exit_(hang_up_on_exit) {}

void OwnedSession::Settle() {
  if (settled_) return;
  settled_ = true;
  session_->Settle();
  StopReporting();
  StopHolding();
  KeepWhileOwed();
}

void OwnedSession::BeginHangUp() {
  shall_be_gone_ = true;
  StopHolding();
  KeepWhileOwed();
}

void OwnedSession::StopHolding() {
  if (!std::exchange(holding_, false)) return;
  environment_.Release();
}

void OwnedSession::HungUp(HangUpOutcome outcome) {
  hung_up_ = outcome != HangUpOutcome::kPending && outcome != HangUpOutcome::kFailed &&
             outcome != HangUpOutcome::kUnknownLine;
  if (hung_up_) shall_be_gone_ = false;
  KeepWhileOwed();
}

void OwnedSession::KeepWhileOwed() {
  const bool must_not_outlive = !settled_ || hang_up_on_exit_;
  if (shall_be_gone_ || (must_not_outlive && !hung_up_)) {
    environment_.Keep(shared_from_this());
  } else {
    environment_.Forget(shared_from_this());
  }
}

void OwnedSession::Report(Napi::Env env, const std::vector<DialEvent>& events) {
  if (report_.IsEmpty()) return;  // settled since
  CallBack(env, report_.Value(), {DialReportsToJs(env, events)});
}

}  // namespace winras
