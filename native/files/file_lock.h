// A lock that processes hold against each other, and the operating system keeps: it ends with its
// holder, however that one ends. Any thread, one at a time.
#pragma once

#include <cstdint>
#include <string>

namespace winras {

class FileLock {
 public:
  FileLock() = default;
  ~FileLock();
  FileLock(const FileLock&) = delete;
  FileLock& operator=(const FileLock&) = delete;

  // Makes the file where there is none; it stays behind, empty. False when it cannot be locked.
  bool Open(const std::u16string& path);
  // Waits. After Open.
  void Lock();
  void Unlock();

 private:
  static constexpr std::intptr_t kNone = -1;
  std::intptr_t file_ = kNone;
};

}  // namespace winras
