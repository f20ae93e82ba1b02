// RasDial and RasHangUp: what the service does while the caller waits.

#include <algorithm>
#include <utility>

#include "abi/error_codes.h"
#include "provider/alertable_event.h"
#include "simulator/faults.h"
#include "simulator/rasman.h"
#include "simulator/states.h"
#include "simulator/text.h"

namespace winras::simulator {
namespace {

constexpr DWORD kErrorBadPhoneNumber = 749;

// D7. A resume does not change the thread.
void CaptureThread(NotificationTarget& target) {
  target.thread = ThreadReference::Current();
  target.thread_id = std::this_thread::get_id();
}

}  // namespace

DWORD RasMan::Dial(DialCall call, HRASCONN& handle) {
  if (HandlerOfThisThread() != nullptr) {
    Violation("RasDial inside a handler");
    return kErrorInvalidParameter;
  }
  std::shared_ptr<Line> line;
  const DialCall given = call;
  int passed_before = 0;
  {
    std::unique_lock lock(mutex_);
    if (stopped_) return kErrorRasmanCannotInitialize;
    const DialParameters& parameters = call.parameters;
    if (!books_.Has(call.phone_book.c_str())) return config_.book_rules.missing_book;
    std::shared_ptr<const Entry> entry;
    if (!parameters.entry_name.empty()) {
      entry = books_.Find(call.phone_book.c_str(), parameters.entry_name);
      if (entry == nullptr) return kErrorCannotFindPhonebookEntry;
    } else if (!parameters.phone_number.empty()) {
      entry = books_.WithoutEntry(parameters.phone_number, config_.behaviour);
    } else {
      return kErrorBadPhoneNumber;
    }

    const std::string wrong = WhatIsWrongWith(call, *entry);
    if (!wrong.empty()) {
      Violation("RasDial with " + wrong);
      return kErrorInvalidParameter;
    }

    call.credentials = credentials_.Resolve(*entry, parameters);
    if (entry->behaviour.notification_thread == NotificationThread::kCaptured) {
      CaptureThread(call.target);
    }
    if (ports_lost_.count(PortOf(*entry)) != 0) return kErrorPortNotAvailable;  // B6
    line = LineOf(*entry);
    if (line != nullptr) {
      const DWORD error = DialExisting(*line, call);
      if (error != 0) return error;
    } else {
      const std::u16string key = PortOf(*entry);
      const auto port = port_free_at_.find(key);
      if (port != port_free_at_.end() && Now() < port->second) return kErrorPortNotAvailable;
      Behaviour behaviour = entry->behaviour;
      Random random(config_.seed, key, dials_of_entry_[key]);
      DrawFault(behaviour, config_.faults, random);
      if (behaviour.ras_dial_refuses != 0) return behaviour.ras_dial_refuses;

      line = NewLine(entry, std::move(behaviour));
      line->Dial(std::move(call), servers_);
      RecordOwed(*line);
      handle = line->handle();
      if (line->behaviour().ras_dial_fails != 0) {
        line->FailAtOnce(line->behaviour().ras_dial_fails);
        return line->error();
      }
      if (const RecordedStep* const step = line->ReturnsNext()) {
        line->FailAtOnce(step->error);
        lock.unlock();
        Sleep(step->at);
        return step->error;
      }
      if (given.synchronous() || line->behaviour().ras_dial_returns != RasDialReturns::kBefore) {
        line->Start();
      }
    }
    handle = line->handle();
    line->BeginCall();
  }
  const DWORD result = HoldCaller(*line, given, passed_before);
  const std::lock_guard lock(mutex_);
  line->Start();  // nothing, where it has started
  line->EndCall();
  if (result == kErrorUserDisconnection) handle = nullptr;  // it was paid for meanwhile
  return result;
}

DWORD RasMan::DialExisting(Line& line, const DialCall& call) {
  switch (line.phase()) {
    case LinePhase::kConnected:
      line.AddReference(call.target);
      RecordOwed(line);
      return 0;
    case LinePhase::kHungUp:
    case LinePhase::kDropped:
      return kErrorPortNotAvailable;  // H9
    default:
      if (line.Abandoned()) return kErrorPortNotAvailable;  // D10
      return kErrorDialAlreadyInProgress;  // D11; also when a failed dial was not hung up (D2)
  }
}

DWORD RasMan::Resume(DialCall call, HRASCONN handle) {
  if (HandlerOfThisThread() != nullptr) {
    Violation("RasDial inside a handler");
    return kErrorInvalidParameter;
  }
  std::shared_ptr<Line> line;
  const DialCall given = call;
  int passed_before = 0;
  {
    std::unique_lock lock(mutex_);
    line = handles_.Find(handle);
    if (line == nullptr) return DeadHandle("RasDial", handle);
    const bool was_told = line->pause_told();
    line->BeginResume();
    // The handler may have passed the pause on and not have returned yet.
    handler_ended_.wait(lock, [&] { return stopped_ || !line->in_handler(); });
    if (stopped_) return kErrorRasmanCannotInitialize;
    if (line->phase() != LinePhase::kPaused) {
      if (line->phase() == LinePhase::kHungUp || line->phase() == LinePhase::kGone) {
        return kErrorNoConnection;  // a hang-up on another thread was faster
      }
      // The attempt failed while it was paused: its caller may not have heard of it yet.
      if (line->phase() == LinePhase::kFailed && IsPaused(line->state())) return line->error();
      // A notification of the pause before can be late. Then nobody could know.
      if (!was_told) Violation("RasDial resumes a connection that is not paused");
      return kErrorDialAlreadyInProgress;
    }
    std::string breach = WhatIsWrongWith(call, line->entry());
    if (breach.empty()) breach = WhyNotResumable(line->call(), call, line->state());
    if (!breach.empty()) {
      Violation("RasDial resumes with " + breach);
      return kErrorInvalidParameter;
    }
    if (line->behaviour().resume_fails != 0) return line->behaviour().resume_fails;
    if (const RecordedStep* const step = line->ReturnsNext()) {
      lock.unlock();
      Sleep(step->at);
      return step->error;
    }
    if (line->WaitsForEapUi()) {
      Violation("RasDial resumes at InvokeEapUI without RasInvokeEapUI");
      return kErrorInteractiveMode;
    }
    if (line->state() == RASCS_CallbackSetByCaller && call.parameters.callback_number == u"*") {
      return kErrorBadCallbackNumber;
    }
    call.credentials = credentials_.Resolve(line->entry(), call.parameters);
    passed_before = line->states_passed();
    call.target = line->call().target;
    line->Resume(std::move(call));
    if (line->behaviour().ras_dial_returns != RasDialReturns::kBefore) line->Start();
    line->BeginCall();
  }
  HoldCaller(*line, given, passed_before);
  const std::lock_guard lock(mutex_);
  line->Start();
  line->EndCall();
  return 0;
}

DWORD RasMan::HoldCaller(const Line& line, const DialCall& call, int passed_before) {
  const Behaviour& behaviour = line.behaviour();  // never changes
  constexpr int kFirst = 1;
  constexpr int kFirstFew = 4;
  int passed = 0;
  if (behaviour.ras_dial_returns == RasDialReturns::kBetween) passed = kFirst;
  if (behaviour.ras_dial_returns == RasDialReturns::kAfter) passed = kFirstFew;
  const auto done = [&] {
    const std::lock_guard lock(mutex_);
    if (stopped_ || line.settled()) return true;
    return !call.synchronous() && line.states_passed() - passed_before >= passed;
  };

  if (call.synchronous() || passed > 0) {
    // Polls on the clock, so that a virtual one can move meanwhile, and between the times at which
    // states are entered, so that it does not race them.
    AlertableEvent never_set;
    const double interval = std::max(behaviour.delay, 1.0);
    Sleep(interval / 2);
    while (!done()) {
      Sleep(interval);
      never_set.Wait(0);  // what was queued to this thread, where it is the captured one
    }
  }
  Sleep(behaviour.ras_dial_blocks);
  return call.synchronous() ? ResultOfSynchronousDial(line) : 0;
}

DWORD RasMan::ResultOfSynchronousDial(const Line& line) {
  const std::lock_guard lock(mutex_);
  switch (line.phase()) {
    case LinePhase::kConnected:
      return 0;
    case LinePhase::kFailed:
      return line.error();
    case LinePhase::kDialing:
      return kErrorRasmanCannotInitialize;  // the service stops
    default:
      return kErrorUserDisconnection;
  }
}

DWORD RasMan::HangUp(HRASCONN handle) {
  double blocks = 0;
  {
    std::unique_lock lock(mutex_);
    std::shared_ptr<Line> line = handles_.Find(handle);
    if (line == nullptr) return DeadHandle("RasHangUp", handle);
    blocks = line->behaviour().hang_up_blocks;
    if (line->behaviour().hang_up_error != 0) return line->behaviour().hang_up_error;
    const DWORD sub_entry = handles_.SubEntryOf(handle);
    const bool inside_handler = HandlerOfThisThread() == line.get();
    if (!inside_handler && line->behaviour().hang_up == HangUpManner::kWaitsForHandler) {
      handler_ended_.wait(lock, [&] { return stopped_ || !line->in_handler(); });
    }
    if (line->phase() == LinePhase::kGone) return kErrorInvalidHandle;
    if (line->phase() == LinePhase::kHungUp || line->hang_up_requested()) {
      // A line whose status says that it is connected may be one that others hold.
      if (line->state() != RASCS_Connected) Violation("a second RasHangUp");
      return kErrorNoConnection;
    }
    if (sub_entry != 0) {
      const DWORD error = line->HangUpLink(sub_entry);
      if (error != 0) return error;
    } else {
      line->HangUp(inside_handler);
    }
  }
  Sleep(blocks);
  return 0;
}

}  // namespace winras::simulator
