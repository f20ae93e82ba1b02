// How a line behaves where RAS' documents leave it open or contradict each other: the behaviour
// keys of the configuration. The defaults are what is observed on Windows.
#pragma once

#include <algorithm>
#include <optional>
#include <vector>

#include "abi/ras_structures.h"
#include "simulator/recording.h"

namespace winras::simulator {

enum class RasDialReturns { kBefore, kBetween, kAfter };
enum class NotificationThread { kForeign, kCaptured };
enum class HangUpManner { kImmediate, kWaitsForHandler };
enum class LingerState { kDisconnected, kConnected, kCurrent };
enum class AfterHangUp { kSilent, kDisconnected, kUserDisconnection };
enum class LostLine { kGone, kDisconnectedFirst, kReconnect };
enum class FailedLink { kState, kSubEntryDisconnected };
enum class CorrelationIdListed { kAlways, kConnected, kLate, kNever };
enum class DialingError { kNone, kPending, kEarlierAttempt };

// Milliseconds of the clock, and RAS error codes.
struct Behaviour {
  double delay = 20;
  RasDialReturns ras_dial_returns = RasDialReturns::kBefore;
  double ras_dial_blocks = 0;
  DWORD ras_dial_fails = 0;
  DWORD ras_dial_refuses = 0;
  NotificationThread notification_thread = NotificationThread::kForeign;
  std::vector<RASCONNSTATE> lost;
  std::optional<RASCONNSTATE> silent_after;
  std::vector<RASCONNSTATE> duplicated;
  bool merged = false;
  double late = 0;
  bool after_terminal = false;
  DWORD retry_error = 691;
  HangUpManner hang_up = HangUpManner::kImmediate;
  double hang_up_blocks = 0;
  double linger = 20;
  LingerState linger_state = LingerState::kDisconnected;
  AfterHangUp after_hang_up = AfterHangUp::kSilent;
  DWORD hang_up_error = 0;
  bool spurious_gone = false;
  double port_free_after = 0;
  std::optional<double> redials_unpaid;
  bool redial_connected_silently = false;
  double eap_window = 1000;
  DWORD eap_window_fails = 0;
  DWORD resume_fails = 0;
  LostLine lost_line = LostLine::kGone;
  FailedLink failed_link = FailedLink::kState;
  bool list_dialing = true;
  CorrelationIdListed correlation_id = CorrelationIdListed::kAlways;
  double correlation_id_after = 1000;  // a late one, after Connected
  DWORD status_error = 0;
  DialingError dialing_error = DialingError::kNone;
  // A dial goes as this one went, whoever is called. Empty: as its server lets it.
  Recording recording;

  // Drawn by Faults only: the server refuses at this state, the connected line is lost after so
  // long.
  std::optional<RASCONNSTATE> refused_at;
  DWORD refused_with = 0;
  std::optional<double> lost_after;
};

inline bool Contains(const std::vector<RASCONNSTATE>& states, RASCONNSTATE state) {
  return std::find(states.begin(), states.end(), state) != states.end();
}

}  // namespace winras::simulator
