// Ordered INI text: the simulator's configuration, and rasphone.pbk phone books.
//
// A phone-book entry holds groups, each opened by a MEDIA or DEVICE line and so possibly repeated,
// and keys that only later versions of Windows know. So nothing is sorted, merged or dropped, and a
// text that was only read is written back byte for byte.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace winras::simulator {

struct IniLine {
  std::string text;    // as read, without its ending
  std::string ending;  // "\r\n", "\n", or nothing at the end of the text
  std::size_t number;  // from 1

  // Both empty unless the line is `key=value`. The key is without the blanks around it.
  std::string_view key() const;
  std::string_view value() const;
  bool blank() const;
};

struct IniSection {
  std::string name;
  IniLine header;
  std::vector<IniLine> lines;

  // The first line with this key, compared without case; nothing when there is none.
  const IniLine* Find(std::string_view key) const;
};

struct IniText {
  std::vector<IniLine> preamble;  // what stands before the first section
  std::vector<IniSection> sections;

  static IniText Parse(std::string_view text);
  std::string Format() const;
};

bool EqualKeys(std::string_view a, std::string_view b);

// Without the blanks at both ends, as Windows' profile functions read keys and values.
std::string_view Trimmed(std::string_view text);

}  // namespace winras::simulator
