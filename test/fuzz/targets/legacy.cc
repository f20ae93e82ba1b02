// RasEnumAutodialAddresses, Ras[GS]etAutodialAddress, Ras[GS]etAutodialEnable,
// Ras[GS]etAutodialParam; RasGetNapStatus, RasGetPCscf.

#include "calls/legacy.h"

#include "../family.h"
#include "calls/autodial.h"

namespace winras {

void AddTo(fuzz::Digest& digest, const AutodialEntry& entry) {
  const auto& [dialing_location, entry_name] = entry;
  digest.Add(dialing_location, entry_name);
}

void AddTo(fuzz::Digest& digest, const NapStatus& status) {
  const auto& [isolation_state, probation_ends] = status;
  digest.Add(isolation_state, probation_ends);
}

namespace fuzz {

const Family legacy("legacy", [](Questions& questions) {
  auto& [ras, handle, entry, phone_book, bytes, digest] = questions;
  const std::vector<AutodialEntry> entries(bytes.Byte() % 4, {1, entry});
  digest.Add(SetAutodialEntries(ras, u"host", entries), AutodialAddresses(ras));
  digest.Add(AutodialEntries(ras, u"host"), AutodialEntries(ras, std::nullopt));
  digest.Add(SetAutodialEnabled(ras, 1, true), AutodialEnabled(ras, 1));
  digest.Add(SetAutodialParameter(ras, 0, bytes.Take<DWORD>()), AutodialParameter(ras, 0));
  digest.Add(GetNapStatus(ras, handle), GetPCscf(ras));
});

}  // namespace fuzz
}  // namespace winras
