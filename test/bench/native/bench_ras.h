// A RAS that takes no time, so that what is measured is the addon's alone.
#pragma once

#include <memory>

#include "abi/ras_functions.h"
#include "provider/provider.h"

namespace winras::bench {

// A line that was dialed with a number that begins with kSilent is notified by nobody but
// StartNotifying; any other is notified of what leads to Connected, at once, on a foreign thread.
constexpr WCHAR kSilent = u'0';

std::shared_ptr<Provider> BenchProvider();

// What RasDial was given for a line.
struct Notifier {
  RASDIALFUNC2 function = nullptr;
  ULONG_PTR callback_id = 0;
};
Notifier NotifierOf(HRASCONN line);

}  // namespace winras::bench
