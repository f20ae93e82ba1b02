#include "dial/eap_identity.h"

#include <algorithm>
#include <cstddef>
#include <optional>

#include "abi/error_codes.h"
#include "calls/secret.h"
#include "dial/session.h"
#include "provider/com_apartment.h"

namespace winras {
namespace {

// Far more than any method needs. The size is RAS' own word, and the only one there is.
constexpr std::size_t kMostEapInfo = 1024 * 1024;

// Copies what there is, and gives RAS' own memory back zeroed.
void Take(const RasApi& api, RASEAPUSERIDENTITYW* identity, DialRequest& request) {
  RASDIALPARAMSW& params = request.params;
  const std::size_t size = identity->dwSizeofEapInfo;
  if (size <= kMostEapInfo) {
    BYTE* const info = identity->pbEapInfo;
    request.eap_info = SecretBytes(info, size);
    for (std::size_t i = 0; i < size; ++i) Wipe(info[i]);
  }
  if (!request.has_own_user_name && identity->szUserName[0] != 0) {
    std::copy_n(identity->szUserName, kMaxUserName, params.szUserName);
    params.szUserName[kMaxUserName] = 0;
  }
  Wipe(identity->szUserName);
  api.RasFreeEapUserIdentityW(identity);
}

}  // namespace

DWORD FillInEapIdentity(const RasApi& api, DialRequest& request) {
  if (request.eap_identity == EapIdentity::kNone) return 0;
  // Who has one of the two has both; Windows without EAP has neither, and dials without.
  if (api.RasGetEapUserIdentityW == nullptr || api.RasFreeEapUserIdentityW == nullptr) return 0;
  const bool silent = request.eap_identity == EapIdentity::kSilent;
  // RAS asks the method in this process, and a method may be a COM object. Windows are shown by
  // threads that have their apartment already.
  std::optional<ComApartment> apartment;
  if (silent) apartment.emplace(ComApartment::Kind::kMultiThreaded);
  RASEAPUSERIDENTITYW* identity = nullptr;
  const DWORD error = api.RasGetEapUserIdentityW(
      request.phone_book ? request.phone_book->c_str() : nullptr, request.params.szEntryName,
      silent ? RASEAPF_NonInteractive : 0, silent ? nullptr : request.owner_window, &identity);
  if (error == 0) {
    if (identity != nullptr) Take(api, identity, request);
    return 0;
  }
  if (error == kErrorInvalidFunctionForEntry) return 0;  // the entry needs none
  if (!silent) return error;                             // the user may have closed the window
  // Nobody is there who could be asked. Where there is a user name the method may do without: it is
  // for RasDial to say. All other errors are, too: RAS tells them again where they count.
  return error == kErrorInteractiveMode && request.params.szUserName[0] == 0 ? error : 0;
}

}  // namespace winras
