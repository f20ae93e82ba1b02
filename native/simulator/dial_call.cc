#include "simulator/dial_call.h"

#include <cstddef>

#include "abi/error_codes.h"
#include "simulator/password_hash.h"
#include "simulator/structure_versions.h"
#include "simulator/text.h"
#include "simulator/window_notifier.h"

namespace winras::simulator {
namespace {

constexpr DWORD kDefinedOptions = 0xFFFF;

DialCallResult Refuse(DWORD error, std::string violation = {}) {
  return {std::nullopt, error, std::move(violation)};
}

bool IsSizeOfParameters(DWORD size) { return FindVersion(kRasDialParamsVersions, size) != nullptr; }

bool IsSizeOfExtensions(DWORD size) {
  return FindVersion(kRasDialExtensionsVersions, size) != nullptr;
}

void ReadParameters(const std::string& salt, const RASDIALPARAMSW& from, DialCall& call) {
  DialParameters& to = call.parameters;
  to.entry_name = FromMember(from.szEntryName);
  to.phone_number = FromMember(from.szPhoneNumber);
  to.callback_number = FromMember(from.szCallbackNumber);
  to.user_name = FromMember(from.szUserName);
  to.domain = FromMember(from.szDomain);
  if (Reaches(from, offsetof(RASDIALPARAMSW, dwIfIndex))) {
    to.sub_entry = from.dwSubEntry;
    call.target.callback_id = from.dwCallbackId;
  }
  if (Reaches(from, offsetof(RASDIALPARAMSW, szEncPassword))) to.interface_index = from.dwIfIndex;

  // A view: the password is not copied.
  std::size_t length = 0;
  while (from.szPassword[length] != 0) ++length;
  const std::u16string_view password(from.szPassword, length);
  to.password_hash = HashPassword(salt, password);
}

}  // namespace

DWORD ReadExtensions(const RASDIALEXTENSIONS& extensions, DialCall& call) {
  if (!IsSizeOfExtensions(extensions.dwSize)) return kErrorInvalidSize;
  call.options = extensions.dwfOptions;
  if (!Reaches(extensions, offsetof(RASDIALEXTENSIONS, fSkipPppAuth))) return 0;
  const DWORD size = extensions.RasEapInfo.dwSizeofEapInfo;
  const BYTE* const info = extensions.RasEapInfo.pbEapInfo;
  if (size != 0 && info != nullptr) {
    call.eap_info.assign(info, info + size);
    call.eap_info_at = info;
  }
  return 0;
}

DialCallResult ReadDialCall(const std::string& salt, const RASDIALEXTENSIONS* extensions,
                            LPCWSTR phone_book, const RASDIALPARAMSW* parameters, DWORD type,
                            LPVOID notifier) {
  if (parameters == nullptr) return Refuse(kErrorInvalidParameter);
  if (!IsSizeOfParameters(parameters->dwSize)) return Refuse(kErrorInvalidSize);
  if (extensions != nullptr && !IsSizeOfExtensions(extensions->dwSize))
    return Refuse(kErrorInvalidSize);
  if (!HasEnd(parameters->szEntryName) || !HasEnd(parameters->szPhoneNumber) ||
      !HasEnd(parameters->szCallbackNumber) || !HasEnd(parameters->szUserName) ||
      !HasEnd(parameters->szPassword) || !HasEnd(parameters->szDomain)) {
    return Refuse(kErrorInvalidParameter, "RasDial with a string that does not end");
  }
  const bool is_function = type <= kNotifierRasDialFunc2;
  const bool is_window = type == kNotifierWindow && IsNotifierWindow(notifier);  // D17
  if (notifier != nullptr && !is_function && !is_window) return Refuse(kErrorInvalidParameter);

  DialCall call;
  if (extensions != nullptr) {
    if ((extensions->dwfOptions & ~kDefinedOptions) != 0) {
      return Refuse(kErrorInvalidParameter, "RasDial with an undefined option");
    }
    const bool has_second = Reaches(*extensions, offsetof(RASDIALEXTENSIONS, RasEapInfo));
    if (extensions->reserved != 0 || (has_second && extensions->reserved1 != 0)) {
      return Refuse(kErrorInvalidParameter, "RasDial with a reserved member that is not 0");
    }
    ReadExtensions(*extensions, call);
  }
  if (phone_book != nullptr) call.phone_book = phone_book;
  call.target.type = type;
  call.target.notifier = notifier;
  ReadParameters(salt, *parameters, call);
  return {std::move(call), 0, {}};
}

std::string WhyNotResumable(const DialCall& first, const DialCall& resuming,
                            RASCONNSTATE paused_at) {
  const NotificationTarget& a = first.target;
  const NotificationTarget& b = resuming.target;
  if (a.type != b.type || a.notifier != b.notifier) return "another notifier";
  if (a.callback_id != b.callback_id) return "another dwCallbackId";
  if (first.options != resuming.options) return "other extension options";
  if (first.eap_info != resuming.eap_info) return "another RasEapInfo";
  if (!EqualIgnoringCase(first.phone_book, resuming.phone_book)) return "another phone book";

  const DialParameters& p = first.parameters;
  const DialParameters& q = resuming.parameters;
  const bool new_user = paused_at == RASCS_RetryAuthentication;
  const bool new_password = new_user || paused_at == RASCS_PasswordExpired;
  if (p.entry_name != q.entry_name) return "another szEntryName";
  if (p.phone_number != q.phone_number) return "another szPhoneNumber";
  if (p.sub_entry != q.sub_entry) return "another dwSubEntry";
  if (p.interface_index != q.interface_index) return "another dwIfIndex";
  if (p.callback_number != q.callback_number && paused_at != RASCS_CallbackSetByCaller) {
    return "another szCallbackNumber, which this pause does not permit";
  }
  if (p.user_name != q.user_name && !new_user) {
    return "another szUserName, which this pause does not permit";
  }
  if (p.domain != q.domain && !new_user)
    return "another szDomain, which this pause does not permit";
  if (p.password_hash != q.password_hash && !new_password) {
    return "another szPassword, which this pause does not permit";
  }
  return {};
}

}  // namespace winras::simulator
