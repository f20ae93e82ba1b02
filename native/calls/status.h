// RasGetConnectStatus. On a thread that may call RAS.
#pragma once

#include <string>

#include "calls/answer.h"
#include "provider/provider.h"

namespace winras {

struct Status {
  DWORD state;
  DWORD error;  // the connection's, not the call's
  std::u16string device_type;
  std::u16string device_name;
  std::u16string phone_number;
  std::string local_endpoint;  // as text; empty where RAS does not tell
  std::string remote_endpoint;
  DWORD substate;
};

Answer<Status> GetStatus(Provider& provider, HRASCONN handle);

}  // namespace winras
