// One RAS to talk to: the system's, or a simulated one.
#pragma once

#include <atomic>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <utility>

#include "abi/windows_types.h"
#include "provider/clock.h"
#include "provider/desktop.h"
#include "provider/issued_handles.h"
#include "provider/ras_api.h"

namespace winras {

class ConnectionWatch;

class Provider : public std::enable_shared_from_this<Provider> {
 public:
  virtual ~Provider() = default;
  Provider(const Provider&) = delete;
  Provider& operator=(const Provider&) = delete;

  const RasApi& api() const { return api_; }
  Clock& clock() { return *clock_; }
  IssuedHandles& issued_handles() { return issued_handles_; }

  // The text of a code that is not RAS' own (FormatMessage); empty where there is none. Any thread.
  virtual std::u16string SystemMessage(DWORD code) = 0;

  // Null: it can show no windows.
  virtual Desktop* desktop() { return nullptr; }

  // Runs `job`, which may call any function of api(), on a thread of RasThreads.
  void Run(std::function<void()> job);

  // The same on a thread that may show windows (ui_thread.h). False, and nothing runs, when the
  // system has no thread left.
  bool RunOnUiThread(std::function<void()> job);

  // Jobs handed to these two and not finished, and whatever else is at work.
  std::size_t PendingJobs() const { return pending_jobs_->load(); }

  // Counts among the pending jobs for as long as it lives, which may be longer than its provider.
  class Work {
   public:
    explicit Work(const Provider& provider) : pending_jobs_(provider.pending_jobs_) {
      ++*pending_jobs_;
    }
    ~Work() { --*pending_jobs_; }
    Work(const Work&) = delete;
    Work& operator=(const Work&) = delete;

   private:
    const std::shared_ptr<std::atomic<std::size_t>> pending_jobs_;
  };

  // Whether a job can get on with its work while a virtual clock stands still. Those that sleep on
  // it cannot, nor can those for which they leave no thread.
  bool JobsRun() const;

  // Win32 functions take no context, so a simulator finds itself through the calling thread. Held
  // around every use of api(); the two above and the simulator's own threads hold one.
  class Scope {
   public:
    explicit Scope(Provider& provider) : provider_(provider) { provider_.Enter(); }
    ~Scope() { provider_.Leave(); }
    Scope(const Scope&) = delete;
    Scope& operator=(const Scope&) = delete;

   private:
    Provider& provider_;
  };

 protected:
  Provider(const RasApi& api, std::shared_ptr<Clock> clock) : api_(api), clock_(std::move(clock)) {}
  virtual void Enter() {}
  virtual void Leave() {}

 private:
  // A pending job until it has run, or is dropped.
  std::function<void()> Counted(std::function<void()> job);

  const RasApi api_;
  const std::shared_ptr<Clock> clock_;
  IssuedHandles issued_handles_;
  const std::shared_ptr<std::atomic<std::size_t>> pending_jobs_ =
      std::make_shared<std::atomic<std::size_t>>(0);

  // Made at the first call of ConnectionWatch::Of. The first to end.
  friend class ConnectionWatch;
  std::mutex connection_watch_mutex_;
  std::shared_ptr<ConnectionWatch> connection_watch_;
};

}  // namespace winras
