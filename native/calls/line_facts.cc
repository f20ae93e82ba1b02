#include "calls/line_facts.h"

#include <algorithm>
#include <optional>

#include "abi/error_codes.h"
#include "abi/structure_sizes.h"
#include "calls/enumeration.h"
#include "calls/phone_book.h"
#include "calls/text.h"

namespace winras {
namespace {

// No entry has more; a RAS that never says which one was the last is given up.
constexpr DWORD kMostLinks = 256;
// Where no phone book tells how many links there are: after so many that are not connected there
// are no more.
constexpr DWORD kMostDownInARow = 2;

std::optional<EntryPlace> EntryOf(const RasApi& api, HRASCONN connection) {
  std::vector<RASCONNW> lines;
  if (AskLines(api, lines) != 0) return std::nullopt;
  for (const RASCONNW& line : lines) {
    if (line.hrasconn != connection) continue;
    EntryPlace place{std::nullopt, Text(line.szEntryName)};
    if (line.szPhonebook[0] != 0) place.phone_book = Text(line.szPhonebook);
    return place;
  }
  return std::nullopt;
}

// RASENTRY.dwSubEntries. Nothing: RAS does not tell, as of a number that was dialed without an
// entry.
std::optional<DWORD> LinksInPhoneBook(const RasApi& api, HRASCONN connection,
                                      const EntryPlace* entry) {
  std::optional<EntryPlace> found;
  if (entry == nullptr) {
    found = EntryOf(api, connection);
    if (!found) return std::nullopt;
    entry = &*found;
  }
  DWORD count = 0;
  if (CountSubEntries(api, *entry, count) != 0) return std::nullopt;
  return count;
}

bool Has(const std::vector<LinkHandle>& links, HRASCONN handle) {
  return std::any_of(links.begin(), links.end(),
                     [handle](const LinkHandle& link) { return link.handle == handle; });
}

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

// RAS answers 259 past the last link (rule H6): of the usual connection after one question. Where
// it answers something else the phone book is asked, and what is not in there is a link only if it
// is connected, with a handle of its own.
DWORD AskLinks(const RasApi& api, HRASCONN connection, const EntryPlace* entry,
               std::vector<LinkHandle>& links) {
  std::optional<DWORD> in_phone_book;
  DWORD down_in_a_row = 0;
  for (DWORD sub_entry = 1; sub_entry <= kMostLinks; ++sub_entry) {
    LinkHandle link{sub_entry, nullptr};
    const DWORD error = AskLink(api, connection, link);
    if (error == kErrorNoMoreItems) return 0;
    if (error != 0) return error;
    if (sub_entry == 2) in_phone_book = LinksInPhoneBook(api, connection, entry);
    const bool is_expected = sub_entry <= in_phone_book.value_or(1);
    const bool is_up = link.handle != nullptr;
    if (!is_expected && (is_up ? Has(links, link.handle) : in_phone_book.has_value())) return 0;
    links.push_back(link);
    down_in_a_row = is_expected || is_up ? 0 : down_in_a_row + 1;
    if (down_in_a_row == kMostDownInARow) {
      // Nobody has said that there are such links.
      links.resize(links.size() - down_in_a_row);
      return 0;
    }
  }
  return 0;
}

}  // namespace winras
