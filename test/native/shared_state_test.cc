// What services of several processes share, as text, and the lock that they hold against each
// other.

#include "simulator/shared_state.h"

#include <doctest/doctest.h>

#include <filesystem>
#include <mutex>
#include <thread>
#include <vector>

#include "files/file.h"
#include "simulator/state_file.h"

namespace winras::test {
namespace {

using namespace simulator;

struct StatePath {
  StatePath() { std::filesystem::create_directories(folder); }
  ~StatePath() { std::filesystem::remove_all(folder); }
  const std::filesystem::path folder =
      std::filesystem::temp_directory_path() /
      ("winras state " + std::to_string(reinterpret_cast<std::uintptr_t>(this)));
  const std::u16string file = (folder / u"\u4e8b\u52d9 state").u16string();
};

SharedState Full() {
  SharedState state;
  state.salt = std::string("\0\x7f\xff salt", 8);
  state.begun = true;
  state.dials[u"book\nentry \\ \u00fc"] = 7;
  SharedLine line;
  line.id = {1, 2, 3, {4, 5, 6, 7, 8, 9, 10, 11}};
  line.book = u"C:\\book.pbk";
  line.entry = u" B\u00fcro ";
  line.phase = SharedPhase::kFailed;
  line.state = RASCS_RetryAuthentication;
  line.error = 691;
  line.references = 2;
  line.process = 4'294'967'295u;
  line.since = 1'800'000'000'123;
  state.lines.push_back(line);
  SharedBook book;
  book.scope = BookScope::kAllUsers;
  book.text = "[A=b]\r\nKey=Value\r\n";
  book.removed = {u"One", u"\u4e8b"};
  state.books.push_back(book);
  KeptCredentials kept;
  kept.entry = line.id;
  kept.own = {u"alice", u"domain", std::string(64, 'a')};
  kept.all_users = {u"bob", u"", std::string(64, 'b')};
  kept.keys[1] = std::string(64, 'c');
  kept.callback_number = u"555";
  kept.sub_entry = 2;
  state.credentials.push_back(kept);
  return state;
}

}  // namespace

TEST_CASE("a state is read as it was written") {
  const std::string text = FormatState(Full());
  for (const char c : text) CHECK((c == '\n' || (c >= 0x20 && c < 0x7f)));
  const auto state = ParseState(text);
  REQUIRE(state);
  CHECK(FormatState(*state) == text);
  CHECK(state->salt == Full().salt);
  CHECK(state->dials == Full().dials);
  CHECK(state->lines[0].entry == u" B\u00fcro ");
  CHECK(state->lines[0].since == 1'800'000'000'123);
  CHECK(state->books[0].text == "[A=b]\r\nKey=Value\r\n");
  CHECK(state->credentials[0].keys[1] == std::string(64, 'c'));
}

TEST_CASE("what is no state is refused, and one that is cut off does no harm") {
  const std::string text = FormatState(Full());
  CHECK_FALSE(ParseState(""));
  CHECK_FALSE(ParseState("[Line]\n"));
  CHECK_FALSE(ParseState("[State]\nVersion=1\nUnknown=1\n"));
  // Whatever it is cut to, it is read or refused.
  for (std::size_t length = 0; length < text.size(); ++length) ParseState(text.substr(0, length));
}

TEST_CASE("the salt of the first is everybody's") {
  const StatePath path;
  CHECK(SaltOfStateFile(path.file, "00ff") == "00ff");
  CHECK(SaltOfStateFile(path.file, "1234") == "00ff");
  REQUIRE(WriteWholeFile(path.file, "something else"));
  CHECK_FALSE(SaltOfStateFile(path.file, "1234"));
  CHECK(ReadWholeFile(path.file) == "something else");
}

TEST_CASE("what one changes under the lock, no other overwrites") {
  const StatePath path;
  constexpr int kThreads = 4;
  constexpr int kRounds = 50;
  std::vector<std::thread> threads;
  for (int i = 0; i < kThreads; ++i) {
    threads.emplace_back([&path] {
      StateFile file;
      if (!file.Open(path.file)) return;
      for (int round = 0; round < kRounds; ++round) {
        const std::lock_guard locked(file);
        file.ReadChange();
        const std::string before = ReadWholeFile(path.file).value_or("");
        file.Write(before + "x");
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
  CHECK(ReadWholeFile(path.file) == std::string(kThreads * kRounds, 'x'));
}

TEST_CASE("a change is told once, and one's own is none") {
  const StatePath path;
  StateFile one;
  StateFile other;
  REQUIRE((one.Open(path.file) && other.Open(path.file)));
  CHECK(one.ReadChange() == "");
  CHECK(one.Write("text"));
  CHECK(one.ReadChange() == std::nullopt);
  CHECK(other.ReadChange() == "text");
  CHECK(other.ReadChange() == std::nullopt);
}

}  // namespace winras::test
