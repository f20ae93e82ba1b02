// The file in which services share their state. While it is locked no other service reads or
// changes it.
#pragma once

#include <optional>
#include <string>

#include "files/file_lock.h"
#include "simulator/shared_state.h"

namespace winras::simulator {

class StateFile {
 public:
  // The lock is a file of its own, beside it: the state is replaced as a whole, and so what was
  // locked would not be what the next one finds. False when that cannot be made.
  bool Open(const std::u16string& path);

  // As std::lock_guard wants them.
  void lock() { lock_.Lock(); }
  void unlock() { lock_.Unlock(); }

  // The text where it is another than this object has read or written last; nothing otherwise.
  // Empty where there is no file: whoever removes it starts everything anew.
  std::optional<std::string> ReadChange();
  // False when it cannot be written.
  bool Write(const std::string& text);

 private:
  std::u16string path_;
  FileLock lock_;
  std::optional<std::string> known_;
};

// The salt of the hashes in the file, as the configuration has it; where there is none, a file with
// the proposed one is made.
// Nothing when it is no state file, or cannot be read and written.
std::optional<std::string> SaltOfStateFile(const std::u16string& path, const std::string& proposed);

}  // namespace winras::simulator
