// Hanging up: one RasHangUp, then RasGetConnectStatus until the line is gone, within a bound.
// Microsoft's pages "RasHangUp function" and "Disconnecting" (see rules H1, H2, H4, H10).
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "abi/ras_structures.h"
#include "calls/line_identity.h"
#include "provider/provider.h"

namespace winras {

enum class HangUpOutcome {
  kDisconnected,  // the line is gone
  kReleased,      // our reference is gone, the line stays: somebody else holds one
  kPending,       // the bound passed and RAS still knows the line
  kNothingOwed,   // there was no handle to hang up
  kUnknownLine,  // RAS gives the line no identity, and does not list it as it was: nothing was done
  kFailed,       // RasHangUp refused: see the error
};

struct HangUpResult {
  HangUpOutcome outcome;
  DWORD error = 0;
  // What the line was known by: as given, or as RAS listed the handle before it was hung up. For
  // waiting on after kPending.
  std::optional<LineIdentity> identity = std::nullopt;
};

// Each RasDial of a connected entry adds a reference to its line, and RasHangUp gives one back
// (rule D9).
enum class References {
  kOne,     // that of whoever asks
  kShared,  // the same, of a dial that found the line up: where others are left it is not waited
            // for
  kAll,     // RasHangUp again for as long as the line is up: it is to go, whoever holds it
};

struct HangUpRequest {
  HRASCONN handle = nullptr;
  IssuedHandles::Line line = 0;  // of a dial of ours: whether the handle is its own still
  // Checked before the handle is used and at each poll. One without a correlation GUID has to be
  // listed with its handle when RasHangUp is called.
  std::optional<LineIdentity> identity;
  std::u16string entry_name;  // what is dialed, while nobody knows the identity yet
  References references = References::kOne;
  double bound = 10'000;     // milliseconds of the provider's clock
  bool call_hang_up = true;  // false: it was called before, only wait
};

// `done` is called once, on any thread. Holds no thread while it waits: each step is a job of its
// own.
void HangUpLine(std::shared_ptr<Provider> provider, HangUpRequest request,
                std::function<void(HangUpResult)> done);

}  // namespace winras
