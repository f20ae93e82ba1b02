#include "simulator/shared_state.h"

#include <algorithm>
#include <cstdio>

#include "simulator/config_values.h"
#include "simulator/ini.h"
#include "simulator/phone_book_file.h"
#include "simulator/text.h"

namespace winras::simulator {
namespace {

// Of what follows: a later one is not understood.
constexpr std::uint64_t kStateVersion = 1;

// As ReadText reads it.
std::string EscapedText(std::u16string_view text) {
  std::string escaped;
  for (const char16_t c : text) {
    // A space at either end of a value would be lost.
    if (c > 0x20 && c < 0x7F && c != u'\\') {
      escaped += static_cast<char>(c);
      continue;
    }
    char unit[8];
    std::snprintf(unit, sizeof unit, "\\u%04x", static_cast<unsigned>(c));
    escaped += unit;
  }
  return escaped;
}

class StateWriter {
 public:
  void Section(const char* name) { text_ += "[" + std::string(name) + "]\n"; }
  void Line(const char* key, const std::string& value) {
    text_ += std::string(key) + "=" + value + "\n";
  }
  void Text(const char* key, std::u16string_view value) { Line(key, EscapedText(value)); }
  // Not where there is nothing.
  void TextIf(const char* key, std::u16string_view value) {
    if (!value.empty()) Text(key, value);
  }
  void HashIf(const char* key, const std::string& hash) {
    if (!hash.empty()) Line(key, hash);
  }
  template <class Number>
  void Count(const char* key, Number value) {
    Line(key, std::to_string(value));
  }
  std::string text() && { return std::move(text_); }

