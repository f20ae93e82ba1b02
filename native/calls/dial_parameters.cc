#include "calls/dial_parameters.h"

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <utility>

#include "abi/structure_sizes.h"
#include "calls/error_message.h"
#include "calls/secret.h"
#include "calls/text.h"

namespace winras {
namespace {

using Password = DialParametersChange::Password;

template <std::size_t kCapacity>
void Copy(const WCHAR (&from)[kCapacity], WCHAR (&to)[kCapacity]) {
  std::copy(from, from + kCapacity, to);
  to[kCapacity - 1] = 0;  // RAS may have left none
}

// `has_password`: of what is saved, to which params.szPassword is the handle then.
DWORD Ask(const RasApi& api, LPCWSTR phone_book, RASDIALPARAMSW& params, bool& has_password) {
  if (api.RasGetEntryDialParamsW == nullptr) return kFunctionUnavailable;
  params.dwSize = kRasDialParamsSizes.windows7;
  BOOL password = 0;
  const DWORD error = api.RasGetEntryDialParamsW(phone_book, &params, &password);
  has_password = password != 0;
  return error;
}

// RAS gives a user who is named the password that it is told, or removes it. So that it stays, it
// is told the handle; where none is saved, that it removes what is not there.
void LeavePassword(const RASDIALPARAMSW& saved, bool has_password, DialParametersChange& change) {
  if (change.params.szUserName[0] == 0) return;
  if (has_password) {
    Copy(saved.szPassword, change.params.szPassword);
  } else {
    change.password = Password::kRemove;
  }
}

}  // namespace

DialParametersChange::~DialParametersChange() { Wipe(params); }

Answer<DialParameters> GetDialParameters(Provider& provider,
                                         const std::optional<std::u16string>& phone_book,
                                         const std::u16string& entry_name) {
  Answer<DialParameters> answer{"RasGetEntryDialParams"};
  RASDIALPARAMSW params{};
  entry_name.copy(params.szEntryName, std::size(params.szEntryName) - 1);
  answer.error = Ask(provider.api(), OrNull(phone_book), params, answer.value.has_password);
  answer.value.callback_number = Text(params.szCallbackNumber);
  answer.value.user_name = Text(params.szUserName);
  answer.value.domain = Text(params.szDomain);
  answer.value.sub_entry = params.dwSubEntry;
  Wipe(params);
  return WithMessage(provider, std::move(answer));
}

Answer<Nothing> SetDialParameters(Provider& provider,
                                  const std::optional<std::u16string>& phone_book,
                                  DialParametersChange& change) {
  const RasApi& api = provider.api();
  RASDIALPARAMSW& params = change.params;
  Answer<Nothing> answer{"RasGetEntryDialParams"};
  DialParametersChange saved;
  bool has_password = false;
  Copy(params.szEntryName, saved.params.szEntryName);
  answer.error = Ask(api, OrNull(phone_book), saved.params, has_password);
  if (answer.error != 0) return WithMessage(provider, std::move(answer));

  if (params.dwSubEntry == 0) params.dwSubEntry = saved.params.dwSubEntry;
  if (change.password == Password::kLeave) LeavePassword(saved.params, has_password, change);
  // A password is removed of the user who is named.
  if (change.password == Password::kRemove && params.szUserName[0] == 0) {
    Copy(saved.params.szUserName, params.szUserName);
  }
  answer.operation = "RasSetEntryDialParams";
  answer.error = kFunctionUnavailable;
  if (api.RasSetEntryDialParamsW != nullptr) {
    params.dwSize = kRasDialParamsSizes.windows7;
    answer.error = api.RasSetEntryDialParamsW(OrNull(phone_book), &params,
                                              change.password == Password::kRemove ? 1 : 0);
  }
  return WithMessage(provider, std::move(answer));
}

}  // namespace winras
