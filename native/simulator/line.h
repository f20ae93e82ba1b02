// One connection: its state machine on the clock. Every member is called with the service's lock
// held.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>

#include "provider/clock.h"
#include "simulator/dial_call.h"
#include "simulator/handle_table.h"
#include "simulator/script.h"

namespace winras::simulator {

class RasMan;

enum class LinePhase {
  kDialing,
  kPaused,
  kConnected,
  kFailed,   // the attempt's error can be read until the hang-up (D8)
  kDropped,  // was connected; the handle dies soon
  kHungUp,   // the handle lingers
  kGone,
};

struct Notification {
  HRASCONN handle;
  RASCONNSTATE state;
  DWORD error;
  NotificationTarget target;
  bool after_hang_up = false;  // comes although the line is hung up
  bool of_reference = false;   // to the notifier of a later RasDial (D9)
};

// What a line is known by; the handle's value is used again.
struct Identity {
  GUID correlation{};
  LUID luid{};
};

class Line : public std::enable_shared_from_this<Line> {
 public:
  Line(RasMan& service, std::uint64_t number, std::shared_ptr<const Entry> entry,
       Behaviour behaviour, Identity identity);

  void set_handle(HRASCONN handle) { handle_ = handle; }

  // A dial: what it was called with, and whom it reaches (null: nobody).
  void Dial(DialCall call, std::shared_ptr<Server> server);
  // The dial fails before anything is notified.
  void FailAtOnce(DWORD error);
  // Its first state is entered after the usual delay.
  void Start();
  // A line that comes up without a dial of this process.
  void ConnectForOthers(std::shared_ptr<Server> server);

  // A resuming RasDial that was found in order.
  void Resume(DialCall call);

  // It has paused for RasInvokeEapUI, which nobody has called successfully yet.
  bool WaitsForEapUi() const;
  void EapUiAnswered() { eap_ui_answered_ = true; }

  // Another RasDial of the connected entry (D9), with its own notifier.
  void AddReference(const NotificationTarget& target);

  // One RasHangUp. `inside_handler`: it acts once the handler has returned (D6).
  void HangUp(bool inside_handler);
  void Drop(DWORD error);
  // With the service, and without a word.
  void Vanish();
  void SetSubstate(RASCONNSUBSTATE substate);

  // Before a notifier is called. False: it is not to be called any more.
  bool BeginHandler(const Notification& notification);
  void EndHandler(const Notification& notification, DWORD result);
  // In place of both: nobody was called.
  void SkipHandler();

  // Around each RasDial: the handle's value is not used again before it has returned.
  void BeginCall() { ++calls_; }
  void EndCall();

  std::uint64_t number() const { return number_; }
  HRASCONN handle() const { return handle_; }
  const Entry& entry() const { return *entry_; }
  const std::shared_ptr<const Entry>& shared_entry() const { return entry_; }
  const Behaviour& behaviour() const { return behaviour_; }
  const Identity& identity() const { return identity_; }
  const DialCall& call() const { return call_; }
  const Server* server() const { return server_.get(); }
  LinePhase phase() const { return phase_; }
  RASCONNSTATE state() const { return state_; }
  DWORD error() const { return error_; }
  RASCONNSUBSTATE substate() const { return substate_; }
  const Device& device() const { return device_; }
  std::optional<Protocol> protocol() const { return protocol_; }
  const std::u16string& phone_number() const { return phone_number_; }
  bool projected() const { return projected_; }
  int owed() const { return owed_; }
  bool others() const { return foreign_references_ > 0; }
  bool dialed_here() const { return dialed_here_; }
  bool in_handler() const { return handlers_ > 0; }
  // Its caller was told of a pause since BeginResume, and may answer it.
  bool pause_told() const { return pause_told_; }
  // A handler that runs now may still be telling it.
  void BeginResume() { pause_told_ = pause_told_ && in_handler(); }
  bool hang_up_requested() const { return hang_up_requested_; }

  // States entered whose handlers have returned: what RasDialReturns waits for.
  int states_passed() const { return states_entered_ - (undelivered_ > 0 ? 1 : 0); }
  // Nothing more happens by itself: connected, paused, failed or hung up, and everybody knows.
  bool settled() const { return phase_ != LinePhase::kDialing && undelivered_ == 0; }

  // Once: a status of a line that is there answers 6 (H10).
  bool TakeSpuriousGone();

 private:
  // line.cc
  void Proceed();
  void Advance();
  void EnterNext(bool silently);
  bool MayMerge() const;
  bool RefusedHere(RASCONNSTATE state, DWORD& error) const;
  void NotifyState();
  void Notify(RASCONNSTATE state, DWORD error, const NotificationTarget& target);
  void Deliver(const Notification& notification);
  void After(double delay, void (Line::*task)());
  void CancelTimer();
  void Fail();
  void Redial();
  void ActOnHangUp();
  void GoneAfterHangUp();
  void GoneAfterDrop();
  void Go(HandleState why);
  void SignalConnected();
  void SignalDisconnected();
  void OweNothing();

  // line_decisions.cc
  void Decide(Decision decision);
  void Authenticate();
  Verdict Judge() const;
  void Reject();
  void Accept();
  void Prepend(Script script);
  void FailNext(RASCONNSTATE state, DWORD error);

  RasMan& service_;  // outlives its lines' calls: each runs under its lock
  const std::uint64_t number_;
  const std::shared_ptr<const Entry> entry_;
  Behaviour behaviour_;
  const Identity identity_;
  HRASCONN handle_ = nullptr;

  DialCall call_;
  std::shared_ptr<Server> server_;
  std::u16string phone_number_;
  Script script_;
  int tries_ = 0;

  LinePhase phase_ = LinePhase::kDialing;
  RASCONNSTATE state_ = RASCS_OpenPort;
  DWORD error_ = 0;
  RASCONNSUBSTATE substate_ = RASCSS_None;
  Device device_;
  std::optional<Protocol> protocol_;
  bool projected_ = false;

  bool dialed_here_ = false;
  bool signaled_connected_ = false;
  bool heard_ = true;      // no notifier has returned 0 (D3)
  bool notifying_ = true;  // that, and SilentAfter has not come
  bool eap_ui_answered_ = false;
  bool hang_up_requested_ = false;
  bool spurious_gone_given_ = false;
  bool pause_told_ = false;
  bool merged_ = false;  // the state before was not notified
  int states_entered_ = 0;
  int handlers_ = 0;     // that run now
  int undelivered_ = 0;  // notifications handed over whose handler has not returned
  int owed_ = 0;
  int foreign_references_ = 0;
  int calls_ = 0;
  std::optional<Clock::TimerId> timer_;
  std::uint64_t timers_set_ = 0;
};

}  // namespace winras::simulator
