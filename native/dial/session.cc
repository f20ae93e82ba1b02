#include "dial/session.h"

#include <utility>

#include "abi/error_codes.h"
#include "calls/line_facts.h"
#include "calls/secret.h"
#include "calls/text.h"
#include "dial/session_registry.h"
#include "provider/ras_threads.h"

namespace winras {

DialRequest::~DialRequest() { Forget(); }

// In its place: whoever still looks at it sees zeros.
void DialRequest::Forget() {
  Wipe(params);
  Wipe(extensions.RasEapInfo);
  eap_info.Forget();
}

std::shared_ptr<Session> Session::Create(std::shared_ptr<Provider> provider, Sink sink) {
  // The constructor is private.
  return std::shared_ptr<Session>(new Session(std::move(provider), std::move(sink)));
}

Session::Session(std::shared_ptr<Provider> provider, Sink sink)
    : provider_(std::move(provider)), sink_(std::move(sink)) {}

void Session::Start(std::unique_ptr<DialRequest> request) {
  const Lock lock(mutex_);
  request_ = std::move(request);
  id_ = SessionRegistry::Instance().Add(shared_from_this());
  request_->params.dwCallbackId = id_;
  entry_name_ = Text(request_->params.szEntryName);
  line_name_ = entry_name_.empty() ? u"." + Text(request_->params.szPhoneNumber) : entry_name_;
  dialing_ = preparing_ = true;
  holds_threads_ = true;
  RasThreads::Instance().DialBegins();
  provider_->Run([self = shared_from_this()] { self->Prepare(); });
}

bool Session::Resume(const std::function<void(RASDIALPARAMSW&)>& change) {
  const Lock lock(mutex_);
  if (!MayResume()) return false;
  change(request_->params);
  dialing_ = true;
  resuming_ = true;
  provider_->Run([self = shared_from_this()] { self->Dial(DialEvent::Kind::kResumeReturned); });
  return true;
}

bool Session::MayResume() const {
  return request_ && !forgotten_ && !dialing_ && handle_ != nullptr && Listens();
}

void Session::Settle() {
  const Lock lock(mutex_);
  settled_ = true;
  Advance();
}

void Session::TakeHandle(HRASCONN handle) {
  handle_ = handle;
  line_ = provider_->issued_handles().Give(handle, line_name_);
}

bool Session::HasLine() const {
  const Lock lock(mutex_);
  if (handle_ == nullptr || hang_up_started_) return false;
  return provider_->issued_handles().IsOf(handle_, line_);
}

Answer<Projection> Session::AskProjection() const {
  if (!HasLine()) return {"RasGetProjectionInfoEx", kErrorInvalidHandle};
  return GetProjection(*provider_, handle());
}

HRASCONN Session::handle() const {
  const Lock lock(mutex_);
  return handle_;
}

std::uint32_t Session::callback_id() const {
  const Lock lock(mutex_);
  return id_;
}

void Session::Connected(const LineIdentity& identity, bool was_up_before) {
  const Lock lock(mutex_);
  identity_ = identity;
  if (!was_up_before) return;
  references_ = References::kShared;
  provider_->issued_handles().WasUpBefore(handle_, line_);
}

DWORD Session::Notify(DWORD sub_entry, HRASCONN handle, RASCONNSTATE state, DWORD error,
                      DWORD extended_error) {
  {
    const Lock lock(mutex_);
    if (handle_ == nullptr && dialing_) {
      TakeHandle(handle);  // RasDial has not returned yet
      Advance();
    }
    if (!Listens()) return 0;
  }
  DialEvent event;
  event.sub_entry = sub_entry;
  event.state = state;
  event.error = error;
  event.extended_error = extended_error;
  const bool has_device = state == RASCS_ConnectDevice || state == RASCS_DeviceConnected;
  // Now: a later answer could be another device's.
  if (has_device && error == 0) AskDevice(handle, event);

  Lock lock(mutex_);
  if (!Listens()) return 0;
  // An error is not yet the end: on a multilink entry it may be one link's. Whoever hears of it
  // settles or hangs up.
  if (state == RASCS_Connected && error == 0) connected_ = true;
  Advance();
  Report(lock, std::move(event));
  return 1;
}

void Session::AskDevice(HRASCONN handle, DialEvent& event) {
  const Provider::Scope scope(*provider_);
  RASCONNSTATUSW status;
  if (AskStatus(provider_->api(), handle, status) != 0) return;
  event.device_type = Text(status.szDeviceType);
  event.device_name = Text(status.szDeviceName);
}

// Whoever comes while another thread is reporting leaves its event to that one: order is kept and
// nobody waits.
void Session::Report(Lock& lock, DialEvent event) {
  event.time = provider_->clock().Now();
  events_.push_back(std::move(event));
  if (reporting_) return;
  reporting_ = true;
  while (!events_.empty()) {
    DialEvent next = std::move(events_.front());
    events_.pop_front();
    lock.unlock();
    try {
      sink_(std::move(next));
    } catch (...) {
      // No memory for this one; the next may get through.
    }
    lock.lock();
  }
  reporting_ = false;
}

void Session::Advance() {
  StartHangUp();
  ForgetWhenOver();
  if (holds_threads_ && !dialing_ && (settled_ || hang_up_result_)) {
    holds_threads_ = false;
    RasThreads::Instance().DialEnds();
  }
  // A session that waits for its handle, to hang it up, may learn it from a notification.
  if (id_ != 0 && (hang_up_result_ || (settled_ && !hang_up_requested_))) {
    SessionRegistry::Instance().Remove(std::exchange(id_, 0));
  }
}

// Only a dial that can pause is resumed, with the same parameters.
void Session::ForgetWhenOver() {
  if (!request_ || forgotten_ || dialing_) return;
  const bool may_resume =
      (request_->extensions.dwfOptions & RDEOPT_PausedStates) != 0 && !connected_ && Listens();
  if (may_resume) return;
  request_->Forget();
  forgotten_ = true;
}

}  // namespace winras
