// The entries of the user's and the all-users phone books, inline or from rasphone.pbk files.
#pragma once

#include <deque>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "simulator/behaviour.h"
#include "simulator/config.h"

namespace winras::simulator {

struct Device {
  std::u16string type;  // RASDT_Vpn "vpn", …
  std::u16string name;
};

struct Entry {
  std::u16string name;
  BookScope scope = BookScope::kUser;
  std::u16string book_path;
  EntryKind kind = EntryKind::kVpn;
  std::u16string number;
  std::u16string device_name;
  std::vector<Protocol> strategy;  // of a VPN, in the order tried
  EapConfig eap;
  std::vector<SubEntry> further_links;  // after the first, which is the entry's own
  DialMode dial_mode = DialMode::kAll;
  Traffic traffic;
  GUID id{};
  Behaviour behaviour;
};

// The device that connects an entry; `protocol` counts for VPNs.
Device DeviceOf(const Entry& entry, Protocol protocol);

// The entry has one port, which this names.
std::u16string PortOf(const Entry& entry);

class PhoneBooks {
 public:
  // Empty, or what is wrong with which line of the configuration.
  std::string Load(const Config& config);

  // Null, or an empty path: the default, which is all of them, the user's first.
  bool Has(const char16_t* path) const;
  std::shared_ptr<const Entry> Find(const char16_t* path, std::u16string_view name) const;
  std::vector<std::shared_ptr<const Entry>> Entries(const char16_t* path) const;

  // What a dial without an entry dials with: the first modem (D12).
  std::shared_ptr<const Entry> WithoutEntry(const std::u16string& number,
                                            const Behaviour& behaviour) const;

  // The user of a dialog adds an entry. There is none of this name.
  void AddByUser(const char16_t* path, const std::u16string& name, EntryKind kind);
  // Another process adds an entry to the user's book.
  void Grow(int count);

 private:
  void Add(Entry entry);
  template <typename Among>
  std::vector<std::shared_ptr<const Entry>> InOrder(const Among& entries,
                                                    const char16_t* path) const;
  std::string LoadFile(const PhoneBookConfig& book, const Behaviour& behaviour);
  std::string Override(const EntryConfig& config);

  std::vector<std::u16string> paths_;  // in the order in which the default searches them
  std::deque<std::shared_ptr<Entry>> entries_;
  std::unordered_map<std::u16string, std::vector<std::shared_ptr<Entry>>> by_name_;  // folded
};

}  // namespace winras::simulator
