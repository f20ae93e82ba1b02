// Whom the EAP method of an entry is to be dialed as: RasGetEapUserIdentity. Rules D15, D19, D20.
#pragma once

#include "abi/ras_structures.h"
#include "provider/ras_api.h"

namespace winras {

struct DialRequest;

enum class EapIdentity {
  kNone,         // is not asked for
  kSilent,       // without a window
  kInteractive,  // the method may show one
};

// Fills in the identity's name, unless the caller has given one, and its data. Returns 0 when the
// dial may go on, with an identity or without one. Where a window may be shown, on a thread for
// that (ui_thread.h); else on any that may call RAS.
DWORD FillInEapIdentity(const RasApi& api, DialRequest& request);

}  // namespace winras
