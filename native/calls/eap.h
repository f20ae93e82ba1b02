// What RAS keeps for the EAP method of an entry: its user's data and its configuration. Both are
// the method's own; user data often holds a password. On a thread that may call RAS. Rule C6.
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string>

#include "calls/answer.h"
#include "calls/secret.h"
#include "provider/provider.h"

namespace winras {

// Far more than any method needs; a RAS that asks for more is not believed.
constexpr std::size_t kMostEapData = 1024 * 1024;

struct EntryOfBook {
  std::optional<std::u16string> phone_book;  // nothing: the system's (rule B5)
  std::u16string name;
};

// Shared, for it goes through several hands and is not to be copied.
using SharedSecret = std::shared_ptr<SecretBytes>;

// Of the user who runs this process. Without any it is empty.
Answer<SharedSecret> GetEapUserData(Provider& provider, const EntryOfBook& entry);
Answer<Nothing> SetEapUserData(Provider& provider, const EntryOfBook& entry, SecretBytes& data);

// Of all users.
Answer<SharedSecret> GetCustomAuthData(Provider& provider, const EntryOfBook& entry);
Answer<Nothing> SetCustomAuthData(Provider& provider, const EntryOfBook& entry, SecretBytes& data);

}  // namespace winras
