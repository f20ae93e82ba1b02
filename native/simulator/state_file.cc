#include "simulator/state_file.h"

#include <mutex>

#include "files/file.h"
#include "simulator/config_values.h"

namespace winras::simulator {

bool StateFile::Open(const std::u16string& path) {
  path_ = path;
  return lock_.Open(path + u".lock");
}

std::optional<std::string> StateFile::ReadChange() {
  std::string text = ReadWholeFile(path_).value_or("");
  if (known_ == text) return std::nullopt;
  known_ = text;
  return text;
}

bool StateFile::Write(const std::string& text) {
  if (!ReplaceWholeFile(path_, text)) return false;
  known_ = text;
  return true;
}

std::optional<std::string> SaltOfStateFile(const std::u16string& path,
                                           const std::string& proposed) {
  StateFile file;
  if (!file.Open(path)) return std::nullopt;
  const std::lock_guard locked(file);
  const std::string text = file.ReadChange().value_or("");
  if (!text.empty()) {
    const std::optional<SharedState> state = ParseState(text);
    return state ? std::optional(WriteHexBytes(state->salt)) : std::nullopt;
  }
  SharedState state;
  state.salt = ReadHexBytes(proposed);
  return file.Write(FormatState(state)) ? std::optional(proposed) : std::nullopt;
}

}  // namespace winras::simulator
