// The phone books, for the C functions that read and write them.

#include "simulator/entry_keys.h"
#include "simulator/rasman.h"
#include "simulator/text.h"

namespace winras::simulator {

DWORD RasMan::InBook(LPCWSTR phone_book, const std::function<DWORD(PhoneBooks&)>& body) {
  const std::lock_guard lock(mutex_);
  return books_.Has(phone_book) ? body(books_) : config_.book_rules.missing_book;
}

DWORD RasMan::MayChange(BookScope scope) const {
  return scope == BookScope::kAllUsers && !config_.administrator ? kErrorAccessDenied : 0;
}

// B6: a line that is dialed or connected goes on, but its port is not free before the next start of
// Windows. Directly after RasHangUp nothing is wrong with it.
void RasMan::Forget(const Entry& entry) {
  const std::shared_ptr<Line> line = LineOf(entry);
  if (line != nullptr && line->phase() != LinePhase::kHungUp) {
    Violation("RasDeleteEntry of an entry that has a line");
    ports_lost_.insert(PortOf(entry));
  }
  credentials_.Forget(entry);
  eap_user_data_.erase(GuidDigits(entry.id));
}

void RasMan::GrowEntry(PhoneBooks& books, const Entry& entry) {
  if (!Grows(entry_texts_grown_)) return;
  EntryText text = books.TextOf(entry);
  auto numbers = ReadAlternateNumbers(text, 0);
  numbers.push_back(u"added meanwhile " + FromUtf8(std::to_string(entry_texts_grown_)));
  WriteAlternateNumbers(numbers, 0, text);
  books.Change(entry, text);
}

}  // namespace winras::simulator
