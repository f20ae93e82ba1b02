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

namespace {

bool WriteAll(File file, std::string_view content) {
  if (file == nullptr) return false;
  const bool written = std::fwrite(content.data(), 1, content.size(), file.get()) == content.size();
  // What is still in memory may find the disk full.
  return std::fclose(file.release()) == 0 && written;
}

}  // namespace

bool WriteWholeFile(const std::u16string& path, std::string_view content) {
  return WriteAll(OpenFile(path, OpenFor::kWriting), content);
}

bool ReplaceWholeFile(const std::u16string& path, std::string_view content) {
  const std::u16string unfinished = path + u".new";
  return WriteAll(OpenPrivateFile(unfinished), content) && MoveFileTo(unfinished, path);
}

}  // namespace winras
