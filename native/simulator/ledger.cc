#include "simulator/ledger.h"

#include <cstdint>
#include <filesystem>
#include <locale>
#include <sstream>

#include "simulator/text.h"

namespace winras::simulator {
namespace {

std::uintptr_t ValueOf(HRASCONN handle) { return reinterpret_cast<std::uintptr_t>(handle); }

// A stream that writes numbers as JSON does, whatever the process' locale.
std::ostringstream Object(const char* kind, double time) {
  std::ostringstream out;
  out.imbue(std::locale::classic());
  out.precision(15);
  out << "{\"kind\":\"" << kind << "\",\"time\":" << time;
  return out;
}

}  // namespace

bool Ledger::Open(const std::u16string& file) {
  if (file.empty()) return true;
  file_.open(std::filesystem::path(file), std::ios::binary | std::ios::app);
  return file_.is_open();
}

void Ledger::RecordCall(const Call& call) {
  std::ostringstream out = Object("call", call.time);
  out << ",\"function\":\"" << call.function << "\",\"result\":" << call.result;
  if (!call.entry_name.empty()) out << ",\"entryName\":" << ToJson(call.entry_name);
  if (call.handle != nullptr) out << ",\"handle\":" << ValueOf(call.handle);
  const std::lock_guard lock(mutex_);
  calls_.push_back(call);
  Append(out.str() + "}\n");
}

void Ledger::RecordNotification(const Notified& notified) {
  const std::lock_guard lock(mutex_);
  notifications_.push_back(notified);
}

void Ledger::RecordOwed(double time, HRASCONN handle, const std::u16string& entry_name,
                        int references) {
  std::ostringstream out = Object("owed", time);
  out << ",\"handle\":" << ValueOf(handle) << ",\"entryName\":" << ToJson(entry_name)
      << ",\"references\":" << references << "}\n";
  const std::lock_guard lock(mutex_);
  Append(out.str());
}

void Ledger::RecordViolation(double time, const std::string& what) {
  std::ostringstream out = Object("violation", time);
  out << ",\"what\":" << ToJson(FromUtf8(what)) << "}\n";
  const std::lock_guard lock(mutex_);
  violations_.push_back(what);
  Append(out.str());
}

void Ledger::Append(const std::string& line) {
  if (file_.is_open()) file_ << line << std::flush;
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
