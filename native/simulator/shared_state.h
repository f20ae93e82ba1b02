// What the services of several processes have in common, and its text: RAS' lines outlive the
// process that has dialed them, and the next one finds the entries and credentials of the last.
//
// The text is written as the configuration is (config.h): [State] first, then [Dialed], [Line],
// [Book] and [Kept].
#pragma once

#include <cstdint>
#include <deque>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "simulator/config.h"

namespace winras::simulator {

enum class SharedPhase { kDialing, kConnected, kFailed };

struct SharedLine {
  GUID id{};
  std::u16string book;
  std::u16string entry;
  SharedPhase phase = SharedPhase::kDialing;
  RASCONNSTATE state = RASCS_OpenPort;
  DWORD error = 0;
  int references = 0;         // RasHangUps that are owed, whoever owes them
  std::uint32_t process = 0;  // that has dialed it; 0: none that could end
  double since = 0;           // connected, in milliseconds since 1970
};

// A phone book that is in no file: what has changed since the scenario.
struct SharedBook {
  BookScope scope = BookScope::kUser;
  std::string text;                  // of the entries that were made or changed
  std::set<std::u16string> removed;  // of the scenario's
};

struct KeptUser {
  std::u16string name;
  std::u16string domain;
  std::string password_hash;  // empty: none is stored
};

// With an entry.
struct KeptCredentials {
  GUID entry{};
  KeptUser own;
  KeptUser all_users;   // RASCM_DefaultCreds
  std::string keys[3];  // hashes of pre-shared keys
  std::u16string callback_number;
  DWORD sub_entry = 0;
};

struct SharedState {
  // Bytes, of all hashes: they mean nothing with others.
  std::string salt;
  // False: no service has begun yet, and the scenario tells what there is.
  bool begun = false;
  std::map<std::u16string, std::uint64_t> dials;  // of each entry, so that no id comes again
  std::vector<SharedLine> lines;
  std::vector<SharedBook> books;
  std::deque<KeptCredentials> credentials;
};

// Lines in the order of their ids.
std::string FormatState(const SharedState& state);
// Nothing for a text that is none.
std::optional<SharedState> ParseState(const std::string& text);

}  // namespace winras::simulator
