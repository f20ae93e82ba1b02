// RasGetSubEntryHandle, RasHangUp of a link; and the lines with their links, as a watch asks for
// them.

#include "calls/links.h"

#include "../family.h"
#include "calls/line_survey.h"
#include "connection.h"

namespace winras {

void AddTo(fuzz::Digest& digest, const LinkHandle& link) {
  const auto& [sub_entry, handle] = link;
  digest.Add(sub_entry, handle);
}

void AddTo(fuzz::Digest& digest, const SurveyedLine& line) {
  const auto& [connection, status_error, status, links] = line;
  digest.Add(connection, status_error, status, links);
}

namespace fuzz {

const Family links("links", [](Questions& questions) {
  auto& [ras, handle, entry, phone_book, bytes, digest] = questions;
  digest.Add(Links(ras, handle));
  digest.Add(Link(ras, handle, bytes.Take<DWORD>()));
  digest.Add(SurveyLines(ras));
  // No line of the simulator, which others still ask about.
  digest.Add(HangUpLinkOnce(ras, nullptr));
});

}  // namespace fuzz
}  // namespace winras
