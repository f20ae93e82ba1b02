#include "dial/notifier.h"

#include <memory>

#include "dial/session.h"
#include "dial/session_registry.h"

namespace winras {

DWORD WINRAS_WINAPI OnRasDialEvent(ULONG_PTR callback_id, DWORD sub_entry, HRASCONN connection,
                                   UINT /*message*/, RASCONNSTATE state, DWORD error,
                                   DWORD extended_error) {
  try {
    const std::shared_ptr<Session> session = SessionRegistry::Instance().Find(callback_id);
    if (!session) return 0;
    return session->Notify(sub_entry, connection, state, error, extended_error);
  } catch (...) {
    return 1;  // no memory for this one; the next may get through
  }
}

}  // namespace winras
