// The jobs of a session that call RasDial.
#include <algorithm>
#include <cstddef>
#include <optional>
#include <utility>

#include "abi/error_codes.h"
#include "abi/structure_sizes.h"
#include "dial/notifier.h"
#include "dial/secret.h"
#include "dial/session.h"

namespace winras {
namespace {

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
  // Null for the first: a handle would make it a resume.
  HRASCONN handle = this->handle();
  const DWORD error = CallRasDial(first, &handle);
  RasDialReturned(kind, error, handle);
}

DWORD Session::CallRasDial(bool first, HRASCONN* handle) {
  const auto ras_dial = provider_->api().RasDialW;
  if (ras_dial == nullptr) return kFunctionUnavailable;
  if (first && request_->stored_credentials && MayDial()) FillInStoredCredentials();
  if (!MayDial()) return kErrorUserDisconnection;
  if (!first && !HasLine()) return kErrorInvalidHandle;
  // These sizes are known to every Windows since 7; what came later is not used.
  request_->params.dwSize = kRasDialParamsSizes.windows7;
  request_->extensions.dwSize = kRasDialExtensionsSizes.windows7;
  if (!first) ReportResuming();
  return ras_dial(&request_->extensions, PhoneBookOf(*request_), &request_->params,
                  kNotifierRasDialFunc2, reinterpret_cast<LPVOID>(&OnRasDialEvent), handle);
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

void Session::RasDialReturned(DialEvent::Kind kind, DWORD error, HRASCONN handle) {
  DialEvent event;
  event.kind = kind;
  event.error = error;
  Lock lock(mutex_);
  dialing_ = false;
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
