#include "calls/update_connection.h"

#include <utility>

#include "calls/error_message.h"

namespace winras {

Answer<Nothing> UpdateConnection(Provider& provider, HRASCONN handle, const TunnelEnds& ends) {
  Answer<Nothing> answer{"RasUpdateConnection", kFunctionUnavailable};
  if (const auto update = provider.api().RasUpdateConnection) {
    RASUPDATECONN request{};
    request.version = RASAPIVERSION_CURRENT;
    request.dwSize = sizeof request;
    request.dwIfIndex = ends.interface_index;
    request.localEndPoint = ends.local;
    request.remoteEndPoint = ends.remote;
    answer.error = update(handle, &request);
  }
  return WithMessage(provider, std::move(answer));
}

}  // namespace winras
