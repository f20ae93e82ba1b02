#include <fcntl.h>
#include <unistd.h>

#include "files/file.h"
#include "files/utf8.h"

namespace winras {

File OpenFile(const std::u16string& path, OpenFor purpose) {
  const char* const mode = purpose == OpenFor::kReading   ? "rbe"
                           : purpose == OpenFor::kWriting ? "wbe"
                                                          : "abe";
  return File(std::fopen(ToUtf8(path).c_str(), mode));
}

File OpenPrivateFile(const std::u16string& path) {
  constexpr int kFlags = O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC;
  const int descriptor = open(ToUtf8(path).c_str(), kFlags, S_IRUSR | S_IWUSR);
  if (descriptor == -1) return nullptr;
  File file(fdopen(descriptor, "wb"));
  if (file == nullptr) close(descriptor);
  return file;
}

bool MoveFileTo(const std::u16string& from, const std::u16string& to) {
  return std::rename(ToUtf8(from).c_str(), ToUtf8(to).c_str()) == 0;
}

void RemoveFile(const std::u16string& path) { std::remove(ToUtf8(path).c_str()); }

}  // namespace winras
