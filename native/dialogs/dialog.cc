#include "dialogs/dialog.h"

#include <chrono>
#include <utility>

namespace winras {
namespace {

// How often a window is asked: in milliseconds of the provider's clock; and at the end, in real
// ones.
constexpr double kAgain = 250;
constexpr auto kAgainAtTheEnd = std::chrono::milliseconds(100);

}  // namespace

std::shared_ptr<Dialog> Dialog::Open(std::shared_ptr<Provider> provider,
                                     std::function<void(Provider&)> show) {
  auto dialog = std::make_shared<Dialog>(provider);
  const bool runs =
      provider->RunOnUiThread([dialog, show = std::move(show)] { dialog->Run(show); });
  return runs ? dialog : nullptr;
}

void Dialog::Run(const std::function<void(Provider&)>& show) {
  if (Desktop* const desktop = provider_->desktop()) {
    auto closer = desktop->CloserOfThisThread();
    const std::lock_guard<std::mutex> lock(mutex_);
    closer_ = std::move(closer);
  }
  show(*provider_);
  const std::lock_guard<std::mutex> lock(mutex_);
  closer_ = nullptr;
  has_returned_ = true;
  returned_.notify_all();
}

bool Dialog::Ask() {
  // The lock is held meanwhile, so that the thread is not another's when its windows are asked. To
  // ask waits for nobody.
  const std::lock_guard<std::mutex> lock(mutex_);
  if (!has_returned_ && closer_) closer_();
  return !has_returned_;
}

void Dialog::Close() {
  {
    const std::lock_guard<std::mutex> lock(mutex_);
    if (std::exchange(is_closing_, true)) return;
  }
  AskRepeatedly();
}

void Dialog::AskRepeatedly() {
  if (!Ask()) return;
  provider_->clock().Schedule(kAgain, [weak = weak_from_this()] {
    if (const auto self = weak.lock()) self->AskRepeatedly();
  });
}

void Dialog::CloseAndWait(double bound) {
  const auto deadline =
      std::chrono::steady_clock::now() + std::chrono::duration<double, std::milli>(bound);
  while (Ask()) {
    std::unique_lock<std::mutex> lock(mutex_);
    if (returned_.wait_for(lock, kAgainAtTheEnd, [this] { return has_returned_; })) return;
    if (std::chrono::steady_clock::now() >= deadline) return;
  }
}

}  // namespace winras
