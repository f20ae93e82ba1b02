// The lines of one entry of a phone book: its own keys, then a group for each link, which a MEDIA
// line opens and in which a DEVICE line opens the second half. What is not changed stays as it is,
// byte for byte.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "simulator/ini.h"

namespace winras::simulator {

enum class KeyPlace { kEntry, kMedia, kDevice };

class EntryText {
 public:
  explicit EntryText(IniSection section) : section_(std::move(section)) {}
  // An entry that has nothing yet.
  static EntryText Named(std::string_view name);

  const IniSection& section() const { return section_; }
  void Rename(std::string_view name);

  std::size_t LinkCount() const { return Links().size(); }
  void AddLink();
  void RemoveLink(std::size_t link);

  // Of the link, from 0, where the place is in one. "MEDIA" and "DEVICE" are keys, too.
  std::optional<std::string> Find(KeyPlace place, std::size_t link, std::string_view key) const;
  // Changes the line, or adds it to its place.
  void Set(KeyPlace place, std::size_t link, std::string_view key, std::string_view value);

  // An entry's key that stands on several lines, which are read one after the other.
  std::vector<std::string> Values(std::string_view key) const;
  void SetValues(std::string_view key, const std::vector<std::string>& values);

  // The numbers to try after the link's own.
  std::vector<std::string> AlternateNumbers(std::size_t link) const;
  void SetAlternateNumbers(std::size_t link, const std::vector<std::string>& numbers);

 private:
  // Of lines: from the first to before the last.
  struct Range {
    std::size_t begin = 0;
    std::size_t end = 0;
  };
  struct Link {
    Range media;
    Range device;
  };

  std::vector<Link> Links() const;
  Range RangeOf(KeyPlace place, std::size_t link) const;
  // Lines with a number of their own: that of the link, then its alternates.
  std::vector<Range> NumbersIn(Range device) const;
  // Behind the last line of the range that is not blank.
  std::size_t EndOfText(Range range) const;
  // Where a key is added to the entry's own.
  std::size_t EndOfEntryKeys() const;
  void Insert(std::size_t at, const std::vector<std::string>& texts);

  IniSection section_;
};

}  // namespace winras::simulator
