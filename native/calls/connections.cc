#include "calls/connections.h"

#include <utility>

#include "calls/error_message.h"
#include "calls/line_facts.h"
#include "calls/text.h"

namespace winras {

Answer<std::vector<Connection>> Connections(Provider& provider) {
  Answer<std::vector<Connection>> answer{"RasEnumConnections"};
  std::vector<RASCONNW> rows;
  answer.error = AskLines(provider.api(), rows);
  for (const RASCONNW& row : rows) {
    answer.value.push_back({row.hrasconn, row.guidCorrelationId, Text(row.szEntryName),
                            Text(row.szPhonebook), Text(row.szDeviceType), Text(row.szDeviceName),
                            row.dwSubEntry, row.guidEntry, row.dwFlags});
  }
  return WithMessage(provider, std::move(answer));
}

}  // namespace winras
