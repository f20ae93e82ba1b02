// A row of RasEnumConnections.
#pragma once

#include "../digest.h"
#include "calls/connections.h"

namespace winras {

inline void AddTo(fuzz::Digest& digest, const Connection& connection) {
  const auto& [handle, identity, entry_name, phone_book, device_type, device_name, sub_entry,
               entry_id, flags] = connection;
  digest.Add(handle, identity, entry_name, phone_book, device_type, device_name, sub_entry,
             entry_id, flags);
}

}  // namespace winras
