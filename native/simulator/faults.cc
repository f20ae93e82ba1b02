#include "simulator/faults.h"

namespace winras::simulator {
namespace {

// Which every dial that is answered goes through.
constexpr RASCONNSTATE kStates[] = {
    RASCS_OpenPort,        RASCS_PortOpened,          RASCS_ConnectDevice,
    RASCS_DeviceConnected, RASCS_AllDevicesConnected, RASCS_Authenticate,
    RASCS_AuthNotify,      RASCS_Authenticated,       RASCS_Projected};

template <class Value, std::size_t kCount>
Value OneOf(Random& random, const Value (&values)[kCount]) {
  return values[random.Below(kCount)];
}

double Time(Random& random, std::uint64_t up_to) {
  return static_cast<double>(1 + random.Below(up_to));
}

void Refuse(Behaviour& b, Random& random) {
  constexpr DWORD kConnecting[] = {633, 678, 692, 766, 789, 792, 809, 827};
  constexpr DWORD kLater[] = {647, 649, 691, 708, 718, 732, 734, 778, 801, 812};
  b.refused_at = OneOf(random, kStates);
  b.refused_with =
      *b.refused_at < RASCS_Authenticate ? OneOf(random, kConnecting) : OneOf(random, kLater);
}

using Variation = void (*)(Behaviour&, Random&);

constexpr Variation kVariations[] = {
    [](Behaviour& b, Random&) { b.ras_dial_returns = RasDialReturns::kBetween; },
    [](Behaviour& b, Random&) { b.ras_dial_returns = RasDialReturns::kAfter; },
    [](Behaviour& b, Random& r) { b.ras_dial_blocks = Time(r, 1000); },
    [](Behaviour& b, Random& r) {
      constexpr DWORD kCodes[] = {608, 633, 692, 711, 797};
      b.ras_dial_fails = OneOf(r, kCodes);
    },
    [](Behaviour& b, Random& r) {
      constexpr DWORD kCodes[] = {608, 633, 664, 711};
      b.ras_dial_refuses = OneOf(r, kCodes);
    },
    [](Behaviour& b, Random& r) { b.lost = {OneOf(r, kStates), OneOf(r, kStates)}; },
    [](Behaviour& b, Random&) { b.lost = {RASCS_Connected}; },
    [](Behaviour& b, Random& r) { b.duplicated = {OneOf(r, kStates), RASCS_Connected}; },
    [](Behaviour& b, Random&) { b.merged = true; },
    [](Behaviour& b, Random& r) { b.late = Time(r, 200); },
    [](Behaviour& b, Random& r) { b.silent_after = OneOf(r, kStates); },
    [](Behaviour& b, Random&) { b.after_terminal = true; },
    [](Behaviour& b, Random&) { b.retry_error = 0; },
    [](Behaviour& b, Random&) { b.hang_up = HangUpManner::kWaitsForHandler; },
    [](Behaviour& b, Random& r) { b.hang_up_blocks = Time(r, 1000); },
    [](Behaviour& b, Random& r) {
      constexpr LingerState kLinger[] = {LingerState::kDisconnected, LingerState::kConnected,
                                         LingerState::kCurrent};
      b.linger = Time(r, 1000);
      b.linger_state = OneOf(r, kLinger);
    },
    [](Behaviour& b, Random&) { b.after_hang_up = AfterHangUp::kDisconnected; },
    [](Behaviour& b, Random&) { b.after_hang_up = AfterHangUp::kUserDisconnection; },
    [](Behaviour& b, Random&) { b.spurious_gone = true; },
    [](Behaviour& b, Random& r) { b.delay = Time(r, 500); },
    [](Behaviour& b, Random&) { b.list_dialing = false; },
    Refuse,
    [](Behaviour& b, Random& r) {
      constexpr LostLine kWays[] = {LostLine::kGone, LostLine::kDisconnectedFirst};
      b.lost_after = Time(r, 1000);
      b.lost_line = OneOf(r, kWays);
    },
};

}  // namespace

void DrawFault(Behaviour& behaviour, double probability, Random random) {
  if (random.Fraction() >= probability) return;
  OneOf(random, kVariations)(behaviour, random);
}

}  // namespace winras::simulator
