#include "provider/provider.h"

#include "provider/ras_threads.h"

namespace winras {

void Provider::Run(std::function<void()> job) {
  auto work = std::make_shared<const Work>(*this);
  RasThreads::Instance().Run(
      [self = shared_from_this(), work = std::move(work), job = std::move(job)]() mutable {
        {
          const Scope scope(*self);
          job();
          job = nullptr;  // what it holds ends here too
        }
        // Last, so that whatever the job has set in motion was counted before it is counted out.
        work.reset();
      });
}

bool Provider::JobsRun() const {
  return PendingJobs() > clock_->Sleepers() && SleepersOnVirtualClocks() < RasThreads::kMost;
}

}  // namespace winras
