#include "simulator/state_share.h"

#include <chrono>
#include <exception>
#include <optional>

namespace winras::simulator {
namespace {

// In real time, for the other processes live in it, too.
constexpr std::chrono::milliseconds kLookInterval(100);

}  // namespace

std::string StateShare::Open(const std::u16string& path, const std::string& salt) {
  if (!file_.Open(path)) return "StateFile: it cannot be opened and locked";
  const std::lock_guard locked(file_);
  const std::string text = file_.ReadChange().value_or("");
  if (text.empty()) return {};
  const std::optional<SharedState> state = ParseState(text);
  if (!state) return "StateFile: it is no state file, or one of a later version";
  if (state->salt != salt) return "StateFile: it has another Salt";
  begun_ = state->begun;
  if (begun_) sharer_.TakeOver(*state);
  return {};
}

void StateShare::TakeIn() noexcept {
  file_.lock();
  try {
    bool moved = false;
    const std::optional<std::string> changed = file_.ReadChange();
    if (changed) {
      // Without a file everything is over, as after a restart of the machine.
      const auto state = changed->empty() ? SharedState() : ParseState(*changed);
      if (state) {
        moved = sharer_.TakeOver(*state);
      } else {
        sharer_.Violation("the state file is none any more");
      }
    }
    SharedState ours = sharer_.State();
    ours.begun = true;
    before_ = moved ? std::string() : FormatState(ours);
  } catch (const std::exception&) {
    // There is no memory. What is not taken in now will be the next time.
  }
}

void StateShare::GiveOut() noexcept {
  try {
    SharedState state = sharer_.State();
    state.begun = true;
    const std::string text = FormatState(state);
    if (text == before_ && begun_) {
      // Most often nothing has changed.
    } else if (file_.Write(text)) {
      begun_ = true;
    } else {
      sharer_.Violation("the state file cannot be written");
    }
  } catch (const std::exception&) {
    // Likewise.
  }
  file_.unlock();
}

void ServiceLock::KeepLooking() {
  if (share_ == nullptr) return;
  look_.Start(kLookInterval, [this] { const std::lock_guard looked(*this); });
}

}  // namespace winras::simulator
