#include "dial/notifier.h"

#include <memory>

#include "dial/dial_trace.h"
#include "dial/session.h"
#include "dial/session_registry.h"

namespace winras {

DWORD WINRAS_WINAPI OnRasDialEvent(ULONG_PTR callback_id, DWORD sub_entry, HRASCONN connection,
                                   UINT /*message*/, RASCONNSTATE state, DWORD error,
                                   DWORD extended_error) {
  try {
    DialTrace& trace = DialTrace::Instance();
    trace.Add({DialTraceRow::Kind::kNotified, callback_id, sub_entry, state, error});
    const std::shared_ptr<Session> session = SessionRegistry::Instance().Find(callback_id);
    const DWORD result =
        session ? session->Notify(sub_entry, connection, state, error, extended_error) : 0;
    return trace.On() ? 1 : result;  // whoever measures wants to see all that RAS has to say
  } catch (...) {
    return 1;  // no memory for this one; the next may get through
  }
}

}  // namespace winras
