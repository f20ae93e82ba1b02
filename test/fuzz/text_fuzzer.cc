// What the simulator reads of its users: configurations and phone-book files. The first byte of an
// input chooses which; the rest is the text.

#include <unistd.h>

#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>

#include "simulator/config.h"
#include "simulator/ini.h"
#include "simulator/phone_book_file.h"

namespace winras::fuzz {
namespace {

using simulator::IniLine;
using simulator::IniText;

void Require(bool holds, const char* what) {
  if (holds) return;
  std::fprintf(stderr, "This does not hold: %s\n", what);
  std::abort();
}

void ReadIni(const std::string& text) {
  const IniText ini = IniText::Parse(text);
  Require(ini.Format() == text, "a text that was only read is written back byte for byte");
  for (const simulator::IniSection& section : ini.sections) {
    for (const IniLine& line : section.lines) {
      if (line.key().empty()) continue;
      const IniLine* const found = section.Find(line.key());
      Require(found != nullptr && found <= &line, "a key is found, where it first stands");
    }
  }
}

void ReadConfig(const std::string& text) {
  const simulator::ConfigResult result = simulator::ParseConfig(text);
  Require(result.config.has_value() == result.error.empty(), "a configuration, or what is wrong");
}

// A file of this process' own.
class BookFile {
 public:
  BookFile() : path_(std::filesystem::temp_directory_path() / Name()) {}
  ~BookFile() { std::filesystem::remove(path_); }
  BookFile(const BookFile&) = delete;
  BookFile& operator=(const BookFile&) = delete;

  void Read(const std::string& text) const {
    std::ofstream(path_, std::ios::binary | std::ios::trunc) << text;
    const auto entries = simulator::ReadPhoneBookFile(path_.u16string());
    Require(entries.has_value(), "a file that is there is read");
  }

 private:
  static std::string Name() { return "winras fuzz " + std::to_string(getpid()) + ".pbk"; }

  const std::filesystem::path path_;
};

}  // namespace
}  // namespace winras::fuzz

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace winras::fuzz;
  static const BookFile book;
  if (size == 0) return 0;
  const std::string text(reinterpret_cast<const char*>(data + 1), size - 1);
  switch (data[0] % 3) {
    case 0:
      ReadIni(text);
      break;
    case 1:
      ReadConfig(text);
      break;
    default:
      book.Read(text);
  }
  return 0;
}
