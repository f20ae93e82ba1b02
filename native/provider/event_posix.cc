#ifndef _WIN32

#include <condition_variable>
#include <cstdint>
#include <mutex>
#include <unordered_map>
#include <utility>

#include "provider/event.h"

namespace winras {
namespace {

struct Shared {
  std::mutex mutex;
  std::condition_variable changed;
  bool set = false;
};

// Which event has which handle. Numbers, since whatever a caller takes for a handle must do no
// harm; they are never given out again.
struct Handles {
  std::mutex mutex;
  std::unordered_map<std::uintptr_t, std::shared_ptr<Shared>> events;
  std::uintptr_t last = 0;

  // Never destroyed: a thread may wait for an event when the process ends.
  static Handles& Instance() {
    static Handles& handles = *new Handles;
    return handles;
  }
};

}  // namespace

struct Event::State {
  explicit State(std::shared_ptr<Shared> event) : shared(std::move(event)) {
    Handles& handles = Handles::Instance();
    const std::lock_guard<std::mutex> lock(handles.mutex);
    number = ++handles.last;
    handles.events.emplace(number, shared);
  }
  ~State() {
    Handles& handles = Handles::Instance();
    const std::lock_guard<std::mutex> lock(handles.mutex);
    handles.events.erase(number);
  }
  State(const State&) = delete;
  State& operator=(const State&) = delete;

  const std::shared_ptr<Shared> shared;
  std::uintptr_t number = 0;
};

Event::Event() : Event(std::make_unique<State>(std::make_shared<Shared>())) {}

Event::Event(std::unique_ptr<State> state) : state_(std::move(state)) {}

Event::~Event() = default;

std::unique_ptr<Event> Event::Duplicate(HANDLE handle) {
  std::shared_ptr<Shared> shared;
  {
    Handles& handles = Handles::Instance();
    const std::lock_guard<std::mutex> lock(handles.mutex);
    const auto found = handles.events.find(reinterpret_cast<std::uintptr_t>(handle));
    if (found == handles.events.end()) return nullptr;
    shared = found->second;
  }
  return std::unique_ptr<Event>(new Event(std::make_unique<State>(std::move(shared))));
}

HANDLE Event::handle() const { return reinterpret_cast<HANDLE>(state_->number); }

void Event::Set() {
  const std::lock_guard<std::mutex> lock(state_->shared->mutex);
  state_->shared->set = true;
  state_->shared->changed.notify_all();
}

void Event::Reset() {
  const std::lock_guard<std::mutex> lock(state_->shared->mutex);
  state_->shared->set = false;
}

bool Event::IsSet() const {
  const std::lock_guard<std::mutex> lock(state_->shared->mutex);
  return state_->shared->set;
}

void Event::Wait() const {
  std::unique_lock<std::mutex> lock(state_->shared->mutex);
  state_->shared->changed.wait(lock, [this] { return state_->shared->set; });
}

}  // namespace winras

#endif
