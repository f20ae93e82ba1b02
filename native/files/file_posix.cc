#include "files/file.h"
#include "files/utf8.h"

namespace winras {

File OpenFile(const std::u16string& path, OpenFor purpose) {
  const char* const mode = purpose == OpenFor::kReading   ? "rbe"
                           : purpose == OpenFor::kWriting ? "wbe"
                                                          : "abe";
  return File(std::fopen(ToUtf8(path).c_str(), mode));
}

void RemoveFile(const std::u16string& path) { std::remove(ToUtf8(path).c_str()); }

}  // namespace winras
