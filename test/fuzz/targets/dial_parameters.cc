// RasSetEntryDialParams, RasGetEntryDialParams.

#include "calls/dial_parameters.h"

#include "../family.h"

namespace winras {

void AddTo(fuzz::Digest& digest, const DialParameters& parameters) {
  const auto& [callback_number, user_name, domain, sub_entry, has_password] = parameters;
  digest.Add(callback_number, user_name, domain, sub_entry, has_password);
}

namespace fuzz {

const Family dial_parameters("dial parameters", [](Questions& questions) {
  auto& [ras, handle, entry, phone_book, bytes, digest] = questions;
  using Password = DialParametersChange::Password;
  // The first is what is saved, and later found.
  for (const Password password : {Password::kSave, Password::kLeave, Password::kRemove}) {
    DialParametersChange change;
    entry.copy(change.params.szEntryName, RAS_MaxEntryName);
    change.password = password;
    if (bytes.Byte() == 0) change.params.szUserName[0] = u'u';
    if (password == Password::kSave) change.params.szPassword[0] = u'p';
    digest.Add(SetDialParameters(ras, phone_book, change));
    digest.Add(GetDialParameters(ras, phone_book, entry));
  }
});

}  // namespace fuzz
}  // namespace winras
