// What the EAP methods of the service's machine do, and the windows in which they ask somebody. A
// window is on no screen: after a while of the clock it has been answered, or closed.

#include "abi/error_codes.h"
#include "simulator/rasman.h"

namespace winras::simulator {

DWORD RasMan::EapIdentity(LPCWSTR phone_book, std::u16string_view entry_name, DWORD flags,
                          RASEAPUSERIDENTITYW** identity) {
  std::shared_ptr<const Entry> entry;
  if (const DWORD error = FindEntry(phone_book, entry_name, entry)) return error;
  const EapConfig& eap = entry->eap;
  if (eap.identity_fails != 0) return eap.identity_fails;
  if (!eap.needs_identity()) return kErrorInvalidFunctionForEntry;
  const std::u16string port = PortOf(*entry);
  bool asks = (flags & RASEAPF_Preview) != 0;
  {
    const std::lock_guard lock(mutex_);
    if (eap.method == EapMethod::kPeap)
      asks = asks || eap_user_data_[GuidDigits(entry->id)].empty();
  }
  if (asks) {
    if ((flags & RASEAPF_NonInteractive) != 0) return kErrorInteractiveMode;
    Sleep(entry->behaviour.eap_window);
    if (entry->behaviour.eap_window_fails != 0) return entry->behaviour.eap_window_fails;
  }
  const std::lock_guard lock(mutex_);
  *identity = eap_identities_.Give(config_.seed, port,
                                   eap.identity.empty() ? credentials_.logged_on() : eap.identity,
                                   eap_user_data_[GuidDigits(entry->id)]);
  return 0;
}

void RasMan::FreeEapIdentity(RASEAPUSERIDENTITYW* identity) {
  const std::lock_guard lock(mutex_);
  if (identity != nullptr && !eap_identities_.Free(identity)) {
    Violation("RasFreeEapUserIdentity of an identity that is none, or not any more");
  }
}

// With mutex_ held. Empty: nothing.
std::string RasMan::WhatIsWrongWith(const DialCall& call, const Entry& entry) const {
  if (call.eap_info.empty()) return {};
  if (eap_identities_.IsFreed(call.eap_info_at)) return "an EAP identity that was freed";
  if (!eap_identities_.WasGiven(PortOf(entry), call.eap_info)) {
    return "EAP data that RasGetEapUserIdentity has not given for this entry";
  }
  return {};
}

DWORD RasMan::InvokeEapUi(HRASCONN handle, DWORD sub_entry, const DialCall& extensions) {
  if (HandlerOfThisThread() != nullptr) {
    Violation("RasInvokeEapUI inside a handler");
    return kErrorInvalidParameter;
  }
  std::shared_ptr<Line> line;
  {
    const std::lock_guard lock(mutex_);
    line = handles_.Find(handle);
    if (line == nullptr) return DeadHandle("RasInvokeEapUI", handle);
    if (line->phase() == LinePhase::kHungUp) return kErrorNoConnection;
    // The attempt failed while it was paused: its caller may not have heard of it yet.
    if (line->phase() == LinePhase::kFailed) return line->error();
    std::string breach;
    if (!line->WaitsForEapUi()) {
      breach = "for a connection that does not wait for it";
    } else if (sub_entry != 1) {
      breach = "for another subentry than was notified";
    } else if (line->call().options != extensions.options ||
               line->call().eap_info != extensions.eap_info) {
      breach = "with other extensions than RasDial";
    }
    if (!breach.empty()) {
      Violation("RasInvokeEapUI " + breach);
      return kErrorInvalidParameter;
    }
    line->BeginCall();
  }
  const Behaviour& behaviour = line->behaviour();  // never changes
  Sleep(behaviour.eap_window);
  const std::lock_guard lock(mutex_);
  const bool waits = line->WaitsForEapUi();
  line->EndCall();
  if (stopped_) return kErrorRasmanCannotInitialize;
  if (!waits) return kErrorNoConnection;  // it was hung up, or has failed, under the window
  if (behaviour.eap_window_fails != 0) return behaviour.eap_window_fails;
  line->EapUiAnswered();
  return 0;
}

DWORD RasMan::EapUserDataOf(LPCWSTR phone_book, std::u16string_view entry_name,
                            const std::function<DWORD(Bytes&)>& use) {
  std::shared_ptr<const Entry> entry;
  if (const DWORD error = FindEntry(phone_book, entry_name, entry)) return error;
  const std::lock_guard lock(mutex_);
  return use(eap_user_data_[GuidDigits(entry->id)]);
}

std::vector<std::string> RasMan::Violations() {
  std::vector<std::string> violations = ledger_.Violations();
  const std::lock_guard lock(mutex_);
  if (eap_identities_.outstanding() > 0) {
    violations.push_back("an identity of RasGetEapUserIdentity was never freed");
  }
  return violations;
}

}  // namespace winras::simulator
