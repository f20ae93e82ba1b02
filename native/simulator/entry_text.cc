#include "simulator/entry_text.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace winras::simulator {
namespace {

// "Device" in a MEDIA group names the device: upper case alone opens a group.
bool OpensMedia(const IniLine& line) { return line.key() == "MEDIA"; }
bool OpensDevice(const IniLine& line) { return line.key() == "DEVICE"; }

std::string LineOf(std::string_view key, std::string_view value) {
  return std::string(key) + "=" + std::string(value);
}

// What belongs to a number of a link, behind it.
bool BelongsToNumber(const IniLine& line) {
  constexpr std::string_view kKeys[] = {"AreaCode", "CountryCode", "CountryID", "UseDialingRules",
                                        "Comment"};
  return std::any_of(std::begin(kKeys), std::end(kKeys),
                     [&](std::string_view key) { return EqualKeys(line.key(), key); });
}

}  // namespace

EntryText EntryText::Named(std::string_view name) {
  EntryText text(IniSection{std::string(name), {"[" + std::string(name) + "]", "\r\n", 0}, {}});
  text.section_.lines = {{"Encoding=1", "\r\n", 0}, {"PBVersion=6", "\r\n", 0}, {"", "\r\n", 0}};
  return text;
}

void EntryText::Rename(std::string_view name) {
  section_.name = name;
  section_.header.text = "[" + std::string(name) + "]";
}

std::vector<EntryText::Link> EntryText::Links() const {
  const std::vector<IniLine>& lines = section_.lines;
  std::vector<Link> links;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const bool has_device = !links.empty() && links.back().device.end != 0;
    const bool opens_device = OpensDevice(lines[i]);
    if (OpensMedia(lines[i]) || (opens_device && (links.empty() || has_device))) {
      links.push_back({{i, i}, {}});
    }
    if (links.empty()) continue;
    Link& link = links.back();
    if (opens_device) link.device.begin = i;
    (opens_device || link.device.end != 0 ? link.device : link.media).end = i + 1;
  }
  return links;
}

EntryText::Range EntryText::RangeOf(KeyPlace place, std::size_t link) const {
  const auto links = Links();
  if (place != KeyPlace::kEntry) {
    if (link >= links.size()) return {};
    return place == KeyPlace::kMedia ? links[link].media : links[link].device;
  }
  if (links.empty()) return {0, section_.lines.size()};
  return {0, links[0].media.begin};
}

std::optional<std::string> EntryText::Find(KeyPlace place, std::size_t link,
                                           std::string_view key) const {
  const auto [begin, end] = RangeOf(place, link);
  for (std::size_t i = begin; i < end; ++i) {
    const IniLine& line = section_.lines[i];
    if (EqualKeys(line.key(), key)) return std::string(Trimmed(line.value()));
  }
  return std::nullopt;
}

void EntryText::Set(KeyPlace place, std::size_t link, std::string_view key,
                    std::string_view value) {
  const Range range = RangeOf(place, link);
  for (std::size_t i = range.begin; i < range.end; ++i) {
    IniLine& line = section_.lines[i];
    if (!EqualKeys(line.key(), key)) continue;
    line.text = LineOf(line.key(), value);
    return;
  }
  Insert(place == KeyPlace::kEntry ? EndOfEntryKeys() : EndOfText(range), {LineOf(key, value)});
}

// The keys of network components have a group of their own, behind the entry's.
std::size_t EntryText::EndOfEntryKeys() const {
  Range range = RangeOf(KeyPlace::kEntry, 0);
  for (std::size_t i = range.begin; i < range.end; ++i) {
    if (EqualKeys(section_.lines[i].key(), "NETCOMPONENTS")) range.end = i;
  }
  return EndOfText(range);
}

std::vector<std::string> EntryText::Values(std::string_view key) const {
  std::vector<std::string> values;
  const Range range = RangeOf(KeyPlace::kEntry, 0);
  for (std::size_t i = range.begin; i < range.end; ++i) {
    const IniLine& line = section_.lines[i];
    if (EqualKeys(line.key(), key)) values.emplace_back(Trimmed(line.value()));
  }
  return values;
}

