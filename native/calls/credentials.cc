#include "calls/credentials.h"

#include <utility>

#include "calls/error_message.h"
#include "calls/secret.h"
#include "calls/text.h"

namespace winras {

CredentialChange::~CredentialChange() { Wipe(credentials); }

Answer<StoredCredentials> GetCredentials(Provider& provider,
                                         const std::optional<std::u16string>& phone_book,
                                         const std::u16string& entry_name, DWORD mask) {
  Answer<StoredCredentials> answer{"RasGetCredentials"};
  answer.error = kFunctionUnavailable;
  if (const auto get_credentials = provider.api().RasGetCredentialsW) {
    RASCREDENTIALSW credentials{};
    credentials.dwSize = sizeof credentials;
    credentials.dwMask = mask;
    answer.error = get_credentials(OrNull(phone_book), entry_name.c_str(), &credentials);
    answer.value.mask = credentials.dwMask;
    // A member that the mask does not name may hold anything.
    if (credentials.dwMask & RASCM_UserName) answer.value.user_name = Text(credentials.szUserName);
    if (credentials.dwMask & RASCM_Domain) answer.value.domain = Text(credentials.szDomain);
    Wipe(credentials);
  }
  return WithMessage(provider, std::move(answer));
}

Answer<Nothing> SetCredentials(Provider& provider, const std::optional<std::u16string>& phone_book,
                               const std::u16string& entry_name, CredentialChange& change) {
  Answer<Nothing> answer{"RasSetCredentials"};
  answer.error = kFunctionUnavailable;
  if (const auto set_credentials = provider.api().RasSetCredentialsW) {
    change.credentials.dwSize = sizeof change.credentials;
    answer.error = set_credentials(OrNull(phone_book), entry_name.c_str(), &change.credentials,
                                   change.clear ? 1 : 0);
  }
  return WithMessage(provider, std::move(answer));
}

}  // namespace winras
