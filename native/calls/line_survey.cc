#include "calls/line_survey.h"

#include <algorithm>
#include <utility>

#include "calls/line_facts.h"

namespace winras {
namespace {

EntryPlace EntryOf(const Connection& connection) {
  EntryPlace place{std::nullopt, connection.entry_name};
  if (!connection.phone_book.empty()) place.phone_book = connection.phone_book;
  return place;
}

}  // namespace

LinkCounts CountLinks(const RasApi& api, HRASCONN handle, const EntryPlace& entry) {
  std::vector<LinkHandle> links;
  AskLinks(api, handle, &entry, links);
  const auto connected = std::count_if(
      links.begin(), links.end(), [](const LinkHandle& link) { return link.handle != nullptr; });
  return {std::max<DWORD>(static_cast<DWORD>(connected), 1),
          std::max<DWORD>(static_cast<DWORD>(links.size()), 1)};
}

Answer<std::vector<SurveyedLine>> SurveyLines(Provider& provider) {
  Answer<std::vector<Connection>> listed = Connections(provider);
  Answer<std::vector<SurveyedLine>> answer{listed.operation, listed.error, {}, listed.message};
  for (Connection& connection : listed.value) {
    const HRASCONN handle = connection.handle;
    SurveyedLine line{std::move(connection), 0, std::nullopt, {}};
    RASCONNSTATUSW status;
    line.status_error = AskStatus(provider.api(), handle, status);
    if (line.status_error == 0) {
      line.status = {status.rasconnstate, status.dwError, status.rasconnsubstate};
      if (status.rasconnstate == RASCS_Connected) {
        line.links = CountLinks(provider.api(), handle, EntryOf(line.connection));
      }
    }
    answer.value.push_back(std::move(line));
  }
  return answer;
}

}  // namespace winras
