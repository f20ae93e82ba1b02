// AutoDial: which entry is dialed when a program wants an address that cannot be reached. On a
// thread that may call RAS.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "calls/answer.h"
#include "provider/provider.h"

namespace winras {

struct AutodialEntry {
  DWORD dialing_location;
  std::u16string entry_name;
};

// RasEnumAutodialAddresses
Answer<std::vector<std::u16string>> AutodialAddresses(Provider& provider);

// RasGetAutodialAddress, RasSetAutodialAddress. `address` nothing: the default connection (rule
// A2).
Answer<std::vector<AutodialEntry>> AutodialEntries(Provider& provider,
                                                   const std::optional<std::u16string>& address);
// No entries: the address is deleted (rule A3).
Answer<Nothing> SetAutodialEntries(Provider& provider, const std::optional<std::u16string>& address,
                                   const std::vector<AutodialEntry>& entries);

// RasGetAutodialEnable, RasSetAutodialEnable
Answer<bool> AutodialEnabled(Provider& provider, DWORD dialing_location);
Answer<Nothing> SetAutodialEnabled(Provider& provider, DWORD dialing_location, bool enabled);

// RasGetAutodialParam, RasSetAutodialParam, for a RASADP key; all are DWORDs (rule A4).
Answer<DWORD> AutodialParameter(Provider& provider, DWORD key);
Answer<Nothing> SetAutodialParameter(Provider& provider, DWORD key, DWORD value);

}  // namespace winras
