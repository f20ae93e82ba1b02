// One connection: its links, and what they have in common. Every member is called with the
// service's lock held.
#pragma once

#include <cstdint>
#include <deque>
#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "provider/clock.h"
#include "simulator/dial_call.h"
#include "simulator/handle_table.h"
#include "simulator/link.h"
#include "simulator/shared_state.h"

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
  DWORD sub_entry;
  RASCONNSTATE state;
  DWORD error;
  NotificationTarget target;
  bool after_hang_up = false;  // comes although the line is hung up
  bool of_reference = false;   // to the notifier of a later RasDial (D9)
};

class Line : public std::enable_shared_from_this<Line> {
 public:
  Line(RasMan& service, std::uint64_t number, std::shared_ptr<const Entry> entry,
       Behaviour behaviour, GUID id);

  void set_handle(HRASCONN handle) { handle_ = handle; }

  // A dial: what it was called with, and who may answer it.
  void Dial(DialCall call, const Servers& servers);
  // The dial fails before anything is notified.
  void FailAtOnce(DWORD error);
  // Its first state is entered after the usual delay.
  void Start();
  // A line that comes up without a dial of this process.
  void ConnectForOthers(const Servers& servers);

  // line_shared.cc. Whether other processes may know of it.
  bool shared() const;
  SharedLine Shared() const;
  // What others have made of it, and all that is known of one that others have dialed.
  void Follow(const SharedLine& shared, const Servers& servers);
  // Others have hung it up.
  void EndElsewhere();
  // Whoever dials it has ended in mid-dial (D10).
  bool Abandoned() const;

  // A resuming RasDial that was found in order.
  void Resume(DialCall call);

  // line_recording.cc. The error that RasDial returns next, where it was recorded that it does, and
  // when it does so.
  const RecordedStep* ReturnsNext() const;

  // It has paused for RasInvokeEapUI, which nobody has called successfully yet.
  bool WaitsForEapUi() const;
  void EapUiAnswered() { shown_->EapUiAnswered(); }

  // Another RasDial of the connected entry (D9), with its own notifier.
  void AddReference(const NotificationTarget& target);

  // One RasHangUp. `inside_handler`: it acts once the handler has returned (D6).
  void HangUp(bool inside_handler);
  void Drop(DWORD error);
  // With the service, and without a word.
  void Vanish();
  void SetSubstate(RASCONNSUBSTATE substate);

  // line_links.cc. One link of several; the last that goes takes the line with it (N4).
  DWORD HangUpLink(DWORD number);
  // False when it is not up and not being dialed.
  bool DropLink(DWORD number, DWORD error);
  // A link that is needed is dialed while the line is up. False when it is up, or the line is not.
  bool ConnectLink(DWORD number, const Servers& servers);
  Carried Total() const;
  DWORD BitsPerSecond() const;
  void ClearCounters() { cleared_ = Total(); }
  const Carried& cleared() const { return cleared_; }

  // Before a notifier is called. False: it is not to be called any more.
  bool BeginHandler(const Notification& notification);
  void EndHandler(const Notification& notification, DWORD result);
  // In place of both: nobody was called.
  void SkipHandler();

  // Around each RasDial: the handle's value is not used again before it has returned.
  void BeginCall() { ++calls_; }
  void EndCall();

  // What an IKEv2 line does while it is Connected (S6, S7), and where RasUpdateConnection has moved
  // its ends.
  RASCONNSUBSTATE substate() const { return substate_; }
  void set_local_endpoint(const RASTUNNELENDPOINT& endpoint) { local_endpoint_ = endpoint; }
  void set_remote_endpoint(const RASTUNNELENDPOINT& endpoint) { remote_endpoint_ = endpoint; }
  const std::optional<RASTUNNELENDPOINT>& local_endpoint() const { return local_endpoint_; }
  const std::optional<RASTUNNELENDPOINT>& remote_endpoint() const { return remote_endpoint_; }

