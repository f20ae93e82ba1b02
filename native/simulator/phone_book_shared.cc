// The phone books that are in no file, as several processes have them in common: the text of the
// entries that were made or changed, and the names of those of the scenario that were removed.

#include "simulator/phone_book.h"
#include "simulator/text.h"

namespace winras::simulator {
namespace {

constexpr BookScope kScopes[] = {BookScope::kUser, BookScope::kAllUsers};

}  // namespace

std::vector<SharedBook> PhoneBooks::Shared() const {
  std::vector<SharedBook> books;
  for (const BookScope scope : kScopes) {
    const std::u16string path = InlineBook(scope);
    SharedBook book;
    book.scope = scope;
    book.text = books_.at(FoldCase(path)).text.ini.Format();
    for (const std::u16string& name : scenario_names_[static_cast<int>(scope)]) {
      if (Find(path.c_str(), name) == nullptr) book.removed.insert(name);
    }
    if (!book.text.empty() || !book.removed.empty()) books.push_back(std::move(book));
  }
  return books;
}

void PhoneBooks::TakeOver(const std::vector<SharedBook>& books) {
  for (const BookScope scope : kScopes) {
    SharedBook given;
    given.scope = scope;
    for (const SharedBook& book : books) {
      if (book.scope == scope) given = book;
    }
    TakeOver(given);
  }
}

void PhoneBooks::TakeOver(const SharedBook& book) {
  const std::u16string path = InlineBook(book.scope);
  if (book.text != books_.at(FoldCase(path)).text.ini.Format()) TakeOverText(book);
  for (const std::u16string& name : book.removed) {
    const auto entry = Find(path.c_str(), name);
    if (entry != nullptr) Remove(*entry);
  }
}

void PhoneBooks::TakeOverText(const SharedBook& book) {
  const std::u16string path = InlineBook(book.scope);
  IniText given = IniText::Parse(book.text);
  std::set<std::u16string> there = scenario_names_[static_cast<int>(book.scope)];
  for (const IniSection& section : given.sections) {
    const EntryText text{section};
    const Entry wanted = EntryOf(text);
    there.insert(wanted.name);
    auto known = Find(path.c_str(), wanted.name);
    if (known == nullptr) known = FindById(path, wanted.id);
    if (known == nullptr) {
      Create({path, book.scope}, text);
    } else {
      Change(*known, text);
    }
  }
  for (const auto& entry : Entries(path.c_str())) {
    if (there.count(entry->name) == 0) Remove(*entry);
  }
  books_.at(FoldCase(path)).text.ini = std::move(given);
}

std::shared_ptr<const Entry> PhoneBooks::FindById(const std::u16string& path,
                                                  const GUID& id) const {
  for (const auto& entry : Entries(path.c_str())) {
    if (GuidDigits(entry->id) == GuidDigits(id)) return entry;
  }
  return nullptr;
}

}  // namespace winras::simulator
