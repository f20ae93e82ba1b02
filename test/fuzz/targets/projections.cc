// RasGetProjectionInfoEx, RasGetProjectionInfo.

#include "../family.h"
#include "calls/projection.h"

namespace winras {

void AddTo(fuzz::Digest& digest, const Addresses& addresses) {
  const auto& [address, server_address] = addresses;
  digest.Add(address, server_address);
}

void AddTo(fuzz::Digest& digest, const Projection& projection) {
  const auto& [ikev2, ipv4, ipv6] = projection;
  digest.Add(ikev2, ipv4, ipv6);
}

namespace fuzz {

const Family projections("projections", [](Questions& questions) {
  questions.digest.Add(GetProjection(questions.ras, questions.handle));
});

}  // namespace fuzz
}  // namespace winras
