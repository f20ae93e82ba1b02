#include "calls/line_facts.h"

#include "abi/error_codes.h"
#include "abi/structure_sizes.h"
#include "calls/enumeration.h"

namespace winras {
namespace {

// No entry has more; a RAS that never says which one was the last is given up.
constexpr DWORD kMostLinks = 256;

}  // namespace

DWORD AskStatus(const RasApi& api, HRASCONN handle, RASCONNSTATUSW& status) {
  if (api.RasGetConnectStatusW == nullptr) return kFunctionUnavailable;
  DWORD error = kErrorInvalidSize;
  for (const DWORD size : {kRasConnStatusSizes.windows10, kRasConnStatusSizes.vista}) {
    // A RAS of before Windows 7 leaves the later members zero.
    status = {};
    status.dwSize = size;
    error = api.RasGetConnectStatusW(handle, &status);
    if (error != kErrorInvalidSize) break;
  }
  return error;
}

DWORD AskLines(const RasApi& api, std::vector<RASCONNW>& lines) {
  if (api.RasEnumConnectionsW == nullptr) return kFunctionUnavailable;
  return Enumerate(api.RasEnumConnectionsW, {kRasConnSizes.windows10, kRasConnSizes.windows_xp},
                   lines);
}

DWORD AskLink(const RasApi& api, HRASCONN connection, LinkHandle& link) {
  if (api.RasGetSubEntryHandleW == nullptr) return kFunctionUnavailable;
  const DWORD error = api.RasGetSubEntryHandleW(connection, link.sub_entry, &link.handle);
  if (error != 0) link.handle = nullptr;
  return error == kErrorPortNotOpen ? 0 : error;
}

DWORD AskLinks(const RasApi& api, HRASCONN connection, std::vector<LinkHandle>& links) {
  DWORD error = 0;
  for (DWORD sub_entry = 1; sub_entry <= kMostLinks; ++sub_entry) {
    LinkHandle link{sub_entry, nullptr};
    error = AskLink(api, connection, link);
    if (error != 0) break;
    links.push_back(link);
  }
  return error == kErrorNoMoreItems ? 0 : error;
}

}  // namespace winras
