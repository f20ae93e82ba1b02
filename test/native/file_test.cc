// Files by paths in UTF-16.

#include "files/file.h"

#include <doctest/doctest.h>

#include <filesystem>

namespace winras::test {
namespace {

struct Folder {
  Folder() { std::filesystem::create_directories(path); }
  ~Folder() { std::filesystem::remove_all(path); }
  std::u16string operator/(const std::u16string& name) const { return (path / name).u16string(); }
  const std::filesystem::path path =
      std::filesystem::temp_directory_path() /
      ("winras files " + std::to_string(reinterpret_cast<std::uintptr_t>(this)));
};

}  // namespace

TEST_CASE("a file of a name in any script is written, read and removed") {
  const Folder folder;
  const std::u16string file = folder / u"\u041e\u0444\u0438\u0441 \u4e8b\u52d9 \U0001f4de.pbk";
  const std::string content(10'000, '\0');
  CHECK(WriteWholeFile(file, content));
  CHECK(ReadWholeFile(file) == content);
  CHECK(WriteWholeFile(file, "shorter\r\n"));
  CHECK(ReadWholeFile(file) == "shorter\r\n");
  RemoveFile(file);
  CHECK(ReadWholeFile(file) == std::nullopt);
  RemoveFile(file);
}

TEST_CASE("what is appended can be read at once, while the file is open") {
  const Folder folder;
  const std::u16string name = folder / u"ledger";
  REQUIRE(WriteWholeFile(name, "1"));
  const File file = OpenFile(name, OpenFor::kAppending);
  REQUIRE(file != nullptr);
  std::fputs("2", file.get());
  std::fflush(file.get());
  CHECK(ReadWholeFile(name) == "12");
}

TEST_CASE("what is no file is neither read nor written") {
  const Folder folder;
  CHECK(ReadWholeFile(folder / u"") == std::nullopt);
  CHECK_FALSE(WriteWholeFile(folder / u"missing/file", "text"));
  CHECK(OpenFile(folder / u"missing/file", OpenFor::kAppending) == nullptr);
}

}  // namespace winras::test
