// RasUpdateConnection: moves the ends of an IKEv2 tunnel (MOBIKE). On a thread that may call RAS.
// Rule U1.
#pragma once

#include "calls/answer.h"
#include "provider/provider.h"

namespace winras {

// What is zero stays as it is.
struct TunnelEnds {
  DWORD interface_index = 0;
  RASTUNNELENDPOINT local{};
  RASTUNNELENDPOINT remote{};
};

Answer<Nothing> UpdateConnection(Provider& provider, HRASCONN handle, const TunnelEnds& ends);

}  // namespace winras
