#include "simulator/ini.h"

#include <algorithm>

namespace winras::simulator {
namespace {

char LowerAscii(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 0x20) : c; }

// The name may itself contain a bracket: the last one closes it.
bool IsHeader(std::string_view text) {
  const std::string_view trimmed = Trimmed(text);
  return !trimmed.empty() && trimmed.front() == '[' && trimmed.find(']') != std::string_view::npos;
}

std::string NameIn(const std::string& header) {
  const std::size_t begin = header.find('[') + 1;
  return header.substr(begin, header.rfind(']') - begin);
}

}  // namespace

std::string_view IniLine::key() const {
  const std::string_view view = text;
  const std::size_t equals = view.find('=');
  return equals == std::string_view::npos ? std::string_view() : Trimmed(view.substr(0, equals));
}

std::string_view IniLine::value() const {
  const std::string_view view = text;
  const std::size_t equals = view.find('=');
  return equals == std::string_view::npos ? std::string_view() : view.substr(equals + 1);
}

bool IniLine::blank() const { return text.find_first_not_of(" \t") == std::string::npos; }

const IniLine* IniSection::Find(std::string_view key) const {
  for (const IniLine& line : lines) {
    if (!line.key().empty() && EqualKeys(line.key(), key)) return &line;
  }
  return nullptr;
}

IniText IniText::Parse(std::string_view text) {
  IniText ini;
  std::size_t number = 0;
  while (!text.empty()) {
    const std::size_t newline = text.find('\n');
    const std::size_t taken = newline == std::string_view::npos ? text.size() : newline + 1;
    std::size_t length = newline == std::string_view::npos ? text.size() : newline;
    if (length < taken && length > 0 && text[length - 1] == '\r') --length;
    IniLine line{std::string(text.substr(0, length)),
                 std::string(text.substr(length, taken - length)), ++number};
    text.remove_prefix(taken);

    if (IsHeader(line.text)) {
      std::string name = NameIn(line.text);
      ini.sections.push_back({std::move(name), std::move(line), {}});
    } else if (ini.sections.empty()) {
      ini.preamble.push_back(std::move(line));
    } else {
      ini.sections.back().lines.push_back(std::move(line));
    }
  }
  return ini;
}

std::string IniText::Format() const {
  std::string text;
  const auto append = [&text](const IniLine& line) { text += line.text + line.ending; };
  std::for_each(preamble.begin(), preamble.end(), append);
  for (const IniSection& section : sections) {
    append(section.header);
    std::for_each(section.lines.begin(), section.lines.end(), append);
  }
  return text;
}

bool EqualKeys(std::string_view a, std::string_view b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                    [](char x, char y) { return LowerAscii(x) == LowerAscii(y); });
}

std::string_view Trimmed(std::string_view text) {
  constexpr std::string_view kBlanks = " \t";
  const std::size_t begin = text.find_first_not_of(kBlanks);
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(kBlanks) + 1 - begin);
}

}  // namespace winras::simulator
