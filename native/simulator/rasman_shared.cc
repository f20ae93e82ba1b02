// What this service shares with those of other processes: its lines as they are known elsewhere,
// and the lines of others as they are known here.

#include <set>

#include "simulator/rasman.h"

namespace winras::simulator {

SharedState RasMan::State() const {
  SharedState state;
  state.salt = config_.salt;
  state.dials = dials_of_entry_;
  for (const auto& line : handles_.Lines()) {
    if (line->shared()) state.lines.push_back(line->Shared());
  }
  state.books = books_.Shared();
  state.credentials = credentials_.kept();
  return state;
}

bool RasMan::TakeOver(const SharedState& state) {
  dials_of_entry_ = state.dials;
  books_.TakeOver(state.books);
  credentials_.TakeOver(state.credentials);
  std::set<std::string> listed;
  for (const SharedLine& shared : state.lines) {
    const std::string id = GuidDigits(shared.id);
    listed.insert(id);
    const std::shared_ptr<Line> line = LineWithId(id);
    (line == nullptr ? NewLineOfOthers(shared) : line)->Follow(shared, servers_);
  }
  bool moved = false;
  for (const auto& line : handles_.Lines()) {
    if (!line->shared() || listed.count(GuidDigits(line->id())) != 0) continue;
    line->EndElsewhere();
    moved = moved || line->shared();
  }
  return moved;
}

std::shared_ptr<Line> RasMan::LineWithId(const std::string& digits) const {
  for (const auto& line : handles_.Lines()) {
    if (GuidDigits(line->id()) == digits) return line;
  }
  return nullptr;
}

std::shared_ptr<Line> RasMan::NewLineOfOthers(const SharedLine& shared) {
  std::shared_ptr<const Entry> entry;
  if (books_.Has(shared.book.c_str())) entry = books_.Find(shared.book.c_str(), shared.entry);
  if (entry == nullptr) {
    // Deleted meanwhile, or of another scenario.
    auto unknown = std::make_shared<Entry>();
    unknown->name = shared.entry;
    unknown->book_path = shared.book;
    unknown->strategy = DefaultStrategy();
    unknown->behaviour = config_.behaviour;
    entry = std::move(unknown);
  }
  return AddLine(entry, entry->behaviour, shared.id);
}

}  // namespace winras::simulator
