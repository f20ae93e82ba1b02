#include "simulator/traffic.h"

namespace winras::simulator {
namespace {

// In each frame.
constexpr std::uint64_t kBytes = 1000;
constexpr double kMillisecondsPerSecond = 1000;

std::uint64_t Flown(double per_second, double milliseconds) {
  return static_cast<std::uint64_t>(per_second * milliseconds / kMillisecondsPerSecond);
}

DWORD Wrapped(std::uint64_t count) { return static_cast<DWORD>(count & 0xFFFFFFFFu); }

}  // namespace

void Carried::Add(const Carried& other) {
  transmitted += other.transmitted;
  received += other.received;
  if (other.duration > duration) duration = other.duration;
}

void Counters::Start(double now) {
  if (before_.duration == 0) {
    before_.transmitted = before_.received = static_cast<std::uint64_t>(traffic_.counts_from);
  }
  runs_ = true;
  since_ = now;
}

void Counters::Stop(double now) {
  before_ = Total(now);
  runs_ = false;
}

Carried Counters::Total(double now) const {
  Carried total = before_;
  if (!runs_) return total;
  const double up = now - since_;
  total.transmitted += Flown(traffic_.transmitted, up);
  total.received += Flown(traffic_.received, up);
  total.duration += up;
  return total;
}

void WriteCounters(const Carried& total, const Carried& cleared, RAS_STATS& statistics) {
  statistics.dwBytesXmited = Wrapped(total.transmitted - cleared.transmitted);
  statistics.dwBytesRcved = Wrapped(total.received - cleared.received);
  statistics.dwFramesXmited = Wrapped(total.transmitted / kBytes - cleared.transmitted / kBytes);
  statistics.dwFramesRcved = Wrapped(total.received / kBytes - cleared.received / kBytes);
  // Clearing does not shorten how long the line has been up.
  statistics.dwConnectDuration = Wrapped(static_cast<std::uint64_t>(total.duration));
}

}  // namespace winras::simulator
