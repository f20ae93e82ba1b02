// RasGetCredentials and RasSetCredentials. On a thread that may call RAS.
#pragma once

#include <optional>
#include <string>

#include "abi/ras_structures.h"
#include "calls/answer.h"
#include "provider/provider.h"

namespace winras {

// What is stored with an entry. The handle that stands for a password stays here.
struct StoredCredentials {
  DWORD mask;  // RASCM flags of what there is (rule C1)
  std::u16string user_name;
  std::u16string domain;
};

// What is to be stored. The password is zeroed when this is destroyed.
struct CredentialChange {
  CredentialChange() = default;
  ~CredentialChange();
  CredentialChange(const CredentialChange&) = delete;
  CredentialChange& operator=(const CredentialChange&) = delete;

  RASCREDENTIALSW credentials{};  // dwSize is set by the call
  bool clear = false;             // blank what the mask names
};

Answer<StoredCredentials> GetCredentials(Provider& provider,
                                         const std::optional<std::u16string>& phone_book,
                                         const std::u16string& entry_name, DWORD mask);

Answer<Nothing> SetCredentials(Provider& provider, const std::optional<std::u16string>& phone_book,
                               const std::u16string& entry_name, CredentialChange& change);

}  // namespace winras
