// What a connection has been given: RasGetProjectionInfoEx, or RasGetProjectionInfo where the other
// is missing (Windows Vista). On a thread that may call RAS. Rules J1 to J3.
#pragma once

#include <optional>
#include <string>

#include "calls/answer.h"
#include "provider/provider.h"

namespace winras {

struct Addresses {
  std::string address;
  std::string server_address;  // empty: not told
};

struct Projection {
  bool ikev2 = false;             // else PPP
  std::optional<Addresses> ipv4;  // nothing: not negotiated
  std::optional<Addresses> ipv6;
};

Answer<Projection> GetProjection(Provider& provider, HRASCONN handle);

}  // namespace winras
