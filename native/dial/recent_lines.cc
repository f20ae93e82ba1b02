#include "dial/recent_lines.h"

#include <algorithm>
#include <utility>

#include "calls/line_facts.h"
#include "calls/text.h"

namespace winras {
namespace {

constexpr double kLongestUse = 10;  // milliseconds

std::shared_ptr<const LineList> AskList(const RasApi& api) {
  std::vector<RASCONNW> rows;
  const auto list = std::make_shared<LineList>();
  list->error = AskLines(api, rows);
  list->lines.reserve(rows.size());
  for (const RASCONNW& row : rows) {
    list->by_handle.emplace(row.hrasconn, list->lines.size());
    list->lines.push_back({row.hrasconn, {row.guidCorrelationId, row.luid}, Text(row.szEntryName)});
  }
  return list;
}

}  // namespace

const ListedLine* LineList::Find(HRASCONN handle) const {
  const auto found = by_handle.find(handle);
  return found == by_handle.end() ? nullptr : &lines[found->second];
}

// Leaked on purpose.
RecentLines& RecentLines::Instance() {
  static RecentLines& instance = *new RecentLines(MakeRealClock());
  return instance;
}

std::shared_ptr<const LineList> RecentLines::Since(double not_before,
                                                   const std::shared_ptr<Provider>& provider) {
  const double now = Now();
  {
    const std::lock_guard<std::mutex> lock(mutex_);
    const double use = std::min(last_.ended - last_.began, kLongestUse);
    if (last_.provider.lock() == provider && last_.began >= not_before &&
        now - last_.ended <= use) {
      return last_.list;
    }
  }
  Last made;
  made.provider = provider;
  made.began = now;
  made.list = AskList(provider->api());
  made.ended = Now();
  auto list = made.list;
  const std::lock_guard<std::mutex> lock(mutex_);
  std::swap(last_, made);  // another thread's may be younger: that costs a list, no more
  return list;
}

}  // namespace winras
