#include "simulator/phone_book.h"

#include <algorithm>

#include "simulator/random.h"
#include "simulator/text.h"

namespace winras::simulator {
namespace {

bool IsDefault(const char16_t* path) { return path == nullptr || *path == 0; }

std::string AtLine(std::size_t line, const std::string& what) {
  return "line " + std::to_string(line) + ": " + what;
}

const char16_t* MiniportOf(Protocol protocol) {
  switch (protocol) {
    case Protocol::kIkev2:
      return u"WAN Miniport (IKEv2)";
    case Protocol::kSstp:
      return u"WAN Miniport (SSTP)";
    case Protocol::kL2tp:
      return u"WAN Miniport (L2TP)";
    case Protocol::kPptp:
      break;
  }
  return u"WAN Miniport (PPTP)";
}

}  // namespace

const char16_t* InlineBook(BookScope scope) {
  if (scope == BookScope::kAllUsers) {
    return u"C:\\ProgramData\\Microsoft\\Network\\Connections\\Pbk\\rasphone.pbk";
  }
  return u"C:\\Users\\User\\AppData\\Roaming\\Microsoft\\Network\\Connections\\Pbk\\rasphone.pbk";
}

Device DeviceOf(const Entry& entry, Protocol protocol) {
  const auto named = [&entry](const char16_t* otherwise) {
    return entry.device_name.empty() ? std::u16string(otherwise) : entry.device_name;
  };
  switch (entry.kind) {
    case EntryKind::kModem:
      return {u"modem", named(u"Standard 56000 bps Modem")};
    case EntryKind::kIsdn:
      return {u"isdn", named(u"ISDN Adapter")};
    case EntryKind::kPppoe:
      return {u"PPPoE", named(u"WAN Miniport (PPPOE)")};
    case EntryKind::kVpn:
      break;
  }
  // A VPN that tries several protocols uses the miniport of each.
  return {u"vpn", entry.strategy.size() == 1 ? named(MiniportOf(protocol)) : MiniportOf(protocol)};
}

std::u16string PortOf(const Entry& entry) { return FoldCase(entry.book_path + u"\n" + entry.name); }

std::string PhoneBooks::Load(const Config& config) {
  // The inline books exist also when they are empty, as the default books of Windows do.
  for (const BookScope scope : {BookScope::kUser, BookScope::kAllUsers}) {
    books_[FoldCase(InlineBook(scope))].scope = scope;
  }
  behaviour_ = config.service.behaviour;
  for (const PhoneBookConfig& book : config.phone_books) {
    if (book.path.empty()) return AtLine(book.line, "a [PhoneBook] without a Path");
    if (!LoadFile(book.path, book.scope)) return AtLine(book.line, "cannot read the phone book");
    default_files_.push_back(book.path);
  }
  for (const EntryConfig& inline_entry : config.entries) {
    if (inline_entry.name.empty()) return AtLine(inline_entry.line, "an [Entry] without a Name");
    if (!inline_entry.kind) {
      if (!inline_entry.number.empty()) return AtLine(inline_entry.line, "a Number without a Type");
      std::string error = Override(inline_entry);
      if (!error.empty()) return AtLine(inline_entry.line, error);
      continue;
    }
    Entry entry;
    entry.name = inline_entry.name;
    entry.scope = inline_entry.book.value_or(BookScope::kUser);
    entry.book_path = InlineBook(entry.scope);
    entry.kind = *inline_entry.kind;
    entry.number = inline_entry.number;
    entry.device_name = inline_entry.device_name;
    entry.strategy = inline_entry.strategy;
    entry.eap = inline_entry.eap;
    entry.further_links = inline_entry.further_links;
    entry.dial_mode = inline_entry.dial_mode;
    entry.traffic = inline_entry.traffic;
    entry.behaviour = inline_entry.behaviour;
    if (entry.kind == EntryKind::kVpn && entry.strategy.empty()) entry.strategy = DefaultStrategy();
    if (Find(entry.book_path.c_str(), entry.name)) {
      return AtLine(inline_entry.line, "its book has an entry of this Name already");
    }
    scenario_names_[static_cast<int>(entry.scope)].insert(entry.name);
    Add(std::move(entry));
  }
  return {};
}

void PhoneBooks::Add(Entry entry) {
  if (entry.id.Data1 == 0) entry.id = Random(1, FoldCase(entry.book_path + entry.name), 0).Guid();
  entries_.push_back(std::make_shared<Entry>(std::move(entry)));
  by_name_[FoldCase(entries_.back()->name)].push_back(entries_.back());
}

bool PhoneBooks::LoadFile(const std::u16string& path, BookScope scope) {
  std::optional<BookFile> file = ReadPhoneBookFile(path);
  if (!file) return false;
  for (const IniSection& section : file->ini.sections) {
    Entry entry = EntryOf(EntryText(section));
    entry.scope = scope;
    entry.book_path = path;
    entry.behaviour = behaviour_;
    Add(std::move(entry));
  }
  books_[FoldCase(path)] = {std::move(*file), scope, true};
  return true;
}

std::string PhoneBooks::Override(const EntryConfig& config) {
  bool found = false;
  for (const auto& entry : entries_) {
    const bool in_file = entry->book_path != InlineBook(entry->scope);
    if (!in_file || !EqualIgnoringCase(entry->name, config.name)) continue;
    if (config.book && *config.book != entry->scope) continue;
    entry->behaviour = config.behaviour;
    if (config.eap.told) entry->eap = config.eap;
    entry->traffic = config.traffic;
    found = true;
  }
  return found ? "" : "an [Entry] without a Type that is in no phone-book file";
}

bool PhoneBooks::Has(const char16_t* path) {
  return IsDefault(path) || books_.count(FoldCase(path)) != 0 || LoadFile(path, BookScope::kUser);
}

std::shared_ptr<const Entry> PhoneBooks::Find(const char16_t* path,
                                              std::u16string_view name) const {
  const auto named = by_name_.find(FoldCase(name));
  if (named == by_name_.end()) return nullptr;
  const auto found = InOrder(named->second, path);
  return found.empty() ? nullptr : found.front();
}

std::vector<std::shared_ptr<const Entry>> PhoneBooks::Entries(const char16_t* path) const {
  return InOrder(entries_, path);
}

bool PhoneBooks::IsInDefault(const Entry& entry) const {
  if (entry.book_path == InlineBook(entry.scope)) return true;
  return std::find(default_files_.begin(), default_files_.end(), entry.book_path) !=
         default_files_.end();
}

template <typename Among>
std::vector<std::shared_ptr<const Entry>> PhoneBooks::InOrder(const Among& entries,
                                                              const char16_t* path) const {
  std::vector<std::shared_ptr<const Entry>> found;
  for (const BookScope scope : {BookScope::kUser, BookScope::kAllUsers}) {
    for (const auto& entry : entries) {
      if (entry->scope != scope) continue;
      if (IsDefault(path) ? IsInDefault(*entry) : EqualIgnoringCase(entry->book_path, path)) {
        found.push_back(entry);
      }
    }
  }
  return found;
}

std::shared_ptr<const Entry> PhoneBooks::WithoutEntry(const std::u16string& number,
                                                      const Behaviour& behaviour) const {
  auto entry = std::make_shared<Entry>();
  entry->kind = EntryKind::kModem;
  entry->behaviour = behaviour;
  for (const auto& known : entries_) {
    if (known->kind != EntryKind::kModem) continue;
    entry->device_name = known->device_name;
    break;
  }
  entry->name = u"." + number;
  entry->number = number;
  return entry;
}

void PhoneBooks::Grow(int count) {
  Entry entry;
  entry.name = u"Added meanwhile " + FromUtf8(std::to_string(count));
  entry.book_path = InlineBook(BookScope::kUser);
  entry.strategy = DefaultStrategy();
  Add(std::move(entry));
}

}  // namespace winras::simulator