 private:
  std::string text_;
};

constexpr std::pair<const char*, SharedPhase> kPhases[] = {{"dialing", SharedPhase::kDialing},
                                                           {"connected", SharedPhase::kConnected},
                                                           {"failed", SharedPhase::kFailed}};

void Write(const SharedLine& line, StateWriter& writer) {
  writer.Section("Line");
  writer.Line("Id", GuidDigits(line.id));
  writer.TextIf("Book", line.book);
  writer.Text("Entry", line.entry);
  for (const auto& [name, phase] : kPhases) {
    if (phase == line.phase) writer.Line("Phase", name);
  }
  writer.Count("State", static_cast<DWORD>(line.state));
  writer.Count("Error", line.error);
  writer.Count("References", line.references);
  writer.Count("Process", line.process);
  writer.Count("Since", static_cast<std::uint64_t>(line.since));
}

void Write(const KeptCredentials& kept, StateWriter& writer) {
  writer.Section("Kept");
  writer.Line("Entry", GuidDigits(kept.entry));
  writer.TextIf("UserName", kept.own.name);
  writer.TextIf("Domain", kept.own.domain);
  writer.HashIf("PasswordHash", kept.own.password_hash);
  writer.TextIf("AllUsersName", kept.all_users.name);
  writer.TextIf("AllUsersDomain", kept.all_users.domain);
  writer.HashIf("AllUsersPasswordHash", kept.all_users.password_hash);
  writer.HashIf("KeyHash", kept.keys[0]);
  writer.HashIf("ServerKeyHash", kept.keys[1]);
  writer.HashIf("DdmKeyHash", kept.keys[2]);
  writer.TextIf("CallbackNumber", kept.callback_number);
  writer.Count("Subentry", kept.sub_entry);
}

std::uint32_t ReadDword(std::string_view value) {
  return static_cast<std::uint32_t>(ReadNumber(value, 0, 0xFFFFFFFFu));
}

GUID ReadGuid(std::string_view value) { return GuidOf(std::string(value)); }

bool Read(SharedLine& line, std::string_view key, std::string_view value) {
  if (key == "Id") {
    line.id = ReadGuid(value);
  } else if (key == "Book") {
    line.book = ReadText(value);
  } else if (key == "Entry") {
    line.entry = ReadText(value);
  } else if (key == "Phase") {
    line.phase = ReadChoice<SharedPhase>(value, {kPhases[0], kPhases[1], kPhases[2]});
  } else if (key == "State") {
    line.state = static_cast<RASCONNSTATE>(ReadDword(value));
  } else if (key == "Error") {
    line.error = ReadDword(value);
  } else if (key == "References") {
    line.references = static_cast<int>(ReadNumber(value, 0, 1e6));
  } else if (key == "Process") {
    line.process = ReadDword(value);
  } else if (key == "Since") {
    line.since = ReadNumber(value, 0, 1e15);
  } else {
    return false;
  }
  return true;
}

bool Read(KeptCredentials& kept, std::string_view key, std::string_view value) {
  if (key == "Entry") {
    kept.entry = ReadGuid(value);
  } else if (key == "UserName") {
    kept.own.name = ReadText(value);
  } else if (key == "Domain") {
    kept.own.domain = ReadText(value);
  } else if (key == "PasswordHash") {
    kept.own.password_hash = ReadHash(value);
  } else if (key == "AllUsersName") {
    kept.all_users.name = ReadText(value);
  } else if (key == "AllUsersDomain") {
    kept.all_users.domain = ReadText(value);
  } else if (key == "AllUsersPasswordHash") {
    kept.all_users.password_hash = ReadHash(value);
  } else if (key == "KeyHash") {
    kept.keys[0] = ReadHash(value);
  } else if (key == "ServerKeyHash") {
    kept.keys[1] = ReadHash(value);
  } else if (key == "DdmKeyHash") {
    kept.keys[2] = ReadHash(value);
  } else if (key == "CallbackNumber") {
    kept.callback_number = ReadText(value);
  } else if (key == "Subentry") {
    kept.sub_entry = ReadDword(value);
  } else {
    return false;
  }
  return true;
}

// One line of the section that stands last.
bool ReadInLast(SharedState& state, std::string_view section, std::string_view key,
                std::string_view value) {
  if (section == "Line") return Read(state.lines.back(), key, value);
  if (section == "Kept") return Read(state.credentials.back(), key, value);
  if (section == "State" && key == "Version") return ReadSeed(value) == kStateVersion;
  if (section == "State" && key == "Salt") {
    state.salt = ReadHexBytes(value);
  } else if (section == "State" && key == "Begun") {
    state.begun = ReadBoolean(value);
  } else if (section == "Book" && key == "Scope") {
    state.books.back().scope = ReadChoice<BookScope>(
        value, {{"user", BookScope::kUser}, {"allUsers", BookScope::kAllUsers}});
  } else if (section == "Book" && key == "Text") {
    state.books.back().text = ToUtf8(ReadText(value));
  } else if (section == "Book" && key == "Removed") {
    state.books.back().removed.insert(ReadText(value));
  } else {
    return false;
  }
  return true;
}

bool BeginSection(SharedState& state, std::string_view section) {
  if (section == "Line") {
    state.lines.emplace_back();
  } else if (section == "Book") {
    state.books.emplace_back();
  } else if (section == "Kept") {
    state.credentials.emplace_back();
  } else {
    return section == "State" || section == "Dialed";
  }
  return true;
}

// The two lines of a [Dialed].
void ReadDialed(SharedState& state, const IniSection& section) {
  const IniLine* const port = section.Find("Port");
  const IniLine* const count = section.Find("Count");
  if (port == nullptr || count == nullptr) throw BadValue("a [Dialed] has a Port and a Count");
  state.dials[ReadText(port->value())] = ReadSeed(count->value());
}

}  // namespace

std::string FormatState(const SharedState& state) {
  StateWriter writer;
  writer.Section("State");
  writer.Count("Version", kStateVersion);
  writer.Line("Salt", WriteHexBytes(state.salt));
  writer.Line("Begun", state.begun ? "1" : "0");
  for (const auto& [port, count] : state.dials) {
    writer.Section("Dialed");
    writer.Text("Port", port);
    writer.Count("Count", count);
  }
  std::map<std::string, const SharedLine*> by_id;
  for (const SharedLine& line : state.lines) by_id[GuidDigits(line.id)] = &line;
  for (const auto& [id, line] : by_id) Write(*line, writer);
  for (const SharedBook& book : state.books) {
    writer.Section("Book");
    writer.Line("Scope", book.scope == BookScope::kUser ? "user" : "allUsers");
    writer.Text("Text", FromUtf8(book.text));
    for (const std::u16string& name : book.removed) writer.Text("Removed", name);
  }
  for (const KeptCredentials& kept : state.credentials) Write(kept, writer);
  return std::move(writer).text();
}

std::optional<SharedState> ParseState(const std::string& text) {
  SharedState state;
  try {
    const IniText ini = IniText::Parse(text);
    if (ini.sections.empty() || ini.sections.front().name != "State") return std::nullopt;
    for (const IniSection& section : ini.sections) {
      if (!BeginSection(state, section.name)) return std::nullopt;
      if (section.name == "Dialed") {
        ReadDialed(state, section);
        continue;
      }
      for (const IniLine& line : section.lines) {
        if (!line.blank() && !ReadInLast(state, section.name, line.key(), line.value())) {
          return std::nullopt;
        }
      }
    }
  } catch (const BadValue&) {
    return std::nullopt;
  }
  return state;
}

}  // namespace winras::simulator
