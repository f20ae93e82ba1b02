// RasEnumConnections. On a thread that may call RAS.
#pragma once

#include <string>
#include <vector>

#include "calls/answer.h"
#include "provider/provider.h"

namespace winras {

struct Connection {
  HRASCONN handle;
  GUID correlation;
  std::u16string entry_name;
  std::u16string phone_book;
  std::u16string device_type;
  std::u16string device_name;
  DWORD sub_entry;
  GUID entry_id;
  DWORD flags;
};

Answer<std::vector<Connection>> Connections(Provider& provider);

}  // namespace winras
