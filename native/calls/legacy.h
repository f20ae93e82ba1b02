// What Windows has left behind: Network Access Protection, and a function that no document
// describes. On a thread that may call RAS.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "calls/answer.h"
#include "provider/provider.h"

namespace winras {

struct NapStatus {
  DWORD isolation_state;
  // 100 nanoseconds since 1601; nothing where the line is not on probation.
  std::optional<std::uint64_t> probation_ends;
};

// RasGetNapStatus
Answer<NapStatus> GetNapStatus(Provider& provider, HRASCONN handle);

// RasGetPCscf, into more memory than any address takes: nothing tells it how much there is (rule
// U3).
Answer<std::u16string> GetPCscf(Provider& provider);

}  // namespace winras
