#include "provider/provider.h"

#include "provider/ras_threads.h"

namespace winras {

void Provider::Run(std::function<void()> job) {
  ++pending_jobs_;
  RasThreads::Instance().Run([self = shared_from_this(), job = std::move(job)]() mutable {
    {
      const Scope scope(*self);
      job();
      job = nullptr;  // what it holds ends here too
    }
    // Last, so that whatever the job has set in motion was counted before it is counted out.
    --self->pending_jobs_;
  });
}

bool Provider::JobsRun() const {
  return PendingJobs() > clock_->Sleepers() && SleepersOnVirtualClocks() < RasThreads::kMost;
}

}  // namespace winras
