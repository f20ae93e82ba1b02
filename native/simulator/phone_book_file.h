// rasphone.pbk: one section an entry, in which MEDIA and DEVICE lines open groups, one for each
// link.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "simulator/behaviour.h"
#include "simulator/book_encoding.h"
#include "simulator/config.h"
#include "simulator/entry_text.h"
#include "simulator/ini.h"

namespace winras::simulator {

// What of an entry a dial needs.
struct Entry {
  std::u16string name;
  BookScope scope = BookScope::kUser;
  std::u16string book_path;
  EntryKind kind = EntryKind::kVpn;
  std::u16string number;
  std::u16string device_name;
  std::vector<Protocol> strategy;       // of a VPN, in the order tried
  std::vector<SubEntry> further_links;  // after the first, which is the entry's own
  DialMode dial_mode = DialMode::kAll;
  EapConfig eap;
  Traffic traffic;
  GUID id{};
  Behaviour behaviour;
};

struct BookFile {
  BookEncoding encoding = BookEncoding::kUtf8;
  IniText ini;
};

// Nothing when the file cannot be read.
std::optional<BookFile> ReadPhoneBookFile(const std::u16string& path);
// False when it cannot be written.
bool WritePhoneBookFile(const std::u16string& path, const BookFile& file);

// Scope, path and behaviour are left to the caller.
Entry EntryOf(const EntryText& text);
// As a file would have it that Windows has written.
EntryText TextOfNew(const Entry& entry);

// 32 hexadecimal digits: the GUID's bytes as they lie in memory.
std::string GuidDigits(const GUID& guid);
// All zero for what are no such digits.
GUID GuidOf(const std::string& digits);

// What a VPN tries that does not say: Windows' "Automatic".
std::vector<Protocol> DefaultStrategy();

}  // namespace winras::simulator
