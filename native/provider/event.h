// What RasConnectionNotification signals: a manual-reset event of Windows, elsewhere our own of the
// same meaning.
#pragma once

#include <memory>

#include "abi/windows_types.h"

namespace winras {

// One handle to an event, closed at the end. Any thread.
class Event {
 public:
  // A new event, which is not set.
  Event();
  // Another handle to the event that has this one, as RAS keeps it: its owner may close his. Null:
  // there is no such event.
  static std::unique_ptr<Event> Duplicate(HANDLE handle);
  ~Event();
  Event(const Event&) = delete;
  Event& operator=(const Event&) = delete;

  HANDLE handle() const;
  // It stays set, and nobody waits for it, until it is reset.
  void Set();
  void Reset();
  bool IsSet() const;
  // Without limit, and alertably.
  void Wait() const;

 private:
  struct State;
  explicit Event(std::unique_ptr<State> state);
  const std::unique_ptr<State> state_;
};

}  // namespace winras
