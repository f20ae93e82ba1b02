// The jobs of a session that call RasDial.
#include <algorithm>
#include <cstddef>
#include <optional>
#include <utility>

#include "abi/error_codes.h"
#include "abi/structure_sizes.h"
#include "calls/secret.h"
#include "dial/dial_trace.h"
#include "dial/notifier.h"
#include "dial/session.h"

namespace winras {
namespace {

constexpr char kGetEapIdentity[] = "RasGetEapUserIdentity";
constexpr char kInvokeEapUi[] = "RasInvokeEapUI";

LPCWSTR PhoneBookOf(const DialRequest& request) {
  return request.phone_book ? request.phone_book->c_str() : nullptr;
}

template <std::size_t kCapacity>
void Copy(const WCHAR (&from)[kCapacity], WCHAR (&to)[kCapacity]) {
  std::copy(from, from + kCapacity, to);
}

}  // namespace

void Session::Dial(DialEvent::Kind kind) {
  const bool first = kind == DialEvent::Kind::kDialReturned;
  if (first) EndPreparing();
  // Null for the first: a handle would make it a resume.
  HRASCONN handle = this->handle();
  const DWORD error = CallRasDial(first, &handle);
  RasDialReturned(kind, error, handle);
}

DWORD Session::CallRasDial(bool first, HRASCONN* handle) {
  const auto ras_dial = provider_->api().RasDialW;
  if (ras_dial == nullptr) return kFunctionUnavailable;
  if (!MayDial()) return kErrorUserDisconnection;
  if (!first && !HasLine()) return kErrorInvalidHandle;
  // These sizes are known to every Windows since 7; what came later is not used.
  request_->params.dwSize = kRasDialParamsSizes.windows7;
  FillInExtensions();
  if (!first) ReportResuming();
  DialTrace& trace = DialTrace::Instance();
  const std::uintptr_t id = request_->params.dwCallbackId;
  trace.Add({DialTraceRow::Kind::kRasDialCalled, id});
  const DWORD error =
      ras_dial(&request_->extensions, PhoneBookOf(*request_), &request_->params,
               kNotifierRasDialFunc2, reinterpret_cast<LPVOID>(&OnRasDialEvent), handle);
  trace.Add({DialTraceRow::Kind::kRasDialReturned, id, 0, 0, error});
  return error;
}

// The same each time: a resume must differ in nothing else than what it answers (rules P2, P3).
void Session::FillInExtensions() {
  RASDIALEXTENSIONS& extensions = request_->extensions;
  extensions.dwSize = kRasDialExtensionsSizes.windows7;
  SecretBytes& info = request_->eap_info;
  extensions.RasEapInfo.dwSizeofEapInfo = static_cast<DWORD>(info.size());
  extensions.RasEapInfo.pbEapInfo = info.size() == 0 ? nullptr : info.data();
}

void Session::EndPreparing() {
  const Lock lock(mutex_);
  preparing_ = false;
}

// At the last moment: a pause that is notified again until then is the one that is answered.
void Session::ReportResuming() {
  DialEvent event;
  event.kind = DialEvent::Kind::kResuming;
  Lock lock(mutex_);
  Report(lock, std::move(event));
}

bool Session::MayDial() const {
  const Lock lock(mutex_);
  return !hang_up_requested_;
}

// From here on until RasDial is called nothing is owed: who hangs up does not wait for it.
void Session::Prepare() {
  if (request_->stored_credentials && MayDial()) FillInStoredCredentials();
  if (request_->eap_identity != EapIdentity::kInteractive || !MayDial()) return AskEapIdentity();
  if (provider_->RunOnUiThread([self = shared_from_this()] { self->AskEapIdentity(); })) return;
  RasDialReturned(DialEvent::Kind::kDialReturned, kErrorNotEnoughMemory, nullptr, kGetEapIdentity);
}

void Session::AskEapIdentity() {
  const DWORD error = MayDial() ? FillInEapIdentity(provider_->api(), *request_) : 0;
  if (error != 0) {
    return RasDialReturned(DialEvent::Kind::kDialReturned, error, nullptr, kGetEapIdentity);
  }
  if (request_->eap_identity != EapIdentity::kInteractive) {
    return Dial(DialEvent::Kind::kDialReturned);
  }
  // The thread that dials must live longer than this one (rule D7).
  provider_->Run([self = shared_from_this()] { self->Dial(DialEvent::Kind::kDialReturned); });
}

bool Session::InvokeEapUi(DWORD sub_entry, HWND owner_window) {
  const Lock lock(mutex_);
  if (!MayResume()) return false;
  dialing_ = true;
  resuming_ = true;
  auto self = shared_from_this();
  if (provider_->RunOnUiThread(
          [self, sub_entry, owner_window] { self->ShowEapUi(sub_entry, owner_window); }))
    return true;
  provider_->Run([self] {
    self->RasDialReturned(DialEvent::Kind::kResumeReturned, kErrorNotEnoughMemory, nullptr,
                          kInvokeEapUi);
  });
  return true;
}

void Session::ShowEapUi(DWORD sub_entry, HWND owner_window) {
  const auto invoke_eap_ui = provider_->api().RasInvokeEapUI;
  DWORD error = kErrorInvalidHandle;
  if (invoke_eap_ui == nullptr) {
    error = kFunctionUnavailable;
  } else if (HasLine()) {
    FillInExtensions();
    error = invoke_eap_ui(handle(), sub_entry, &request_->extensions, owner_window);
  }
  if (error != 0) {
    return RasDialReturned(DialEvent::Kind::kResumeReturned, error, nullptr, kInvokeEapUi);
  }
  provider_->Run([self = shared_from_this()] { self->Dial(DialEvent::Kind::kResumeReturned); });
}

// The user's own, else those for all users. What is not stored stays empty: RAS decides.
void Session::FillInStoredCredentials() {
  const bool found = FillInStoredCredentials(0);
  if (!found && MayDial()) FillInStoredCredentials(RASCM_DefaultCreds);
}

bool Session::FillInStoredCredentials(DWORD whose) {
  const auto get_credentials = provider_->api().RasGetCredentialsW;
  if (get_credentials == nullptr) return false;
  RASDIALPARAMSW& params = request_->params;
  RASCREDENTIALSW credentials{};
  credentials.dwSize = sizeof credentials;
  credentials.dwMask = whose | RASCM_UserName | RASCM_Password | RASCM_Domain;
  DWORD found = 0;
  if (get_credentials(PhoneBookOf(*request_), params.szEntryName, &credentials) == 0) {
    found = credentials.dwMask & (RASCM_UserName | RASCM_Password);
    if (credentials.dwMask & RASCM_UserName) Copy(credentials.szUserName, params.szUserName);
    if (credentials.dwMask & RASCM_Password) Copy(credentials.szPassword, params.szPassword);
    if (credentials.dwMask & RASCM_Domain) Copy(credentials.szDomain, params.szDomain);
  }
  Wipe(credentials);
  return found != 0;
}

void Session::RasDialReturned(DialEvent::Kind kind, DWORD error, HRASCONN handle,
                              const char* operation) {
  DialEvent event;
  event.kind = kind;
  event.error = error;
  event.operation = operation;
  Lock lock(mutex_);
  dialing_ = preparing_ = false;
  resuming_ = false;
  if (kind == DialEvent::Kind::kDialReturned && handle != nullptr) {
    const bool is_another = handle != handle_;
    if (is_another) TakeHandle(handle);
    if (is_another && hang_up_started_) {
      // A notification named another one, which was hung up meanwhile: perhaps only a link's.
      HangUpRequest request = OwnLine(hang_up_bound_);
      request.identity.reset();
      HangUpLine(provider_, std::move(request), [](const HangUpResult&) {});
    }
  }
  ForgetWhenOver();
  Report(lock, std::move(event));
  Advance();
}

}  // namespace winras
