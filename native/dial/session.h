// One dial, from the first RasDial to the hang-up that pays for it.
#pragma once

#include <cstdint>
#include <deque>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>

#include "abi/ras_structures.h"
#include "calls/projection.h"
#include "calls/secret.h"
#include "dial/eap_identity.h"
#include "dial/hang_up.h"
#include "provider/provider.h"

namespace winras {

// What RasDial is called with. The secrets in it are zeroed when this is destroyed.
struct DialRequest {
  DialRequest() = default;
  ~DialRequest();
  DialRequest(const DialRequest&) = delete;
  DialRequest& operator=(const DialRequest&) = delete;

  std::optional<std::u16string> phone_book;  // nothing: RAS' default
  RASDIALPARAMSW params{};                   // dwSize and dwCallbackId are set by the session
  RASDIALEXTENSIONS extensions{};            // dwSize likewise
  bool stored_credentials = false;           // ask RasGetCredentials and pass on its opaque token
  bool has_own_user_name = false;            // the caller's, which no identity replaces
  EapIdentity eap_identity = EapIdentity::kNone;
  HWND owner_window = nullptr;  // of the window that asks for the identity
  SecretBytes eap_info;         // what RasGetEapUserIdentity gave; `extensions` refers to it

  void Forget();
};

struct DialEvent {
  // What comes before kResuming was notified before the RasDial that answers a pause was called.
  enum class Kind { kNotification, kDialReturned, kResuming, kResumeReturned };
  Kind kind = Kind::kNotification;
  double time = 0;  // the provider's clock, milliseconds
  // A notification's scalars, as RAS gave them.
  DWORD sub_entry = 0;
  DWORD state = 0;
  DWORD error = 0;                    // kDialReturned, kResumeReturned: what `operation` returned
  const char* operation = "RasDial";  // what was called last of what belongs to a dial or a resume
  DWORD extended_error = 0;
  // ConnectDevice and DeviceConnected only.
  std::u16string device_type;
  std::u16string device_name;
};

class Session : public std::enable_shared_from_this<Session> {
 public:
  // Called on whichever thread has the event, in order, with no lock held that RAS could wait for.
  // It never waits: the connection is suspended while it runs.
  using Sink = std::function<void(DialEvent)>;

  static std::shared_ptr<Session> Create(std::shared_ptr<Provider> provider, Sink sink);

  // Calls RasDial on a thread of the pool. Once.
  void Start(std::unique_ptr<DialRequest> request);

  // Answers a pause: `change` edits the permitted fields of the parameters, then RasDial is called
  // again with them. False, with nothing called, when the dial is over or being hung up, or when a
  // RasDial is still running.
  bool Resume(const std::function<void(RASDIALPARAMSW&)>& change);
  // Answers a pause at InvokeEapUI: the method's window is shown, for however long, and when it has
  // been answered RasDial is called again. `sub_entry`: the one that was notified. False as above.
  bool InvokeEapUi(DWORD sub_entry, HWND owner_window);

  // Hangs up what is owed; where the handle is not known yet, as soon as it is. Each call gets the
  // result of the one hang-up. At the bound, counted from the first call, the result is kPending; a
  // handle that comes later is still hung up, and a later call waits on. After kFailed a later call
  // tries again.
  void HangUp(double bound, std::function<void(HangUpResult)> done);

  // Waits until a hung up line is gone, within `bound`.
  void AwaitGone(double bound, std::function<void(HangUpResult)> done);

  // The dial has ended, well or badly: forgets the parameters and hears no more notifications. A
  // handle stays owed.
  void Settle();

  // Null while not known.
  HRASCONN handle() const;
  // It has connected: which line it is, and whether that was up before, so that RasDial has added
  // a reference to it.
  void Connected(const LineIdentity& identity, bool was_up_before);
  // RasGetProjectionInfo of the session's own line: ERROR_INVALID_HANDLE while it has none, or none
  // any more. On a thread that may call RAS.
  Answer<Projection> AskProjection() const;
  // What RAS names the session by; 0 when it is not to hear of it any more.
  std::uint32_t callback_id() const;

