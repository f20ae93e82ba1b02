// A simulated machine for tests: a service on a virtual clock, called as a program calls RAS.
#pragma once

#include <doctest/doctest.h>

#include <atomic>
#include <chrono>
#include <functional>
#include <memory>
#include <mutex>
#include <ostream>
#include <string>
#include <thread>
#include <vector>

#include "abi/error_codes.h"
#include "abi/ras_structures.h"
#include "provider/clock.h"
#include "simulator/service.h"

namespace winras::simulator::test {

struct Event {
  RASCONNSTATE state;
  DWORD error;
  HRASCONN handle;
  DWORD sub_entry;
  DWORD extended_error;
  double time;
  std::thread::id thread;
};

// The notifier's side of one dial.
class Listener {
 public:
  // Called in the notifier, after the event is recorded; what it returns, the notifier returns.
  std::function<DWORD(const Event&)> on_event;

  void Hear(const Event& event) {
    const std::lock_guard lock(mutex_);
    events_.push_back(event);
  }
  std::vector<Event> events() const {
    const std::lock_guard lock(mutex_);
    return events_;
  }
  std::vector<DWORD> states() const {
    std::vector<DWORD> states;
    for (const Event& event : events()) states.push_back(event.state);
    return states;
  }
  Event last() const {
    const auto all = events();
    REQUIRE(!all.empty());
    return all.back();
  }
  std::size_t CountOf(DWORD state) const {
    std::size_t count = 0;
    for (const DWORD heard : states()) count += heard == state;
    return count;
  }
  Clock* clock = nullptr;

 private:
  mutable std::mutex mutex_;
  std::vector<Event> events_;
};

inline DWORD WINRAS_WINAPI Notify(ULONG_PTR id, DWORD sub_entry, HRASCONN handle, UINT message,
                                  RASCONNSTATE state, DWORD error, DWORD extended_error) {
  auto* const listener = reinterpret_cast<Listener*>(id);
  CHECK(message == WM_RASDIALEVENT);
  const Event event{state,
                    error,
                    handle,
                    sub_entry,
                    extended_error,
                    listener->clock->Now(),
                    std::this_thread::get_id()};
  listener->Hear(event);
  return listener->on_event ? listener->on_event(event) : 1;
}

inline void Copy(const std::u16string& text, char16_t* member) {
  for (const char16_t c : text) *member++ = c;
  *member = 0;
}

// The arguments of RasDial.
struct Arguments {
  RASDIALPARAMSW parameters{};
  RASDIALEXTENSIONS extensions{};
  std::u16string phone_book;
  DWORD type = kNotifierRasDialFunc2;
  LPVOID notifier = reinterpret_cast<LPVOID>(&Notify);

  Arguments(const std::u16string& entry, Listener& listener) {
    parameters.dwSize = sizeof(parameters);
    extensions.dwSize = sizeof(extensions);
    Copy(entry, parameters.szEntryName);
    parameters.dwCallbackId = reinterpret_cast<ULONG_PTR>(&listener);
  }
  Arguments& User(const std::u16string& name, const std::u16string& password) {
    Copy(name, parameters.szUserName);
    return Password(password);
  }
  Arguments& Password(const std::u16string& password) {
    Copy(password, parameters.szPassword);
    return *this;
  }
  Arguments& Callback(const std::u16string& number) {
    Copy(number, parameters.szCallbackNumber);
    return *this;
  }
  Arguments& Paused() {
    extensions.dwfOptions |= RDEOPT_PausedStates;
    return *this;
  }
};

class Machine {
 public:
  explicit Machine(const std::string& config) : clock_(MakeVirtualClock()) {
    OpenResult opened = OpenService(config, clock_);
    INFO(opened.error);
    REQUIRE(static_cast<bool>(opened.service));
    service_ = std::move(opened.service);
    Service::SetCurrent(service_.get());
  }
  ~Machine() {
    for (std::thread& thread : threads_) thread.join();
    Service::SetCurrent(nullptr);
  }
  Machine(const Machine&) = delete;
  Machine& operator=(const Machine&) = delete;

  Service& service() { return *service_; }
  Clock& clock() { return *clock_; }
  void Close() { service_.reset(); }

  DWORD Dial(Arguments& arguments, HRASCONN& handle) {
    Listen(arguments);
    return Functions().RasDialW(
        &arguments.extensions,
        arguments.phone_book.empty() ? nullptr : arguments.phone_book.c_str(),
        &arguments.parameters, arguments.type, arguments.notifier, &handle);
  }
  DWORD HangUp(HRASCONN handle) { return Functions().RasHangUpW(handle); }
  DWORD Status(HRASCONN handle, RASCONNSTATUSW& status) {
    status = {};
    status.dwSize = sizeof(status);
    return Functions().RasGetConnectStatusW(handle, &status);
  }
  DWORD Status(HRASCONN handle) {
    RASCONNSTATUSW status;
    return Status(handle, status);
  }
  std::vector<RASCONNW> Connections() {
    std::vector<RASCONNW> rows(20);
    rows[0].dwSize = sizeof(RASCONNW);
    DWORD bytes = static_cast<DWORD>(rows.size() * sizeof(RASCONNW));
    DWORD count = 0;
    REQUIRE(Functions().RasEnumConnectionsW(rows.data(), &bytes, &count) == 0);
    rows.resize(count);
    return rows;
  }

  // A call that may block, on a thread of its own, which the clock waits for.
  void InBackground(std::function<void()> call) {
    ++running_;
    threads_.emplace_back([this, call = std::move(call)] {
      Service::SetCurrent(service_.get());
      call();
      --running_;
    });
  }
  bool BackgroundEnded() const { return running_ == 0; }

  // Until only the clock can bring something new.
  void Settle() {
    while (running_ > static_cast<int>(clock_->Sleepers()) || !service_->Idle() ||
           running_ > static_cast<int>(clock_->Sleepers())) {
      std::this_thread::sleep_for(std::chrono::microseconds(200));
    }
  }
  // Each due time by itself.
  void Advance(double milliseconds) {
    const double end = clock_->Now() + milliseconds;
    Settle();
    for (auto due = clock_->NextDue(); due && *due <= end; due = clock_->NextDue()) {
      clock_->AdvanceTo(*due);
      Settle();
    }
    clock_->AdvanceTo(end);
  }

 private:
  void Listen(const Arguments& arguments) {
    const ULONG_PTR id = arguments.parameters.dwCallbackId;
    if (id != 0) reinterpret_cast<Listener*>(id)->clock = clock_.get();
  }

  const std::shared_ptr<Clock> clock_;
  std::shared_ptr<Service> service_;
  std::vector<std::thread> threads_;
  std::atomic<int> running_{0};
};

using States = std::vector<DWORD>;

// Alice's password is "right".
inline std::string Alice(const std::string& server) {
  return "[User]\nServer=" + server +
         "\nName=alice\nPasswordHash="
         "7f4286618ebbc9c9e9454513f50a1efb8fa0d42cb8ba1f046c6ba12947587dfc\n";
}

}  // namespace winras::simulator::test
