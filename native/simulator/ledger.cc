#include "simulator/ledger.h"

#include <cmath>
#include <cstdint>
#include <cstdio>
#include <string>

#include "simulator/text.h"

namespace winras::simulator {
namespace {

std::uintptr_t ValueOf(HRASCONN handle) { return reinterpret_cast<std::uintptr_t>(handle); }

// To a microsecond. By hand, as printf would write what the process' locale wants.
std::string Milliseconds(double time) {
  const long long microseconds = std::llround(time * 1000);
  std::string fraction = std::to_string(1000 + microseconds % 1000).substr(1);
  return std::to_string(microseconds / 1000) + "." + fraction;
}

std::string Object(const char* kind, double time) {
  return std::string("{\"kind\":\"") + kind + "\",\"time\":" + Milliseconds(time);
}

}  // namespace

bool Ledger::Open(const std::u16string& file) {
  if (file.empty()) return true;
  file_ = OpenFile(file, OpenFor::kAppending);
  return file_ != nullptr;
}

void Ledger::RecordCall(const Call& call) {
  std::string line = Object("call", call.time) + ",\"function\":\"" + call.function +
                     "\",\"result\":" + std::to_string(call.result);
  if (!call.entry_name.empty()) line += ",\"entryName\":" + ToJson(call.entry_name);
  if (call.handle != nullptr) line += ",\"handle\":" + std::to_string(ValueOf(call.handle));
  const std::lock_guard lock(mutex_);
  calls_.push_back(call);
  Append(line + "}\n");
}

void Ledger::RecordNotification(const Notified& notified) {
  const std::lock_guard lock(mutex_);
  notifications_.push_back(notified);
}

void Ledger::RecordOwed(double time, HRASCONN handle, const std::u16string& entry_name,
                        int references) {
  const std::string line = Object("owed", time) + ",\"handle\":" + std::to_string(ValueOf(handle)) +
                           ",\"entryName\":" + ToJson(entry_name) +
                           ",\"references\":" + std::to_string(references) + "}\n";
  const std::lock_guard lock(mutex_);
  Append(line);
}

void Ledger::RecordSignIn(double time, const std::u16string& entry_name) {
  const std::string line = Object("signIn", time) + ",\"entryName\":" + ToJson(entry_name) + "}\n";
  const std::lock_guard lock(mutex_);
  Append(line);
}

void Ledger::RecordViolation(double time, const std::string& what) {
  const std::string line =
      Object("violation", time) + ",\"what\":" + ToJson(FromUtf8(what)) + "}\n";
  const std::lock_guard lock(mutex_);
  violations_.push_back(what);
  Append(line);
}

void Ledger::Append(const std::string& line) {
  if (file_ == nullptr) return;
  std::fputs(line.c_str(), file_.get());
  std::fflush(file_.get());
}

std::vector<Call> Ledger::Calls() const {
  const std::lock_guard lock(mutex_);
  return calls_;
}

std::vector<Notified> Ledger::Notifications() const {
  const std::lock_guard lock(mutex_);
  return notifications_;
}

std::vector<std::string> Ledger::Violations() const {
  const std::lock_guard lock(mutex_);
  return violations_;
}

}  // namespace winras::simulator
