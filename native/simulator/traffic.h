// What flows through a link, and the counters that RAS keeps of it: 32 bits each, so they wrap
// (T1).
#pragma once

#include <cstdint>

#include "abi/ras_structures.h"

namespace winras::simulator {

// Of every link of an entry. Bytes in each second of the clock.
struct Traffic {
  double transmitted = 0;
  double received = 0;
  // How many were counted when the link came up.
  double counts_from = 0;
  DWORD bits_per_second = 0;
};

// What has gone through, since the link came up or for all that a line has had.
struct Carried {
  std::uint64_t transmitted = 0;
  std::uint64_t received = 0;
  double duration = 0;

  void Add(const Carried& other);
};

class Counters {
 public:
  explicit Counters(const Traffic& traffic) : traffic_(traffic) {}

  void Start(double now);
  void Stop(double now);
  Carried Total(double now) const;
  // 0 while the link is down.
  DWORD BitsPerSecond() const { return runs_ ? traffic_.bits_per_second : 0; }

  // RasClearLinkStatistics.
  void Clear(double now) { cleared_ = Total(now); }
  const Carried& cleared() const { return cleared_; }

 private:
  Traffic traffic_;
  bool runs_ = false;
  double since_ = 0;
  Carried before_;  // the link last came up
  Carried cleared_;
};

// The counters of a structure, what was there at the last clearing taken off.
void WriteCounters(const Carried& total, const Carried& cleared, RAS_STATS& statistics);

}  // namespace winras::simulator
