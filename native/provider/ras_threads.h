// The threads of ours that call into RAS.
//
// Microsoft's RasDial page says that notifications come in the context of a thread captured at the
// first call, which must live until the dial ends. So a call into RAS never runs on one of libuv's
// threads, a thread of this pool waits alertably when idle, and none of them ends while a dial is
// pending.
#pragma once

#include <cstddef>
#include <functional>

namespace winras {

class RasThreads {
 public:
  // 64 threads may be blocked inside RAS (dialing, hanging up, a service that does not answer for
  // half a minute), and what else is to be done still goes on with 8 more. Beyond that, calls
  // queue. While no call blocks there is seldom more than one thread: the pool doubles only when
  // all are blocked.
  static constexpr std::size_t kMost = 64 + 8;

  // One for the process, shared by all environments and providers, and never destroyed: a thread
  // may still be inside RAS when the process ends.
  static RasThreads& Instance();

  // Runs `job` on a thread of the pool. A new thread is started when there is none, or when every
  // one has been inside its job for over 100 ms. Any thread.
  void Run(std::function<void()> job);

  // Between these two no thread of the pool ends. Any thread.
  void DialBegins();
  void DialEnds();

  // For tests and diagnosis.
  std::size_t Count() const;
  std::size_t PendingDials() const;

  RasThreads(const RasThreads&) = delete;
  RasThreads& operator=(const RasThreads&) = delete;

 private:
  RasThreads();
  ~RasThreads() = delete;
  struct State;
  State* state_;
};

}  // namespace winras
