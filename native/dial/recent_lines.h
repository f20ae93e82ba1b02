// The lines that RAS listed a moment ago. Hang-ups look for their line among all of them, and a
// thousand at the same time need no thousand lists.
#pragma once

#include <cstddef>
#include <cstdint>
#include <future>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "calls/line_identity.h"
#include "provider/clock.h"
#include "provider/provider.h"

namespace winras {

struct ListedLine {
  HRASCONN handle;
  LineIdentity identity;
};

struct LineList {
  DWORD error = 0;  // RasEnumConnections'
  std::vector<ListedLine> lines;
  std::unordered_map<HRASCONN, std::size_t> by_handle;

  // Null when no line has this handle.
  const ListedLine* Find(HRASCONN handle) const;
};

class RecentLines {
 public:
  // For the process, and never destroyed.
  static RecentLines& Instance();

  explicit RecentLines(std::shared_ptr<Clock> clock) : clock_(std::move(clock)) {}
  RecentLines(const RecentLines&) = delete;
  RecentLines& operator=(const RecentLines&) = delete;

  double Now() const { return clock_->Now(); }

  // A list that RAS began to make no earlier than `not_before`, a time of Now(): perhaps one that
  // another thread waits for, too. It is made anew when the last one is older than it took to make,
  // when it was as old already, or than a hundredth of a second: by then a handle may be another
  // line's. On a thread that may call RAS.
  std::shared_ptr<const LineList> Since(double not_before,
                                        const std::shared_ptr<Provider>& provider);

 private:
  using List = std::shared_ptr<const LineList>;
  struct Last {
    std::weak_ptr<Provider> provider;
    double began = 0;
    std::optional<double> ended;  // nothing: RAS is making it
    std::shared_future<List> list;
  };
  // With mutex_ held.
  bool MayServe(double not_before, const std::shared_ptr<Provider>& provider) const;

  const std::shared_ptr<Clock> clock_;
  std::mutex mutex_;  // never held across a call into RAS
  Last last_;
  std::uint64_t made_ = 0;  // lists, to know one's own
};

}  // namespace winras