  std::uint64_t number() const { return number_; }
  HRASCONN handle() const { return handle_; }
  const Entry& entry() const { return *entry_; }
  const std::shared_ptr<const Entry>& shared_entry() const { return entry_; }
  const Behaviour& behaviour() const { return behaviour_; }
  // Unlike the value of its handle, never used again.
  const GUID& id() const { return id_; }
  // The id as RasEnumConnections lists it, or zero.
  GUID CorrelationId() const;
  const DialCall& call() const { return call_; }
  LinePhase phase() const { return phase_; }
  RASCONNSTATE state() const { return state_; }
  DWORD error() const { return error_; }
  DWORD given_up() const { return shown_->given_up(); }
  // Of the link that the state is of; once connected, of the first that is up.
  const Server* server() const { return shown_->server(); }
  const Device& device() const { return shown_->device(); }
  std::optional<Protocol> protocol() const { return shown_->protocol(); }
  const std::u16string& phone_number() const { return shown_->phone_number(); }
  bool projected() const { return projected_; }
  bool several() const { return links_.size() > 1; }
  std::size_t link_count() const { return links_.size(); }
  // From 1 to link_count().
  Link& link(DWORD number) { return links_[number - 1]; }
  const Link& link(DWORD number) const { return links_[number - 1]; }
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

  // For its links.

  // False while a handler suspends the connection (D6), and while RAS waits for an answer.
  bool LinksMove() const { return phase_ == LinePhase::kDialing && undelivered_ == 0; }
  // The link has entered its next state.
  void Entered(Link& link, bool silently);
  void GiveHandle(Link& link);
  // Empty: that of the entry.
  std::u16string DeviceNameOf(DWORD number) const;
  double Now() const;
  // The server of one of its links is shown the credentials.
  void SigningIn();
  Clock::TimerId After(double delay, std::function<void()> task);
  void Cancel(Clock::TimerId timer);

 private:
  // line.cc
  void Proceed();
  void Conclude();
  void Show(Link& link);
  void ComeUp();
  void ComeUpForOthers(const Servers& servers, double since);
  void Tell(DWORD sub_entry, RASCONNSTATE state, DWORD error);
  void Notify(DWORD sub_entry, RASCONNSTATE state, DWORD error);
  void Deliver(const Notification& notification);
  void After(double delay, void (Line::*task)());
  void CancelTimer();
  void Fail();
  void Redial();
  void FailInMidDial(DWORD error);
  void ActOnHangUp();
  void GoneAfterHangUp();
  void GoneAfterDrop();
  void Go(HandleState why);
  void SignalConnected();
  void SignalDisconnected();
  void OweNothing();

  // line_shared.cc
  void NoteConnected();

  // line_recording.cc
  bool PlaysBack() const { return !behaviour_.recording.empty(); }
  void BeginPlaying();
  void AwaitStep();
  void PlayStep();
  // Nobody may answer a pause (P1).
  RecordedStep WithoutPause(RecordedStep step) const;

  // line_links.cc
  std::u16string NumberOf(DWORD number) const;
  Link* FirstUp();
  bool AnyDialing() const;
  void ReleaseHandleOf(Link& link, HandleState why);
  // While the line is connected, and others stay up.
  void LoseLink(Link& link, HandleState why);

  RasMan& service_;  // outlives its lines' calls: each runs under its lock
  const std::uint64_t number_;
  const std::shared_ptr<const Entry> entry_;
  Behaviour behaviour_;
  const GUID id_;
  HRASCONN handle_ = nullptr;

  DialCall call_;
  std::deque<Link> links_;  // at least one
  Link* shown_;
  std::size_t first_ = 0;  // of links_, to be dialed (D18)

  LinePhase phase_ = LinePhase::kDialing;
  RASCONNSTATE state_ = RASCS_OpenPort;
  DWORD error_ = 0;
  bool projected_ = false;
  RASCONNSUBSTATE substate_ = RASCSS_None;
  std::optional<RASTUNNELENDPOINT> local_endpoint_;
  std::optional<RASTUNNELENDPOINT> remote_endpoint_;
  Carried cleared_;

  bool dialed_here_ = false;
  bool signaled_connected_ = false;
  bool heard_ = true;      // no notifier has returned 0 (D3)
  bool notifying_ = true;  // that, and SilentAfter has not come
  bool hang_up_requested_ = false;
  bool spurious_gone_given_ = false;
  bool pause_told_ = false;
  int states_entered_ = 0;
  int handlers_ = 0;     // that run now
  int undelivered_ = 0;  // notifications handed over whose handler has not returned
  int owed_ = 0;
  int foreign_references_ = 0;
  int calls_ = 0;
  std::uint32_t process_ = 0;           // that has dialed it; 0: none that could end
  double connected_since_ = 0;          // for all processes, in milliseconds since 1970
  std::optional<double> connected_at_;  // of the clock here
  std::optional<Clock::TimerId> timer_;
  std::uint64_t timers_set_ = 0;
  std::size_t steps_played_ = 0;
  double playing_since_ = 0;  // RasDial was called, or called to answer
};

}  // namespace winras::simulator
