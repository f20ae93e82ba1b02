// What RAS does with the notifier of each dial, for scripts/probe: on which thread, when, and what
// a session does not hear of, as it is hung up or over. Off unless somebody measures.
#pragma once

#include <atomic>
#include <cstdint>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

#include "abi/ras_structures.h"
#include "provider/provider.h"

namespace winras {

struct DialTraceRow {
  enum class Kind { kRasDialCalled, kRasDialReturned, kNotified };
  Kind kind = Kind::kNotified;
  std::uintptr_t callback_id = 0;  // of the session
  // Of a notification; `error` is also what RasDial has returned.
  DWORD sub_entry = 0;
  DWORD state = 0;
  DWORD error = 0;
  // The trace's own.
  double time = 0;         // the provider's clock, milliseconds
  std::size_t thread = 0;  // from 1, in the order in which they were seen
};

// One for the process, never destroyed: RAS may call at any time. Any thread.
class DialTrace {
 public:
  static DialTrace& Instance();

  // Forgets what was there. The times are this provider's.
  void Begin(std::shared_ptr<Provider> provider);
  std::vector<DialTraceRow> Rows() const;
  void End();

  bool On() const { return on_.load(std::memory_order_relaxed); }
  // Nothing when it is off.
  void Add(DialTraceRow row);

 private:
  DialTrace() = default;

  std::atomic<bool> on_{false};
  mutable std::mutex mutex_;
  std::shared_ptr<Provider> provider_;
  std::vector<std::thread::id> threads_;
  std::vector<DialTraceRow> rows_;
};

}  // namespace winras
