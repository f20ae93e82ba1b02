#include "dial/dial_trace.h"

#include <algorithm>
#include <utility>

namespace winras {

// Leaked on purpose.
DialTrace& DialTrace::Instance() {
  static DialTrace& instance = *new DialTrace;
  return instance;
}

void DialTrace::Begin(std::shared_ptr<Provider> provider) {
  std::shared_ptr<Provider> last_reference = std::move(provider);  // let go without the lock
  const std::lock_guard<std::mutex> lock(mutex_);
  provider_.swap(last_reference);
  threads_.clear();
  rows_.clear();
  on_ = true;
}

std::vector<DialTraceRow> DialTrace::Rows() const {
  const std::lock_guard<std::mutex> lock(mutex_);
  return rows_;
}

void DialTrace::End() {
  std::shared_ptr<Provider> last_reference;  // as above
  const std::lock_guard<std::mutex> lock(mutex_);
  on_ = false;
  provider_.swap(last_reference);
}

void DialTrace::Add(DialTraceRow row) {
  if (!On()) return;
  const std::lock_guard<std::mutex> lock(mutex_);
  if (provider_ == nullptr) return;
  row.time = provider_->clock().Now();
  const auto self = std::this_thread::get_id();
  auto thread = std::find(threads_.begin(), threads_.end(), self);
  if (thread == threads_.end()) thread = threads_.insert(threads_.end(), self);
  row.thread = static_cast<std::size_t>(thread - threads_.begin()) + 1;
  rows_.push_back(row);
}

}  // namespace winras
