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
    const HRASCONN handle = row.hrasconn;  // of a packed structure: no reference may be taken
    list->by_handle.emplace(handle, list->lines.size());
    list->lines.push_back(
        {handle, {row.guidCorrelationId, Text(row.szEntryName), Text(row.szDeviceName)}});
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

bool RecentLines::MayServe(double not_before, const std::shared_ptr<Provider>& provider) const {
  if (last_.provider.lock() != provider || last_.began < not_before) return false;
  if (!last_.ended) return true;
  return Now() - *last_.ended <= std::min(*last_.ended - last_.began, kLongestUse);
}

std::shared_ptr<const LineList> RecentLines::Since(double not_before,
                                                   const std::shared_ptr<Provider>& provider) {
  std::promise<List> promise;
  std::uint64_t number = 0;
  {
    std::unique_lock<std::mutex> lock(mutex_);
    if (MayServe(not_before, provider)) {
      const std::shared_future<List> list = last_.list;
      lock.unlock();
      return list.get();
    }
    last_ = {provider, Now(), std::nullopt, promise.get_future().share()};
    number = ++made_;
  }
  List list = AskList(provider->api());
  {
    const std::lock_guard<std::mutex> lock(mutex_);
    if (number == made_) last_.ended = Now();
  }
  promise.set_value(list);
  return list;
}

}  // namespace winras
