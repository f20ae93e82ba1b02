// RasGetCountryInfo. On a thread that may call RAS.
#pragma once

#include <string>
#include <vector>

#include "calls/answer.h"
#include "provider/provider.h"

namespace winras {

struct Country {
  DWORD id;    // TAPI's, which a phone-book entry has as dwCountryID
  DWORD code;  // the number to dial: several countries may have one
  std::u16string name;
};

// From the first of TAPI's list to its end (rule E9). The first error ends it.
Answer<std::vector<Country>> Countries(Provider& provider);

}  // namespace winras
