// What a connection has been given: RasGetProjectionInfoEx, or RasGetProjectionInfo where the other
// is missing (Windows Vista). On a thread that may call RAS. Rules J1 to J3.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "calls/answer.h"
#include "provider/provider.h"

namespace winras {

// Of IPv4 or IPv6.
struct Addresses {
  DWORD error = 0;             // the protocol's own; not 0: there are none
  std::string address;         // empty: not told
  std::string server_address;  // likewise
};

// One side's, as the numbers that RAS gives.
struct PppSide {
  DWORD authentication_protocol = 0;
  DWORD authentication_data = 0;
  DWORD eap_type = 0;
  DWORD ip_options = 0;
  DWORD lcp_options = 0;
  DWORD compression_algorithm = 0;
  DWORD compression_options = 0;
};

struct PppProjection {
  bool bundled = false;
  bool multilink = false;
  DWORD lcp_error = 0;  // only RasGetProjectionInfo tells
  DWORD compression_error = 0;
  PppSide client;
  PppSide server;
  std::u16string reply_message;  // only RasGetProjectionInfo tells
};

struct Ikev2Projection {
  DWORD prefix_length = 0;
  DWORD authentication_protocol = 0;
  DWORD eap_type = 0;
  DWORD flags = 0;
  DWORD encryption_method = 0;
  std::vector<std::string> server_addresses;  // all that the server has, both families
};

struct Projection {
  Addresses ipv4;
  Addresses ipv6;
  std::optional<PppProjection> ppp;  // this or the next
  std::optional<Ikev2Projection> ikev2;
};

Answer<Projection> GetProjection(Provider& provider, HRASCONN handle);

}  // namespace winras
