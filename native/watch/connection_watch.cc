#include "watch/connection_watch.h"

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <map>
#include <mutex>
#include <optional>
#include <thread>
#include <utility>
#include <vector>

#include "abi/error_codes.h"
#include "abi/ras_constants.h"
#include "provider/event.h"

namespace winras {
namespace {

// What there is to hear of: all, all that Microsoft's page has, and what every Windows knows. A RAS
// that does not know a flag refuses the call.
constexpr DWORD kLines = RASCN_Connection | RASCN_Disconnection;
constexpr DWORD kLinks = RASCN_BandwidthAdded | RASCN_BandwidthRemoved;
constexpr DWORD kSubstates = RASCN_Dormant | RASCN_ReConnection;
constexpr DWORD kFlags[] = {kLines | kLinks | kSubstates, kLines | kLinks, kLines};

// Milliseconds until a registration that was refused is tried again: when Windows starts, RAS
// answers 711 or 5 for a while (rule N1).
constexpr double kFirstRetry = 1'000;
constexpr double kLastRetry = 30'000;

// Milliseconds from one registration to the next. No document says whether a registration signals
// at once, nor whether it stays when the next one is made: one for each signal could go round for
// ever, or fill RAS with registrations. Where a registration is signaled before the pause behind it
// is over, the next pause is twice as long.
constexpr double kShortestPause = 100;
constexpr double kLongestPause = 1'000;

}  // namespace

// Shared with the thread, which may outlive the watch by a moment.
struct ConnectionWatch::State {
  explicit State(std::weak_ptr<Provider> of) : provider(std::move(of)) {}

  // Any thread.
  void Wake();

  // The watch's thread.
  static void Run(const std::shared_ptr<State>& self);
  static bool AnswerSignal(const std::shared_ptr<State>& self);
  static bool Pauses(const std::shared_ptr<State>& self, Clock& clock, bool by_ras);
  static void RetryLater(const std::shared_ptr<State>& self, Clock& clock);
  DWORD Register(Provider& ras, const std::vector<HRASCONN>& lines);

  struct Listening {
    Listener tell;
    std::vector<HRASCONN> lines;  // those with several links
  };

  const std::weak_ptr<Provider> provider;
  Event event;  // RAS' signals, and our own

  std::mutex mutex;  // everything below
  std::map<Id, Listening> listeners;
  Id last_id = 0;
  bool has_thread = false;
  bool registered = false;
  std::optional<Provider::Work> woken;  // by us, and the thread has not answered yet
  bool retry_pending = false;
  std::optional<double> pause_ends;  // nothing: it is over
  bool pause_end_pending = false;    // the thread is woken then

