#include "environment/final_hang_up.h"

#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <functional>
#include <mutex>
#include <unordered_set>

namespace winras {
namespace {

// Shared with the hang-ups, which may end after the wait for them.
struct Pending {
  std::mutex mutex;
  std::condition_variable changed;
  std::size_t count = 0;
};

// Asks again when a hang-up that was under way before gives up earlier than we do. `done` may come
// on any thread.
void HangUpUntil(double deadline, const std::shared_ptr<Session>& session,
                 std::function<void()> done) {
  const auto left = [deadline](Session& session) {
    return deadline - session.provider().clock().Now();
  };
  // Weak: the session keeps this until it is answered.
  session->HangUp(left(*session), [=, weak = std::weak_ptr<Session>(session)](HangUpResult result) {
    const auto self = weak.lock();
    if (result.outcome == HangUpOutcome::kPending && self && left(*self) > 0) {
      HangUpUntil(deadline, self, done);
    } else {
      done();
    }
  });
}

// How long the threads get, between two steps of a virtual clock, to set in motion what fell due.
constexpr auto kStep = std::chrono::milliseconds(1);

// A virtual clock stands still unless somebody moves it, and its owner can no more.
void MoveVirtualClock(Provider& provider) {
  Clock& clock = provider.clock();
  if (!clock.IsVirtual() || provider.JobsRun()) return;
  if (const auto due = clock.NextDue()) clock.AdvanceTo(*due);
}

}  // namespace

void HangUpAndWait(const std::vector<std::shared_ptr<Session>>& sessions, double bound) {
  if (sessions.empty()) return;
  const auto deadline =
      std::chrono::steady_clock::now() + std::chrono::duration<double, std::milli>(bound);
  const auto pending = std::make_shared<Pending>();
  pending->count = sessions.size();
  std::unordered_set<Provider*> providers;
  for (const auto& session : sessions) {
    providers.insert(&session->provider());
    HangUpUntil(session->provider().clock().Now() + bound, session, [pending] {
      std::lock_guard<std::mutex> lock(pending->mutex);
      if (--pending->count == 0) pending->changed.notify_all();
    });
  }
  const auto all_done = [&pending] { return pending->count == 0; };
  std::unique_lock<std::mutex> lock(pending->mutex);
  while (!pending->changed.wait_for(lock, kStep, all_done)) {
    if (std::chrono::steady_clock::now() >= deadline) return;
    lock.unlock();
    for (Provider* provider : providers) MoveVirtualClock(*provider);
    lock.lock();
  }
}

}  // namespace winras
