#ifdef _WIN32

#include <windows.h>

#include <new>
#include <utility>

#include "provider/event.h"

namespace winras {
namespace {

HANDLE NewEvent() {
  constexpr BOOL kManualReset = TRUE;
  const HANDLE handle = CreateEventW(nullptr, kManualReset, FALSE, nullptr);
  if (handle == nullptr) throw std::bad_alloc();
  return handle;
}

}  // namespace

struct Event::State {
  explicit State(HANDLE owned) : handle(owned) {}
  ~State() { CloseHandle(handle); }
  State(const State&) = delete;
  State& operator=(const State&) = delete;

  const HANDLE handle;
};

Event::Event() : Event(std::make_unique<State>(NewEvent())) {}

Event::Event(std::unique_ptr<State> state) : state_(std::move(state)) {}

Event::~Event() = default;

std::unique_ptr<Event> Event::Duplicate(HANDLE handle) {
  HANDLE own = nullptr;
  if (!DuplicateHandle(GetCurrentProcess(), handle, GetCurrentProcess(), &own,
                       EVENT_MODIFY_STATE | SYNCHRONIZE, FALSE, 0)) {
    return nullptr;
  }
  return std::unique_ptr<Event>(new Event(std::make_unique<State>(own)));
}

HANDLE Event::handle() const { return state_->handle; }

void Event::Set() { SetEvent(state_->handle); }

void Event::Reset() { ResetEvent(state_->handle); }

bool Event::IsSet() const { return WaitForSingleObject(state_->handle, 0) == WAIT_OBJECT_0; }

void Event::Wait() const {
  // It returns after each batch of procedures, and is then to be called again.
  while (WaitForSingleObjectEx(state_->handle, INFINITE, TRUE) == WAIT_IO_COMPLETION) {
  }
}

}  // namespace winras

#endif
