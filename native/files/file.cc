#include "files/file.h"

namespace winras {

std::optional<std::string> ReadWholeFile(const std::u16string& path) {
  const File file = OpenFile(path, OpenFor::kReading);
  if (file == nullptr) return std::nullopt;
  std::string content;
  char piece[4096];
  while (const std::size_t length = std::fread(piece, 1, sizeof piece, file.get()))
    content.append(piece, length);
  if (std::ferror(file.get()) != 0) return std::nullopt;
  return content;
}

bool WriteWholeFile(const std::u16string& path, std::string_view content) {
  File file = OpenFile(path, OpenFor::kWriting);
  if (file == nullptr) return false;
  const bool written = std::fwrite(content.data(), 1, content.size(), file.get()) == content.size();
  // What is still in memory may find the disk full.
  return std::fclose(file.release()) == 0 && written;
}

}  // namespace winras
