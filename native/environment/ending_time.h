// How long an environment that ends may wait for its hang-ups, where the process ends with it: the
// main thread has waited for the same lines before, and all ends together have one time.
#pragma once

#include <algorithm>
#include <limits>

namespace winras {

// Real milliseconds.
class EndingTime {
 public:
  // All that the process owes is ended from `now` on, in `bound`.
  void Begin(double now, double bound) { deadline_ = now + bound; }

  // Of `bound`, which an environment has that ends alone, what the process' end leaves of it.
  double Left(double now, double bound) const {
    if (now > deadline_ + kStillEnding) return bound;
    return std::clamp(deadline_ - now, 0.0, bound);
  }

 private:
  // So long after its time was over, a process that still runs has not ended after all.
  static constexpr double kStillEnding = 1'000;

  double deadline_ = -std::numeric_limits<double>::infinity();
};

}  // namespace winras