  // The thread's own.
  std::size_t flags = 0;
  double retry = kFirstRetry;
  double pause = kShortestPause;
  bool signaled_in_pause = false;
};

ConnectionWatch& ConnectionWatch::Of(Provider& provider) {
  const std::lock_guard<std::mutex> lock(provider.connection_watch_mutex_);
  if (provider.connection_watch_ == nullptr) {
    provider.connection_watch_ = std::make_shared<ConnectionWatch>(provider.shared_from_this());
  }
  return *provider.connection_watch_;
}

ConnectionWatch::ConnectionWatch(const std::shared_ptr<Provider>& provider)
    : state_(std::make_shared<State>(provider)) {}

// The provider is gone by now: that ends the thread.
ConnectionWatch::~ConnectionWatch() { state_->event.Set(); }

ConnectionWatch::Id ConnectionWatch::Listen(Listener listener) {
  Id id = 0;
  bool registered = false;
  {
    const std::lock_guard<std::mutex> lock(state_->mutex);
    if (!state_->has_thread) {
      std::thread([state = state_] { State::Run(state); }).detach();
      state_->has_thread = true;
    }
    id = ++state_->last_id;
    state_->listeners.emplace(id, State::Listening{std::move(listener), {}});
    registered = state_->registered;
  }
  if (!registered) state_->Wake();
  return id;
}

void ConnectionWatch::Ignore(Id id) {
  State::Listening ignored;  // outlives the lock
  const std::lock_guard<std::mutex> lock(state_->mutex);
  const auto found = state_->listeners.find(id);
  if (found == state_->listeners.end()) return;
  ignored = std::move(found->second);
  state_->listeners.erase(found);
}

void ConnectionWatch::WatchLinks(Id id, std::vector<HRASCONN> lines) {
  {
    const std::lock_guard<std::mutex> lock(state_->mutex);
    const auto found = state_->listeners.find(id);
    if (found == state_->listeners.end()) return;
    found->second.lines = std::move(lines);
  }
  state_->Wake();
}

void ConnectionWatch::Renew() { state_->Wake(); }

void ConnectionWatch::State::Wake() {
  const std::shared_ptr<Provider> alive = provider.lock();
  if (alive == nullptr) return;
  const std::lock_guard<std::mutex> lock(mutex);
  if (!woken) woken.emplace(*alive);
  event.Set();
}

void ConnectionWatch::State::Run(const std::shared_ptr<State>& self) {
  do {
    self->event.Wait();
  } while (AnswerSignal(self));
}

bool ConnectionWatch::State::AnswerSignal(const std::shared_ptr<State>& self) {
  const std::shared_ptr<Provider> ras = self->provider.lock();
  if (ras == nullptr) return false;
  // Before the event is reset: whoever waits until nothing is at work sees the one or the other.
  const Provider::Work work(*ras);
  std::vector<HRASCONN> lines;
  {
    const std::lock_guard<std::mutex> lock(self->mutex);
    self->event.Reset();
    const bool by_ras = !self->woken;
    self->woken.reset();
    // For those who listen later it is made anew.
    self->registered = false;
    if (self->listeners.empty()) return true;
    if (Pauses(self, ras->clock(), by_ras)) return true;
    for (const auto& [id, listening] : self->listeners) {
      lines.insert(lines.end(), listening.lines.begin(), listening.lines.end());
    }
  }
  // Again after each signal: for some clients it is good for one (rule N2). What happens from here
  // on is signaled, so the listeners are told afterwards: what they find then misses nothing.
  const DWORD error = self->Register(*ras, lines);
  std::vector<Listener> told;
  {
    const std::lock_guard<std::mutex> lock(self->mutex);
    self->registered = error == 0;
    for (const auto& [id, listening] : self->listeners) told.push_back(listening.tell);
  }
  for (const Listener& tell : told) tell();
  if (error == 0) {
    self->retry = kFirstRetry;
  } else {
    RetryLater(self, ras->clock());
  }
  return true;
}

// Under the mutex. Whether the last registration is too recent for another one: then the thread is
// woken when the pause is over, and what was signaled meanwhile is told with that registration.
bool ConnectionWatch::State::Pauses(const std::shared_ptr<State>& self, Clock& clock, bool by_ras) {
  const double now = clock.Now();
  if (!self->pause_ends || now >= *self->pause_ends) {
    self->pause =
        self->signaled_in_pause ? std::min(self->pause * 2, kLongestPause) : kShortestPause;
    self->signaled_in_pause = false;
    self->pause_ends = now + self->pause;
    self->pause_end_pending = false;
    return false;
  }
  self->signaled_in_pause = self->signaled_in_pause || by_ras;
  if (std::exchange(self->pause_end_pending, true)) return true;
  const auto end_pause = [weak = std::weak_ptr<State>(self), ends = *self->pause_ends] {
    const std::shared_ptr<State> alive = weak.lock();
    if (alive == nullptr) return;
    {
      const std::lock_guard<std::mutex> lock(alive->mutex);
      if (alive->pause_ends != ends) return;  // the thread was woken at that very moment
      alive->pause_ends.reset();
    }
    alive->Wake();
  };
  clock.Schedule(*self->pause_ends - now, end_pause);
  return true;
}

DWORD ConnectionWatch::State::Register(Provider& ras, const std::vector<HRASCONN>& lines) {
  RasConnectionNotificationWFunction* const notify = ras.api().RasConnectionNotificationW;
  if (notify == nullptr) return kFunctionUnavailable;
  const Provider::Scope scope(ras);
  DWORD error = notify(AllConnections(), event.handle(), kFlags[flags]);
  while (error == kErrorInvalidParameter && flags + 1 < std::size(kFlags)) {
    error = notify(AllConnections(), event.handle(), kFlags[++flags]);
  }
  // One that is gone is refused, and whoever listens will hear of it.
  for (const HRASCONN line : lines) notify(line, event.handle(), kLinks);
  return error;
}

void ConnectionWatch::State::RetryLater(const std::shared_ptr<State>& self, Clock& clock) {
  {
    const std::lock_guard<std::mutex> lock(self->mutex);
    if (std::exchange(self->retry_pending, true)) return;
  }
  clock.Schedule(self->retry, [weak = std::weak_ptr<State>(self)] {
    const std::shared_ptr<State> alive = weak.lock();
    if (alive == nullptr) return;
    {
      const std::lock_guard<std::mutex> lock(alive->mutex);
      alive->retry_pending = false;
    }
    alive->Wake();
  });
  self->retry = std::min(self->retry * 2, kLastRetry);
}

}  // namespace winras
