// A dial that was recorded, for an entry to play back: what RAS told, and when.
#pragma once

#include <optional>
#include <vector>

#include "abi/ras_structures.h"
#include "simulator/protocol.h"

namespace winras::simulator {

enum class StepKind {
  kNotified,
  kSilent,    // entered, and for the status alone to tell
  kGone,      // the line is lost without a word
  kReturned,  // RasDial, or the one that answers the pause before, returns the error
};

struct RecordedStep {
  StepKind kind = StepKind::kNotified;
  // Milliseconds since RasDial was called, or since the one that answered the pause before.
  double at = 0;
  DWORD sub_entry = 1;
  RASCONNSTATE state = RASCS_OpenPort;
  DWORD error = 0;
  bool fails = false;  // the link; a pause may have an error and be none
  // From this state on the entry's device, of a VPN that of the protocol.
  bool takes_device = false;
  std::optional<Protocol> protocol;
};

using Recording = std::vector<RecordedStep>;

}  // namespace winras::simulator
