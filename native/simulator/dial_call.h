// What one call of RasDial was given, checked and read out of its structures.
#pragma once

#include <optional>
#include <string>
#include <thread>
#include <vector>

#include "abi/ras_functions.h"
#include "provider/alertable_event.h"
#include "simulator/server.h"

namespace winras::simulator {

// Whom a dial notifies.
struct NotificationTarget {
  DWORD type = 0;
  LPVOID notifier = nullptr;  // null: the dial is synchronous
  ULONG_PTR callback_id = 0;
  // The thread captured at the first call; nothing: a thread of the service's own (D7).
  std::optional<ThreadReference> thread;
  std::thread::id thread_id;
};

// RASDIALPARAMS without the password, of which only a hash is kept.
struct DialParameters {
  std::u16string entry_name;
  std::u16string phone_number;
  std::u16string callback_number;
  std::u16string user_name;
  std::u16string domain;
  std::string password_hash;
  DWORD sub_entry = 0;
  DWORD interface_index = 0;
};

struct DialCall {
  std::u16string phone_book;
  DialParameters parameters;
  Credentials credentials;  // whom the parameters mean, as CredentialStore says
  DWORD options = 0;
  std::vector<BYTE> eap_info;         // RASDIALEXTENSIONS.RasEapInfo
  const BYTE* eap_info_at = nullptr;  // where it lay
  NotificationTarget target;

  bool synchronous() const { return target.notifier == nullptr; }
  // A pause needs somebody who hears of it.
  bool paused_states() const { return !synchronous() && (options & RDEOPT_PausedStates) != 0; }
};

// The options and the EAP data of RasDial and RasInvokeEapUI: 632 for a size that is not known.
DWORD ReadExtensions(const RASDIALEXTENSIONS& extensions, DialCall& call);

struct DialCallResult {
  std::optional<DialCall> call;
  DWORD error = 0;
  std::string violation;  // empty: none
};

// `salt`: the configuration's. The call's credentials stay empty.
DialCallResult ReadDialCall(const std::string& salt, const RASDIALEXTENSIONS* extensions,
                            LPCWSTR phone_book, const RASDIALPARAMSW* parameters, DWORD type,
                            LPVOID notifier);

// Why a resuming call is not one (P2, P3): empty when it is. `paused_at` tells which fields may
// differ.
std::string WhyNotResumable(const DialCall& first, const DialCall& resuming,
                            RASCONNSTATE paused_at);

}  // namespace winras::simulator
