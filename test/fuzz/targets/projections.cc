// RasGetProjectionInfoEx, RasGetProjectionInfo.

#include "../family.h"
#include "calls/projection.h"

namespace winras {

void AddTo(fuzz::Digest& digest, const Addresses& addresses) {
  const auto& [error, address, server_address] = addresses;
  digest.Add(error, address, server_address);
}

void AddTo(fuzz::Digest& digest, const PppProjection& ppp) {
  const auto& [bundled, multilink, lcp_error, compression_error, client, server, reply_message] =
      ppp;
  digest.Add(bundled, multilink, lcp_error, compression_error, client, server, reply_message);
}

void AddTo(fuzz::Digest& digest, const Ikev2Projection& ikev2) {
  const auto& [prefix_length, authentication_protocol, eap_type, flags, encryption_method,
               server_addresses] = ikev2;
  digest.Add(prefix_length, authentication_protocol, eap_type, flags, encryption_method,
             server_addresses);
}

void AddTo(fuzz::Digest& digest, const Projection& projection) {
  const auto& [ipv4, ipv6, ppp, ikev2] = projection;
  digest.Add(ipv4, ipv6, ppp, ikev2);
}

namespace fuzz {

const Family projections("projections", [](Questions& questions) {
  questions.digest.Add(GetProjection(questions.ras, questions.handle));
});

}  // namespace fuzz
}  // namespace winras
