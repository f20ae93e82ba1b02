// RasGetEntryDialParams and RasSetEntryDialParams. On a thread that may call RAS.
#pragma once

#include <optional>
#include <string>

#include "abi/ras_structures.h"
#include "calls/answer.h"
#include "provider/provider.h"

namespace winras {

// What is saved with an entry. The handle that stands for a password stays here.
struct DialParameters {
  std::u16string callback_number;
  std::u16string user_name;
  std::u16string domain;
  DWORD sub_entry;
  bool has_password;
};

// What is to be saved. The password is zeroed when this is destroyed.
struct DialParametersChange {
  DialParametersChange() = default;
  ~DialParametersChange();
  DialParametersChange(const DialParametersChange&) = delete;
  DialParametersChange& operator=(const DialParametersChange&) = delete;

  enum class Password { kLeave, kSave, kRemove };

  // The entry, and what is to change; what is empty, or 0, stays as it is. dwSize is set by the
  // call.
  RASDIALPARAMSW params{};
  Password password = Password::kLeave;
};

Answer<DialParameters> GetDialParameters(Provider& provider,
                                         const std::optional<std::u16string>& phone_book,
                                         const std::u16string& entry_name);

// Reads what is saved first, for RAS leaves what is empty, but neither the subentry nor the
// password of a user who is named (rule C5).
Answer<Nothing> SetDialParameters(Provider& provider,
                                  const std::optional<std::u16string>& phone_book,
                                  DialParametersChange& change);

}  // namespace winras
