#include "calls/status.h"

#include <utility>

#include "calls/error_message.h"
#include "calls/ip_address.h"
#include "calls/line_facts.h"
#include "calls/text.h"

namespace winras {
namespace {

std::string EndpointText(const RASTUNNELENDPOINT& endpoint) {
  switch (endpoint.dwType) {
    case RASTUNNELENDPOINT_IPv4:
      return AddressText(endpoint.ipv4);
    case RASTUNNELENDPOINT_IPv6:
      return AddressText(endpoint.ipv6);
    default:
      return {};  // with SSTP: rule G2
  }
}

}  // namespace

Answer<Status> GetStatus(Provider& provider, HRASCONN handle) {
  Answer<Status> answer{"RasGetConnectStatus"};
  RASCONNSTATUSW status;
  answer.error = AskStatus(provider.api(), handle, status);
  if (answer.error == 0) {
    answer.value = {status.rasconnstate,
                    status.dwError,
                    Text(status.szDeviceType),
                    Text(status.szDeviceName),
                    Text(status.szPhoneNumber),
                    EndpointText(status.localEndPoint),
                    EndpointText(status.remoteEndPoint),
                    status.rasconnsubstate};
  }
  return WithMessage(provider, std::move(answer));
}

}  // namespace winras
