// RasGetSubEntryHandle, RasUpdateConnection.

#include <cstring>

#include "simulator/addresses.h"
#include "simulator/functions.h"

namespace winras::simulator {
namespace {

bool Fits(const RASTUNNELENDPOINT& wanted, DWORD type_in_use) {
  return wanted.dwType == RASTUNNELENDPOINT_UNKNOWN || wanted.dwType == type_in_use;
}

bool IsKnownType(const RASTUNNELENDPOINT& endpoint) {
  return endpoint.dwType <= RASTUNNELENDPOINT_IPv6;
}

// What is not given stays; both ends are of one kind (Microsoft's page on RASUPDATECONN).
DWORD Move(Line& line, const RASUPDATECONN& update) {
  const bool local = update.localEndPoint.dwType != RASTUNNELENDPOINT_UNKNOWN;
  const bool remote = update.remoteEndPoint.dwType != RASTUNNELENDPOINT_UNKNOWN;
  const DWORD in_use = RemoteEndpoint(line).dwType;
  const bool fit = local && remote
                       ? update.localEndPoint.dwType == update.remoteEndPoint.dwType
                       : Fits(update.localEndPoint, in_use) && Fits(update.remoteEndPoint, in_use);
  if (!fit) return kErrorInvalidParameter;
  if (local) line.set_local_endpoint(update.localEndPoint);
  if (remote) line.set_remote_endpoint(update.remoteEndPoint);
  line.SetSubstate(RASCSS_Reconnected);
  return 0;
}

}  // namespace

// H6
DWORD WINRAS_WINAPI RasGetSubEntryHandleW(HRASCONN connection, DWORD sub_entry, HRASCONN* link) {
  static constexpr char kName[] = "RasGetSubEntryHandle";
  return CallWithHandle(kName, connection, [&](RasMan& service) -> DWORD {
    if (link == nullptr || sub_entry == 0) return kErrorInvalidParameter;
    return service.WithLine(kName, connection, [&](Line& line) -> DWORD {
      if (line.phase() != LinePhase::kConnected) return kErrorInvalidHandle;
      if (sub_entry > line.link_count()) return kErrorNoMoreItems;
      const Link& found = line.link(sub_entry);
      if (!found.up()) return kErrorPortNotOpen;
      *link = line.several() ? found.handle() : line.handle();
      return 0;
    });
  });
}

// U1
DWORD WINRAS_WINAPI RasUpdateConnection(HRASCONN connection, RASUPDATECONN* update) {
  static constexpr char kName[] = "RasUpdateConnection";
  return CallWithHandle(kName, connection, [&](RasMan& service) -> DWORD {
    if (update == nullptr || update->dwFlags != 0) return kErrorInvalidParameter;
    if (update->version != RASAPIVERSION_CURRENT || update->dwSize != sizeof(RASUPDATECONN)) {
      return kErrorInvalidSize;
    }
    RASUPDATECONN wanted;
    std::memcpy(&wanted, update, sizeof(wanted));
    if (!IsKnownType(wanted.localEndPoint) || !IsKnownType(wanted.remoteEndPoint)) {
      return kErrorInvalidParameter;
    }
    return service.WithLine(kName, connection, [&](Line& line) -> DWORD {
      if (line.phase() != LinePhase::kConnected) return kErrorInvalidHandle;
      return line.protocol() == Protocol::kIkev2 ? Move(line, wanted)
                                                 : kErrorInvalidFunctionForEntry;
    });
  });
}

}  // namespace winras::simulator
