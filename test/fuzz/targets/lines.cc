// RasEnumConnections, RasGetConnectStatus.

#include "../family.h"
#include "calls/connections.h"
#include "calls/status.h"

namespace winras {

void AddTo(fuzz::Digest& digest, const Connection& connection) {
  const auto& [handle, identity, entry_name, phone_book, device_type, device_name, sub_entry,
               entry_id, flags] = connection;
  digest.Add(handle, identity, entry_name, phone_book, device_type, device_name, sub_entry,
             entry_id, flags);
}

void AddTo(fuzz::Digest& digest, const Status& status) {
  const auto& [state, error, device_type, device_name, phone_number, local_endpoint,
               remote_endpoint, substate] = status;
  digest.Add(state, error, device_type, device_name, phone_number, local_endpoint, remote_endpoint,
             substate);
}

namespace fuzz {

const Family lines("lines", [](Questions& questions) {
  questions.digest.Add(Connections(questions.ras));
  questions.digest.Add(GetStatus(questions.ras, questions.handle));
});

}  // namespace fuzz
}  // namespace winras
