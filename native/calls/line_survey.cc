#include "calls/line_survey.h"

#include <algorithm>
#include <utility>

#include "abi/error_codes.h"
#include "calls/line_facts.h"

namespace winras {
namespace {

// More than an entry has; a RAS that never says that it was the last is given up.
constexpr DWORD kMostLinks = 256;

}  // namespace

DWORD CountLinks(const RasApi& api, HRASCONN handle) {
  if (api.RasGetSubEntryHandleW == nullptr) return 1;
  DWORD links = 0;
  for (DWORD sub_entry = 1; sub_entry <= kMostLinks; ++sub_entry) {
    HRASCONN link = nullptr;
    const DWORD error = api.RasGetSubEntryHandleW(handle, sub_entry, &link);
    if (error == 0) ++links;
    // Rule H6: the next one may be connected although this one is not.
    if (error != 0 && error != kErrorPortNotOpen) break;
  }
  return std::max<DWORD>(links, 1);
}

Answer<std::vector<SurveyedLine>> SurveyLines(Provider& provider) {
  Answer<std::vector<Connection>> listed = Connections(provider);
  Answer<std::vector<SurveyedLine>> answer{listed.operation, listed.error, {}, listed.message};
  for (Connection& connection : listed.value) {
    const HRASCONN handle = connection.handle;
    SurveyedLine line{std::move(connection), 0, std::nullopt, 1};
    RASCONNSTATUSW status;
    line.status_error = AskStatus(provider.api(), handle, status);
    if (line.status_error == 0) {
      line.status = {status.rasconnstate, status.dwError, status.rasconnsubstate};
      if (status.rasconnstate == RASCS_Connected) line.links = CountLinks(provider.api(), handle);
    }
    answer.value.push_back(std::move(line));
  }
  return answer;
}

}  // namespace winras
