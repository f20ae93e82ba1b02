#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <cerrno>

#include "files/file_lock.h"
#include "files/utf8.h"

namespace winras {
namespace {

bool Flock(std::intptr_t file, int operation) {
  int result = 0;
  do {
    result = flock(static_cast<int>(file), operation);
  } while (result != 0 && errno == EINTR);
  return result == 0;
}

}  // namespace

FileLock::~FileLock() {
  if (file_ != kNone) close(static_cast<int>(file_));
}

bool FileLock::Open(const std::u16string& path) {
  file_ = open(ToUtf8(path).c_str(), O_RDWR | O_CREAT | O_CLOEXEC, S_IRUSR | S_IWUSR);
  if (file_ == kNone || !Flock(file_, LOCK_EX)) return false;
  Unlock();
  return true;
}

void FileLock::Lock() { Flock(file_, LOCK_EX); }

void FileLock::Unlock() { Flock(file_, LOCK_UN); }

}  // namespace winras
