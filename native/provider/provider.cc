#include "provider/provider.h"

#include "provider/ras_threads.h"
#include "provider/ui_thread.h"

namespace winras {

void Provider::Run(std::function<void()> job) {
  RasThreads::Instance().Run(Counted(std::move(job)));
}

bool Provider::RunOnUiThread(std::function<void()> job) {
  return winras::RunOnUiThread(Counted(std::move(job)));
}

std::function<void()> Provider::Counted(std::function<void()> job) {
  return [self = shared_from_this(), work = std::make_shared<const Work>(*this),
          job = std::move(job)]() mutable {
    {
      const Scope scope(*self);
      job();
      job = nullptr;  // what it holds ends here too
    }
    // Last, so that whatever the job has set in motion was counted before it is counted out.
    work.reset();
  };
}

bool Provider::JobsRun() const {
  return PendingJobs() > clock_->Sleepers() && SleepersOnVirtualClocks() < RasThreads::kMost;
}

}  // namespace winras
