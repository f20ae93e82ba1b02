#include "simulator/credential_store.h"

#include <algorithm>
#include <cstddef>
#include <cstring>
#include <iterator>

#include "abi/error_codes.h"
#include "simulator/password_hash.h"
#include "simulator/structure_versions.h"
#include "simulator/text.h"

namespace winras::simulator {
namespace {

constexpr DWORD kPreSharedKeys[] = {RASCM_PreSharedKey, RASCM_ServerPreSharedKey,
                                    RASCM_DDMPreSharedKey};
constexpr DWORD kUserFlags = RASCM_UserName | RASCM_Password | RASCM_Domain;

constexpr std::u16string_view kAsterisks = u"****************";
constexpr std::u16string_view kOpaque = u"\u00A7password:1f0c6a54\u00A7";

// A view: a password is not copied.
template <std::size_t kCapacity>
std::u16string_view ViewOf(const WCHAR (&member)[kCapacity]) {
  std::size_t length = 0;
  while (length < kCapacity && member[length] != 0) ++length;
  return std::u16string_view(member, length);
}

// The oldest version of the structure has no links (E2).
bool HasSubEntry(const RASDIALPARAMSW& parameters) {
  return Reaches(parameters, offsetof(RASDIALPARAMSW, dwIfIndex));
}

bool IsSame(const GUID& a, const GUID& b) { return std::memcmp(&a, &b, sizeof a) == 0; }

}  // namespace

std::string CredentialStore::Load(const Config& config, const PhoneBooks& books) {
  salt_ = config.service.salt;
  password_handle_ = config.service.opaque_password_handle ? kOpaque : kAsterisks;
  handle_hash_ = HashPassword(salt_, password_handle_);
  empty_hash_ = HashPassword(salt_, {});
  logged_on_ = config.logged_on;
  for (const StoredConfig& stored : config.stored) {
    bool found = false;
    for (const auto& entry : books.Entries(nullptr)) {
      if (!EqualIgnoringCase(entry->name, stored.entry)) continue;
      Of(*entry).own = {stored.user_name, stored.domain, stored.password_hash};
      found = true;
    }
    if (!found) {
      return "line " + std::to_string(stored.line) + ": there is no entry of this name";
    }
  }
  return {};
}

void CredentialStore::Get(const Entry& entry, RASCREDENTIALSW& credentials) const {
  const DWORD asked = credentials.dwMask;
  // C1: the mask comes back with what there is.
  credentials.dwMask = 0;
  const Kept* const kept = Find(entry);
  if (kept == nullptr) return;
  for (std::size_t i = 0; i < std::size(kPreSharedKeys); ++i) {
    if ((asked & kPreSharedKeys[i]) == 0 || kept->keys[i].empty()) continue;
    credentials.dwMask |= kPreSharedKeys[i];
    ToMember(password_handle_, credentials.szPassword);
  }
  const bool for_all_users = (asked & RASCM_DefaultCreds) != 0;
  const User& user = for_all_users ? kept->all_users : kept->own;
  if ((asked & RASCM_UserName) != 0 && !user.name.empty()) {
    credentials.dwMask |= RASCM_UserName;
    ToMember(user.name, credentials.szUserName);
  }
  if ((asked & RASCM_Password) != 0 && !user.password_hash.empty()) {
    credentials.dwMask |= RASCM_Password;
    ToMember(password_handle_, credentials.szPassword);
  }
  if ((asked & RASCM_Domain) != 0 && !user.domain.empty()) {
    credentials.dwMask |= RASCM_Domain;
    ToMember(user.domain, credentials.szDomain);
  }
  if (for_all_users && credentials.dwMask != 0) credentials.dwMask |= RASCM_DefaultCreds;
}

DWORD CredentialStore::Set(const Entry& entry, const RASCREDENTIALSW& credentials, bool clear,
                           bool administrator) {
  const DWORD mask = credentials.dwMask;
  const bool for_all_users = (mask & RASCM_DefaultCreds) != 0;
  const bool is_key = (mask & ~(kUserFlags | RASCM_DefaultCreds)) != 0;
  // C2.
  if (for_all_users && entry.scope != BookScope::kAllUsers) return kErrorAccessDenied;
  if ((for_all_users || is_key) && !administrator) return kErrorAccessDenied;

  const std::u16string_view password = ViewOf(credentials.szPassword);
  const auto hash_password = [&] { return clear ? std::string() : HashPassword(salt_, password); };
  // C3: the handle leaves what it stands for.
  const bool keeps = !clear && IsHandle(password);
  Kept& kept = Of(entry);
  for (std::size_t i = 0; i < std::size(kPreSharedKeys); ++i) {
    if ((mask & kPreSharedKeys[i]) != 0 && !keeps) kept.keys[i] = hash_password();
  }
  User& user = for_all_users ? kept.all_users : kept.own;
  if ((mask & RASCM_UserName) != 0) user.name = clear ? u"" : ViewOf(credentials.szUserName);
  if ((mask & RASCM_Domain) != 0) user.domain = clear ? u"" : ViewOf(credentials.szDomain);
  if ((mask & RASCM_Password) != 0 && !keeps) user.password_hash = hash_password();
  return 0;
}

bool CredentialStore::GetDialParameters(const Entry& entry, RASDIALPARAMSW& parameters) const {
  static const Kept nothing{};
  const Kept* const found = Find(entry);
  const Kept& kept = found == nullptr ? nothing : *found;
  const bool has_password = !kept.own.password_hash.empty();
  // C4: the number is not filled.
  ToMember(kept.callback_number, parameters.szCallbackNumber);
  ToMember(kept.own.name, parameters.szUserName);
  ToMember(has_password ? password_handle_ : std::u16string_view(), parameters.szPassword);
  ToMember(kept.own.domain, parameters.szDomain);
  if (HasSubEntry(parameters)) parameters.dwSubEntry = kept.sub_entry;
  return has_password;
}

// C5: what is empty leaves what there is, but for the password of a user who is named.
void CredentialStore::SetDialParameters(const Entry& entry, const RASDIALPARAMSW& parameters,
                                        bool remove_password) {
  Kept& kept = Of(entry);
  const std::u16string_view callback_number = ViewOf(parameters.szCallbackNumber);
  const std::u16string_view user_name = ViewOf(parameters.szUserName);
  const std::u16string_view password = ViewOf(parameters.szPassword);
  const std::u16string_view domain = ViewOf(parameters.szDomain);
  if (!callback_number.empty()) kept.callback_number = callback_number;
  if (!domain.empty()) kept.own.domain = domain;
  if (!user_name.empty()) {
    kept.own.name = user_name;
    if (!remove_password && !IsHandle(password)) {
      kept.own.password_hash = HashPassword(salt_, password);
    }
  }
  if (remove_password) kept.own.password_hash.clear();
  if (HasSubEntry(parameters)) kept.sub_entry = parameters.dwSubEntry;
}

Credentials CredentialStore::Resolve(const Entry& entry, const DialParameters& parameters) const {
  if (parameters.user_name.empty() && parameters.password_hash == empty_hash_ && logged_on_) {
    return {logged_on_->user_name, logged_on_->domain, logged_on_->password_hash};
  }
  Credentials credentials{parameters.user_name, parameters.domain, parameters.password_hash};
  const bool is_handle = parameters.password_hash == handle_hash_;
  if (credentials.domain == u"*") credentials.domain.clear();
  const Kept* const kept = Find(entry);
  if (kept == nullptr) return credentials;
  // One's own, else those for all users.
  const User& own = kept->own;
  const User& others = kept->all_users;
  if (parameters.domain == u"*")
    credentials.domain = own.domain.empty() ? others.domain : own.domain;
  const std::string& hash = own.password_hash.empty() ? others.password_hash : own.password_hash;
  if (is_handle && !hash.empty()) credentials.password_hash = hash;
  return credentials;
}

void CredentialStore::Forget(const Entry& entry) {
  const auto is_its = [&entry](const Kept& kept) { return IsSame(kept.entry, entry.id); };
  kept_.erase(std::remove_if(kept_.begin(), kept_.end(), is_its), kept_.end());
}

const CredentialStore::Kept* CredentialStore::Find(const Entry& entry) const {
  for (const Kept& kept : kept_) {
    if (IsSame(kept.entry, entry.id)) return &kept;
  }
  return nullptr;
}

CredentialStore::Kept& CredentialStore::Of(const Entry& entry) {
  for (Kept& kept : kept_) {
    if (IsSame(kept.entry, entry.id)) return kept;
  }
  kept_.emplace_back().entry = entry.id;
  return kept_.back();
}

}  // namespace winras::simulator
