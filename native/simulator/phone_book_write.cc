// How entries change: a book's text first, then what dials see of it.

#include <algorithm>
#include <utility>

#include "abi/error_codes.h"
#include "simulator/phone_book.h"
#include "simulator/text.h"

namespace winras::simulator {
namespace {

// The first of a name counts.
std::vector<IniSection>::iterator SectionOf(IniText& ini, const std::u16string& name) {
  return std::find_if(ini.sections.begin(), ini.sections.end(), [&](const IniSection& section) {
    return EqualIgnoringCase(FromUtf8(section.name), name);
  });
}

}  // namespace

PhoneBooks::NewPlace PhoneBooks::PlaceForNew(const char16_t* path) const {
  if (path != nullptr && *path != 0) return {path, books_.at(FoldCase(path)).scope};
  for (const std::u16string& file : default_files_) {
    if (books_.at(FoldCase(file)).scope == BookScope::kUser) return {file, BookScope::kUser};
  }
  return {InlineBook(BookScope::kUser), BookScope::kUser};
}

EntryText PhoneBooks::TextOf(const Entry& entry) const {
  IniText ini = books_.at(FoldCase(entry.book_path)).text.ini;
  const auto section = SectionOf(ini, entry.name);
  if (section != ini.sections.end()) return EntryText(std::move(*section));
  Entry written = entry;
  const Protocol first = entry.strategy.empty() ? Protocol::kPptp : entry.strategy.front();
  written.device_name = DeviceOf(entry, first).name;
  for (SubEntry& link : written.further_links) {
    if (link.number.empty()) link.number = entry.number;
    if (link.device_name.empty()) link.device_name = written.device_name;
  }
  return TextOfNew(written);
}

DWORD PhoneBooks::Change(const Entry& entry, const EntryText& text) {
  constexpr std::string_view kStrategy = "VpnStrategy";
  Entry changed = EntryOf(text);
  changed.scope = entry.scope;
  changed.book_path = entry.book_path;
  changed.id = entry.id;
  changed.behaviour = entry.behaviour;
  if (entry.eap.told) changed.eap = entry.eap;
  changed.traffic = entry.traffic;
  // It may be an order that no number stands for.
  const bool same_strategy =
      changed.kind == entry.kind && text.Find(KeyPlace::kEntry, 0, kStrategy) ==
                                        TextOf(entry).Find(KeyPlace::kEntry, 0, kStrategy);
  if (same_strategy) changed.strategy = entry.strategy;

  BookFile file = books_.at(FoldCase(entry.book_path)).text;
  const auto section = SectionOf(file.ini, entry.name);
  if (section == file.ini.sections.end()) {
    file.ini.sections.push_back(text.section());
  } else {
    *section = text.section();
  }
  const DWORD error = Write(entry.book_path, std::move(file));
  if (error == 0) Replace(entry, std::make_shared<Entry>(std::move(changed)));
  return error;
}

DWORD PhoneBooks::Create(const NewPlace& place, const EntryText& text) {
  BookFile file = books_.at(FoldCase(place.path)).text;
  if (!file.ini.sections.empty()) {
    // The last line of a text need not have an ending.
    IniSection& last = file.ini.sections.back();
    std::string& ending = last.lines.empty() ? last.header.ending : last.lines.back().ending;
    if (ending.empty()) ending = "\r\n";
  }
  file.ini.sections.push_back(text.section());
  const DWORD error = Write(place.path, std::move(file));
  if (error != 0) return error;

  Entry entry = EntryOf(text);
  entry.scope = place.scope;
  entry.book_path = place.path;
  entry.behaviour = behaviour_;
  Add(std::move(entry));
  return 0;
}

DWORD PhoneBooks::Remove(const Entry& entry) {
  BookFile file = books_.at(FoldCase(entry.book_path)).text;
  const auto section = SectionOf(file.ini, entry.name);
  if (section != file.ini.sections.end()) file.ini.sections.erase(section);
  const DWORD error = Write(entry.book_path, std::move(file));
  if (error == 0) Replace(entry, nullptr);
  return error;
}

DWORD PhoneBooks::Write(const std::u16string& path, BookFile changed) {
  Book& book = books_.at(FoldCase(path));
  if (book.is_file && !WritePhoneBookFile(path, changed)) return kErrorCannotWritePhonebook;
  book.text = std::move(changed);
  return 0;
}

void PhoneBooks::Replace(const Entry& entry, std::shared_ptr<Entry> by) {
  const auto is_it = [&entry](const auto& known) { return known.get() == &entry; };
  const auto known = std::find_if(entries_.begin(), entries_.end(), is_it);
  auto& named = by_name_.at(FoldCase(entry.name));
  const auto known_by_name = std::find_if(named.begin(), named.end(), is_it);
  if (by != nullptr && EqualIgnoringCase(by->name, entry.name)) {
    // It stays the first of its name, where a book has several.
    *known_by_name = by;
    *known = std::move(by);
    return;
  }
  named.erase(known_by_name);
  if (by == nullptr) {
    entries_.erase(known);
    return;
  }
  by_name_[FoldCase(by->name)].push_back(by);
  *known = std::move(by);
}

}  // namespace winras::simulator