void EntryText::SetValues(std::string_view key, const std::vector<std::string>& values) {
  if (values == Values(key)) return;
  const Range range = RangeOf(KeyPlace::kEntry, 0);
  std::optional<std::size_t> first;
  for (std::size_t i = range.end; i > range.begin; --i) {
    if (!EqualKeys(section_.lines[i - 1].key(), key)) continue;
    first = i - 1;
    section_.lines.erase(section_.lines.begin() + static_cast<std::ptrdiff_t>(*first));
  }
  std::vector<std::string> lines;
  for (const std::string& value : values) lines.push_back(LineOf(key, value));
  Insert(first ? *first : EndOfEntryKeys(), lines);
}

void EntryText::AddLink() {
  Insert(EndOfText({0, section_.lines.size()}),
         {"", "MEDIA=rastapi", "Port=", "Device=", "", "DEVICE=", "PhoneNumber="});
}

void EntryText::RemoveLink(std::size_t link) {
  const auto links = Links();
  const std::size_t begin = links[link].media.begin;
  // The blank lines that end the entry stay.
  const std::size_t end = link + 1 < links.size() ? links[link + 1].media.begin
                                                  : EndOfText({begin, section_.lines.size()});
  section_.lines.erase(section_.lines.begin() + static_cast<std::ptrdiff_t>(begin),
                       section_.lines.begin() + static_cast<std::ptrdiff_t>(end));
}

std::vector<EntryText::Range> EntryText::NumbersIn(Range device) const {
  std::vector<Range> numbers;
  bool inside = false;
  for (std::size_t i = device.begin; i < device.end; ++i) {
    const IniLine& line = section_.lines[i];
    if (EqualKeys(line.key(), "PhoneNumber")) {
      numbers.push_back({i, i + 1});
      inside = true;
    } else if (inside && BelongsToNumber(line)) {
      numbers.back().end = i + 1;
    } else {
      inside = false;
    }
  }
  return numbers;
}

std::vector<std::string> EntryText::AlternateNumbers(std::size_t link) const {
  std::vector<std::string> alternates;
  for (const Range& number : NumbersIn(RangeOf(KeyPlace::kDevice, link))) {
    alternates.emplace_back(Trimmed(section_.lines[number.begin].value()));
  }
  if (!alternates.empty()) alternates.erase(alternates.begin());
  return alternates;
}

void EntryText::SetAlternateNumbers(std::size_t link, const std::vector<std::string>& numbers) {
  if (numbers == AlternateNumbers(link)) return;
  auto& lines = section_.lines;
  const auto old = NumbersIn(RangeOf(KeyPlace::kDevice, link));
  for (std::size_t i = old.size(); i > 1; --i) {
    lines.erase(lines.begin() + static_cast<std::ptrdiff_t>(old[i - 1].begin),
                lines.begin() + static_cast<std::ptrdiff_t>(old[i - 1].end));
  }
  std::vector<std::string> added;
  for (const std::string& number : numbers) {
    for (const std::string& line :
         {LineOf("PhoneNumber", number), std::string("AreaCode="), std::string("CountryCode=0"),
          std::string("CountryID=0"), std::string("UseDialingRules=0"), std::string("Comment=")}) {
      added.push_back(line);
    }
  }
  if (old.empty()) Set(KeyPlace::kDevice, link, "PhoneNumber", "");
  Insert(NumbersIn(RangeOf(KeyPlace::kDevice, link)).front().end, added);
}

std::size_t EntryText::EndOfText(Range range) const {
  std::size_t end = range.end;
  while (end > range.begin && section_.lines[end - 1].blank()) --end;
  return end;
}

void EntryText::Insert(std::size_t at, const std::vector<std::string>& texts) {
  // The line before may be the file's last, which need not end with a line's ending.
  std::string& before = at == 0 ? section_.header.ending : section_.lines[at - 1].ending;
  const std::string ending = section_.header.ending.empty() ? "\r\n" : section_.header.ending;
  if (before.empty()) before = ending;
  std::vector<IniLine> lines;
  for (const std::string& text : texts) lines.push_back({text, ending, 0});
  section_.lines.insert(section_.lines.begin() + static_cast<std::ptrdiff_t>(at), lines.begin(),
                        lines.end());
}

}  // namespace winras::simulator
