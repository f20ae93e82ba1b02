#include "provider/ras_threads.h"

#include <utility>

#include "provider/elastic_pool.h"

namespace winras {
namespace {

constexpr ElasticPool::Limits kLimits = {RasThreads::kMost, 100, 1'000, 30'000};

}  // namespace

struct RasThreads::State {
  ElasticPool pool{kLimits};
};

// Leaked on purpose.
RasThreads& RasThreads::Instance() {
  static RasThreads& instance = *new RasThreads;
  return instance;
}

RasThreads::RasThreads() : state_(new State) {}

void RasThreads::Run(std::function<void()> job) { state_->pool.Run(std::move(job)); }

void RasThreads::DialBegins() { state_->pool.Pin(); }

void RasThreads::DialEnds() { state_->pool.Unpin(); }

std::size_t RasThreads::Count() const { return state_->pool.Count(); }

std::size_t RasThreads::PendingDials() const { return state_->pool.Pins(); }

}  // namespace winras