  Provider& provider() { return *provider_; }

  // RAS' side: a notification for this session. Returns what the notifier returns.
  DWORD Notify(DWORD sub_entry, HRASCONN handle, RASCONNSTATE state, DWORD error,
               DWORD extended_error);

 private:
  using Lock = std::unique_lock<std::mutex>;
  using Done = std::function<void(HangUpResult)>;

  // A caller of HangUp or AwaitGone.
  struct Waiter {
    Done done;
    double deadline;
    Clock::TimerId timer;
  };

  explicit Session(std::shared_ptr<Provider> provider, Sink sink);

  // Jobs of Provider::Run, and of Provider::RunOnUiThread the ones that may show a window. While
  // one runs or waits to run, dialing_ is true and only it touches request_.
  void Prepare();
  void AskEapIdentity();
  void ShowEapUi(DWORD sub_entry, HWND owner_window);
  void Dial(DialEvent::Kind kind);
  DWORD CallRasDial(bool first, HRASCONN* handle);
  void FillInExtensions();
  bool MayDial() const;
  void EndPreparing();
  // False also when it is being hung up, or when RAS has given the handle to a later dial of this
  // process.
  bool HasLine() const;
  void ReportResuming();
  void FillInStoredCredentials();
  bool FillInStoredCredentials(DWORD whose);
  void RasDialReturned(DialEvent::Kind kind, DWORD error, HRASCONN handle,
                       const char* operation = "RasDial");

  // What a notification's device is: RasGetConnectStatus, on RAS' thread.
  void AskDevice(HRASCONN handle, DialEvent& event);

  // With mutex_ held; the first lets go of it while the sink runs.
  void Report(Lock& lock, DialEvent event);
  bool Listens() const { return !settled_ && !hang_up_requested_; }
  bool MayResume() const;
  void TakeHandle(HRASCONN handle);
  // After each change of what is below: does what has become possible or due.
  void Advance();
  void ForgetWhenOver();
  void StartHangUp();
  void HangUpEnded(HangUpResult result);
  void Wait(double deadline, Done done);
  void PollUntilGone(double bound, Done done);
  HangUpRequest OwnLine(double bound) const;
  void Tell(Done done, const HangUpResult& result);

  // Tasks of the clock.
  void GiveUpWaiting(std::uint64_t number);
  void StopWaitingForResume();

  const std::shared_ptr<Provider> provider_;
  const Sink sink_;

  mutable std::mutex mutex_;  // never held across a call into RAS or into the sink
  std::deque<DialEvent> events_;
  bool reporting_ = false;  // a thread is emptying events_

  std::unique_ptr<DialRequest> request_;
  std::uint32_t id_ = 0;    // in the registry; 0: not there
  bool dialing_ = false;    // a RasDial is queued or running
  bool preparing_ = false;  // and what goes before the first: there can be no handle yet
  bool resuming_ = false;   // and it resumes
  bool connected_ = false;  // as notified
  bool settled_ = false;
  bool forgotten_ = false;      // request_ is zeroed
  bool holds_threads_ = false;  // DialBegins without its DialEnds
  std::u16string entry_name_;
  std::u16string line_name_;  // without an entry, a dot and the number, as RAS lists it (rule E4)
  HRASCONN handle_ = nullptr;
  IssuedHandles::Line line_ = 0;
  std::optional<LineIdentity> identity_;  // once it has connected, or was hung up
  References references_ = References::kOne;

  bool hang_up_requested_ = false;
  bool hang_up_started_ = false;
  bool resume_had_its_time_ = false;
  double hang_up_bound_ = 0;
  double hang_up_deadline_ = 0;
  std::optional<HangUpResult> hang_up_result_;
  std::map<std::uint64_t, Waiter> waiters_;
  std::uint64_t last_waiter_ = 0;
};

}  // namespace winras
