// Which states a dial goes through, by the kind of its entry and by how its server answers. See
// "What dials look like" in the rules; S3, S5, S8 and S9.
#pragma once

#include <deque>
#include <optional>

#include "simulator/phone_book.h"
#include "simulator/server.h"

namespace winras::simulator {

// What the line finds out before it goes on.
enum class Decision { kAuthenticate, kChangePassword };

struct Step {
  RASCONNSTATE state = RASCS_OpenPort;
  DWORD error = 0;  // not 0: the dial ends here
  double extra_delay = 0;
  std::optional<Device> device;      // from this state on
  std::optional<Protocol> protocol;  // likewise
  DWORD given_up = 0;                // not 0: with this error another attempt has ended before it
  std::optional<Decision> decision;  // instead of a state
};

using Script = std::deque<Step>;

// Up to the authentication, or to the error of a dial that nobody answers.
Script Opening(const Entry& entry, const Server* server, bool paused_states);

Script Authentication(RASCONNSTATE first);

// From the accepted credentials to Connected, or to SubEntryConnected for a link of several; by way
// of a callback, where there is one.
Script Accepted(const Entry& entry, bool callback);

}  // namespace winras::simulator
