#include "provider/provider.h"

#include "provider/ras_threads.h"
#include "provider/ui_thread.h"

namespace winras {

void Provider::Run(std::function<void()> job) {
  ++pending_jobs_;
  RasThreads::Instance().Run(
      [self = shared_from_this(), job = std::move(job)]() mutable { self->RunCounted(job); });
}

bool Provider::RunOnUiThread(std::function<void()> job) {
  ++pending_jobs_;
  const bool runs = winras::RunOnUiThread(
      [self = shared_from_this(), job = std::move(job)]() mutable { self->RunCounted(job); });
  if (!runs) --pending_jobs_;
  return runs;
}

void Provider::RunCounted(std::function<void()>& job) {
  {
    const Scope scope(*this);
    job();
    job = nullptr;  // what it holds ends here too
  }
  // Last, so that whatever the job has set in motion was counted before it is counted out.
  --pending_jobs_;
}

bool Provider::JobsRun() const {
  return PendingJobs() > clock_->Sleepers() && SleepersOnVirtualClocks() < RasThreads::kMost;
}

}  // namespace winras
