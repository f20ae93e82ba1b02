// What the scenario has happen later. Every member is called with the lock held.

#include <algorithm>

#include "simulator/rasman.h"
#include "simulator/text.h"

namespace winras::simulator {

void RasMan::ScheduleFromStart() {
  times_left_.clear();
  for (const LaterConfig& later : config_.later) times_left_.push_back(later.times);
  for (const LaterConfig& later : config_.later) {
    if (!later.from_connected) After(later.at, [this, &later] { Happen(later); });
  }
}

void RasMan::CameUp(Line& line) {
  for (std::size_t i = 0; i < times_left_.size(); ++i) {
    const LaterConfig& later = config_.later[i];
    if (!later.from_connected || !EqualIgnoringCase(later.entry, line.entry().name)) continue;
    // A line of another process has been up for a while.
    const double left = std::max(0.0, later.at - line.Total().duration);
    After(left, [this, i, &later, weak = line.weak_from_this()] {
      const std::shared_ptr<Line> up = weak.lock();
      if (up == nullptr || up->phase() != LinePhase::kConnected || times_left_[i] == 0) return;
      if (times_left_[i]) --*times_left_[i];
      up->Drop(later.error);
    });
  }
}

void RasMan::Happen(const LaterConfig& later) {
  if (later.act == LaterAct::kRestart) return RestartNow(later.down);
  const auto entry = books_.Find(nullptr, later.entry);
  if (entry == nullptr) return;
  const std::shared_ptr<Line> line = LineOf(*entry);
  if (later.act == LaterAct::kConnect) {
    if (line == nullptr) ConnectForOthers(entry);
  } else if (line != nullptr && line->shared() && line->phase() != LinePhase::kFailed) {
    line->Drop(later.error);
  }
}

}  // namespace winras::simulator
