// The credentials that Windows keeps on this machine with entries, and whom a dial is made for: C1
// to C5, D12. Passwords and pre-shared keys are known as hashes only.
#pragma once

#include <deque>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "abi/ras_structures.h"
#include "simulator/config.h"
#include "simulator/dial_call.h"
#include "simulator/phone_book.h"
#include "simulator/shared_state.h"

namespace winras::simulator {

class CredentialStore {
 public:
  // Empty, or what is wrong with which line of the configuration.
  std::string Load(const Config& config, const PhoneBooks& books);

  // RasGetCredentials and RasSetCredentials of an entry, their structures' sizes checked already.
  void Get(const Entry& entry, RASCREDENTIALSW& credentials) const;
  // May answer 5. `administrator`: the caller is one.
  DWORD Set(const Entry& entry, const RASCREDENTIALSW& credentials, bool clear, bool administrator);

  // RasGetEntryDialParams, which returns whether a password is saved, and RasSetEntryDialParams.
  bool GetDialParameters(const Entry& entry, RASDIALPARAMSW& parameters) const;
  void SetDialParameters(const Entry& entry, const RASDIALPARAMSW& parameters,
                         bool remove_password);

  // The entry is deleted.
  void Forget(const Entry& entry);

  // For other processes, and what they have made of it.
  const std::deque<KeptCredentials>& kept() const { return kept_; }
  void TakeOver(std::deque<KeptCredentials> kept) { kept_ = std::move(kept); }

  // Empty: nobody who has a name here.
  std::u16string logged_on() const { return logged_on_ ? logged_on_->user_name : u""; }

  // Whom RasDial's parameters mean (D12).
  Credentials Resolve(const Entry& entry, const DialParameters& parameters) const;

 private:
  using User = KeptUser;
  using Kept = KeptCredentials;

  const Kept* Find(const Entry& entry) const;
  Kept& Of(const Entry& entry);
  bool IsHandle(std::u16string_view password) const { return password == password_handle_; }

  std::string salt_;
  // What stands for a stored password wherever one is given back or taken (C3).
  std::u16string_view password_handle_;
  std::string handle_hash_;
  std::string empty_hash_;
  std::deque<Kept> kept_;
  std::optional<StoredConfig> logged_on_;
};

}  // namespace winras::simulator
