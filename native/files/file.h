// Files whose paths come from JavaScript or from RAS, in UTF-16. Not <filesystem> and <fstream>:
// with the C++ library linked into the addon, they would make up a third of it. Any thread; each
// call waits for the disk.
#pragma once

#include <cstdio>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace winras {

struct CloseFile {
  void operator()(std::FILE* file) const { std::fclose(file); }
};
using File = std::unique_ptr<std::FILE, CloseFile>;

enum class OpenFor { kReading, kWriting, kAppending };

// Null when it cannot be opened. What is written replaces what was there. Nothing is translated.
File OpenFile(const std::u16string& path, OpenFor purpose);

// Nothing when there is no such file, or it cannot be read; also of a folder.
std::optional<std::string> ReadWholeFile(const std::u16string& path);

// False when it cannot be written, or not all of it.
bool WriteWholeFile(const std::u16string& path, std::string_view content);

// As WriteWholeFile, but who reads it sees the old content or the new one, and only its owner may.
// For one writer at a time: what is not finished stands beside it, with ".new" behind its name.
bool ReplaceWholeFile(const std::u16string& path, std::string_view content);

// Makes or empties a file that only its owner may read and write; null when it cannot.
File OpenPrivateFile(const std::u16string& path);

// In the place of a file that may be there. False when it stays where it is.
bool MoveFileTo(const std::u16string& from, const std::u16string& to);

// A file that is not there, or that the system does not let go, is left as it is.
void RemoveFile(const std::u16string& path);

}  // namespace winras
