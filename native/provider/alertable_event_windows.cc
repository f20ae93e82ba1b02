#ifdef _WIN32

#include <windows.h>

#include <new>
#include <utility>

#include "provider/alertable_event.h"

namespace winras {
namespace {

// On the thread that it was queued to, while that waits alertably.
void CALLBACK RunProcedure(ULONG_PTR parameter) {
  const std::unique_ptr<std::function<void()>> procedure(
      reinterpret_cast<std::function<void()>*>(parameter));
  (*procedure)();
}

}  // namespace

struct ThreadReference::Target {
  // Stays null when the process has no handle left: then nothing can be queued.
  HANDLE thread = nullptr;

  Target() {
    if (!DuplicateHandle(GetCurrentProcess(), GetCurrentThread(), GetCurrentProcess(), &thread,
                         THREAD_SET_CONTEXT | SYNCHRONIZE, FALSE, 0)) {
      thread = nullptr;
    }
  }
  ~Target() {
    if (thread != nullptr) CloseHandle(thread);
  }
  Target(const Target&) = delete;
  Target& operator=(const Target&) = delete;
};

ThreadReference ThreadReference::Current() { return ThreadReference(std::make_shared<Target>()); }

bool ThreadReference::Queue(std::function<void()> procedure) const {
  const HANDLE thread = target_->thread;
  if (thread == nullptr || WaitForSingleObject(thread, 0) == WAIT_OBJECT_0) return false;
  auto parameter = std::make_unique<std::function<void()>>(std::move(procedure));
  if (!QueueUserAPC(RunProcedure, thread, reinterpret_cast<ULONG_PTR>(parameter.get()))) {
    return false;
  }
  // RunProcedure owns it. A thread that ends before it waits again never frees it.
  parameter.release();
  return true;
}

struct AlertableEvent::State {
  const HANDLE event = CreateEventW(nullptr, FALSE, FALSE, nullptr);
  State() {
    if (event == nullptr) throw std::bad_alloc();
  }
};

AlertableEvent::AlertableEvent() : state_(std::make_unique<State>()) {}

AlertableEvent::~AlertableEvent() { CloseHandle(state_->event); }

void AlertableEvent::Set() { SetEvent(state_->event); }

bool AlertableEvent::Wait(double milliseconds) {
  // A set event would end the wait before any procedure runs: a busy thread would starve them.
  SleepEx(0, TRUE);
  constexpr double kLongestWait = 86'400'000;
  const bool limited = milliseconds >= 0;
  const ULONGLONG start = GetTickCount64();
  const double limit = milliseconds < kLongestWait ? milliseconds : kLongestWait;
  for (;;) {
    const double left = limit - static_cast<double>(GetTickCount64() - start);
    const DWORD timeout = !limited ? INFINITE : left > 0 ? static_cast<DWORD>(left) + 1 : 0;
    // It returns after each batch of procedures, and is then to be called again.
    const DWORD reason = WaitForSingleObjectEx(state_->event, timeout, TRUE);
    if (reason != WAIT_IO_COMPLETION) return reason == WAIT_OBJECT_0;
  }
}

}  // namespace winras

#endif
