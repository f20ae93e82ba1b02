// What was done to the service: every call, every handle owed, every misuse. No secrets.
#pragma once

#include <mutex>
#include <string>
#include <vector>

#include "files/file.h"
#include "simulator/service.h"

namespace winras::simulator {

// Any thread.
class Ledger {
 public:
  // Appends to `file`, one JSON object a line, each flushed at once: a parent process reads it
  // after a crash. `kind` is "call", "owed", "signIn" or "violation", `time` the clock's; the last
  // "owed" of a handle counts. An empty path: no file. False when it cannot be opened.
  bool Open(const std::u16string& file);

  void RecordCall(const Call& call);
  // Not in the file.
  void RecordNotification(const Notified& notified);
  // `references` RasHangUps are now owed for the handle; 0: none.
  void RecordOwed(double time, HRASCONN handle, const std::u16string& entry_name, int references);
  // A server has been shown the credentials of a dial. Only in the file.
  void RecordSignIn(double time, const std::u16string& entry_name);
  void RecordViolation(double time, const std::string& what);

  std::vector<Call> Calls() const;
  std::vector<Notified> Notifications() const;
  std::vector<std::string> Violations() const;

 private:
  void Append(const std::string& line);

  mutable std::mutex mutex_;
  File file_;
  std::vector<Call> calls_;
  std::vector<Notified> notifications_;
  std::vector<std::string> violations_;
};

}  // namespace winras::simulator
