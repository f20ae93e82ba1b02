// The entries of the user's and the all-users phone books, inline or from rasphone.pbk files.
#pragma once

#include <deque>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "abi/ras_structures.h"
#include "simulator/behaviour.h"
#include "simulator/config.h"
#include "simulator/entry_text.h"
#include "simulator/phone_book_file.h"
#include "simulator/shared_state.h"

namespace winras::simulator {

struct Device {
  std::u16string type;  // RASDT_Vpn "vpn", …
  std::u16string name;
};

// The device that connects an entry; `protocol` counts for VPNs.
Device DeviceOf(const Entry& entry, Protocol protocol);

// Where the entries of the scenario stand, in memory: the path of Windows' own book.
const char16_t* InlineBook(BookScope scope);

// The entry has one port, which this names.
std::u16string PortOf(const Entry& entry);

class PhoneBooks {
 public:
  // Empty, or what is wrong with which line of the configuration.
  std::string Load(const Config& config);

  // Null, or an empty path: the default, which is all of them, the user's first. A file that is
  // there is a book of the user's that only its path finds.
  bool Has(const char16_t* path);
  std::shared_ptr<const Entry> Find(const char16_t* path, std::u16string_view name) const;
  std::vector<std::shared_ptr<const Entry>> Entries(const char16_t* path) const;

  // What a dial without an entry dials with: the first modem (D12).
  std::shared_ptr<const Entry> WithoutEntry(const std::u16string& number,
                                            const Behaviour& behaviour) const;

  // Another process adds an entry to the user's book.
  void Grow(int count);

  // Where an entry goes that does not exist: to the book of this path; for the default to the
  // user's, which is the first of the user's files, where there are any.
  struct NewPlace {
    std::u16string path;
    BookScope scope;
  };
  NewPlace PlaceForNew(const char16_t* path) const;

  // The lines of an entry; where it is no file's, those that a file would have.
  EntryText TextOf(const Entry& entry) const;
  // RAS codes: 0, or ERROR_CANNOT_WRITE_PHONEBOOK. `entry` is one that Find gave. Lines that are up
  // keep the entry as it was when they were dialed.
  DWORD Change(const Entry& entry, const EntryText& text);
  DWORD Create(const NewPlace& place, const EntryText& text);
  DWORD Remove(const Entry& entry);

  // phone_book_shared.cc. The books that are in no file, for other processes, and what those have
  // made of them.
  std::vector<SharedBook> Shared() const;
  void TakeOver(const std::vector<SharedBook>& books);

 private:
  // The text of a book, and whether it is a file.
  struct Book {
    BookFile text;
    BookScope scope = BookScope::kUser;
    bool is_file = false;
  };

  void Add(Entry entry);
  void TakeOver(const SharedBook& book);
  void TakeOverText(const SharedBook& book);
  // Null: none in this book.
  std::shared_ptr<const Entry> FindById(const std::u16string& path, const GUID& id) const;
  // Of one that is among entries_; null: by nothing.
  void Replace(const Entry& entry, std::shared_ptr<Entry> by);
  bool IsInDefault(const Entry& entry) const;
  // Makes `changed` the text of the book; nothing is changed where its file cannot be written.
  DWORD Write(const std::u16string& path, BookFile changed);
  template <typename Among>
  std::vector<std::shared_ptr<const Entry>> InOrder(const Among& entries,
                                                    const char16_t* path) const;
  bool LoadFile(const std::u16string& path, BookScope scope);
  std::string Override(const EntryConfig& config);

  Behaviour behaviour_;  // of entries that the configuration does not name
  std::vector<std::u16string> default_files_;
  std::set<std::u16string> scenario_names_[2];  // of the entries that are in no file, by scope
  std::map<std::u16string, Book> books_;        // by path, folded
  std::deque<std::shared_ptr<Entry>> entries_;
  std::unordered_map<std::u16string, std::vector<std::shared_ptr<Entry>>> by_name_;  // folded
};

}  // namespace winras::simulator
