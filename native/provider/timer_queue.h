// What a clock has still to run, in order of time; equal times in order of scheduling. Not
// thread-safe: its clock locks.
#pragma once

#include <map>
#include <optional>
#include <unordered_map>
#include <utility>

#include "provider/clock.h"

namespace winras {

class TimerQueue {
 public:
  Clock::TimerId Add(double due, Clock::Task task) {
    const Clock::TimerId id = ++last_id_;
    tasks_.emplace(std::make_pair(due, id), std::move(task));
    due_.emplace(id, due);
    return id;
  }

  // The task, so that the clock destroys it without its lock held; an empty one when it is not
  // there.
  Clock::Task Remove(Clock::TimerId id) {
    const auto due = due_.find(id);
    if (due == due_.end()) return nullptr;
    const auto entry = tasks_.find(std::make_pair(due->second, id));
    Clock::Task task = std::move(entry->second);
    tasks_.erase(entry);
    due_.erase(due);
    return task;
  }

  std::optional<double> NextDue() const {
    if (tasks_.empty()) return std::nullopt;
    return tasks_.begin()->first.first;
  }

  // Only when NextDue() has an answer.
  Clock::Task RemoveNext() { return Remove(tasks_.begin()->first.second); }

 private:
  std::map<std::pair<double, Clock::TimerId>, Clock::Task> tasks_;
  std::unordered_map<Clock::TimerId, double> due_;
  Clock::TimerId last_id_ = 0;
};

}  // namespace winras
