// RasSetCredentials, RasGetCredentials.

#include "calls/credentials.h"

#include "../family.h"

namespace winras {

void AddTo(fuzz::Digest& digest, const StoredCredentials& credentials) {
  const auto& [mask, user_name, domain] = credentials;
  digest.Add(mask, user_name, domain);
}

namespace fuzz {

const Family credentials("credentials", [](Questions& questions) {
  auto& [ras, handle, entry, phone_book, bytes, digest] = questions;
  constexpr DWORD kAll = RASCM_UserName | RASCM_Password | RASCM_Domain;
  CredentialChange change;
  change.credentials.dwMask = kAll;
  change.credentials.szUserName[0] = u'u';
  change.credentials.szPassword[0] = u'p';
  change.credentials.szDomain[0] = u'd';
  digest.Add(SetCredentials(ras, phone_book, entry, change));
  digest.Add(GetCredentials(ras, phone_book, entry, kAll));
  digest.Add(GetCredentials(ras, std::nullopt, entry, bytes.Take<DWORD>()));
});

}  // namespace fuzz
}  // namespace winras
