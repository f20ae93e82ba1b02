#include "simulator/rasman.h"

#include <algorithm>
#include <utility>

#include "abi/error_codes.h"
#include "simulator/text.h"

namespace winras::simulator {
RasMan::RasMan(std::shared_ptr<Clock> clock, ServiceConfig config, Devices devices,
               PhoneBooks books, Servers servers, CredentialStore credentials)
    : clock_(std::move(clock)),
      config_(std::move(config)),
      dialogs_(config_.dialogs, clock_),
      devices_(std::move(devices)),
      books_(std::move(books)),
      servers_(std::move(servers)),
      credentials_(std::move(credentials)),
      autodial_(config_.legacy),
      notifications_(config_.notifications) {}

std::string RasMan::Begin(const std::vector<ConnectionConfig>& connections) {
  if (!ledger_.Open(config_.ledger_file)) return "LedgerFile: the ledger cannot be opened";
  bool begun = false;
  if (!config_.state_file.empty()) {
    auto share = std::make_unique<StateShare>(static_cast<Sharer&>(*this));
    std::string error = share->Open(config_.state_file, config_.salt);
    if (!error.empty()) return error;
    begun = share->begun();
    mutex_.Share(std::move(share));
  }
  {
    const std::lock_guard lock(mutex_);
    ScheduleFromStart();
    std::string error = ConnectFromStart(connections, begun);
    if (!error.empty()) return error;
  }
  mutex_.KeepLooking();
  return {};
}

std::string RasMan::ConnectFromStart(const std::vector<ConnectionConfig>& connections, bool begun) {
  for (const ConnectionConfig& connection : connections) {
    const auto entry = books_.Find(nullptr, connection.entry);
    if (entry == nullptr) {
      return "line " + std::to_string(connection.line) + ": there is no entry of this name";
    }
    if (!begun) ConnectForOthers(entry);
  }
  return {};
}

void RasMan::Stop() {
  {
    const std::lock_guard lock(mutex_);
    stopped_ = true;
  }
  handler_ended_.notify_all();
  mutex_.StopLooking();
  delivery_.Stop();
}

bool RasMan::Idle() {
  const std::lock_guard lock(mutex_);
  int waiting_for_clock = 0;
  for (const auto& [thread, count] : queued_to_) {
    if (asleep_.count(thread) != 0) waiting_for_clock += count;
  }
  return outstanding_ == waiting_for_clock && !notifications_.Unanswered();
}

std::vector<OwedHandle> RasMan::Owed() {
  const std::lock_guard lock(mutex_);
  std::vector<OwedHandle> owed;
  for (const auto& line : handles_.Lines()) {
    if (line->owed() > 0) owed.push_back({line->handle(), line->entry().name, line->owed()});
  }
  return owed;
}

std::vector<std::u16string> RasMan::UnknownServers() {
  const std::lock_guard lock(mutex_);
  return {unknown_servers_.begin(), unknown_servers_.end()};
}

bool RasMan::DropLine(const std::u16string& entry_name, DWORD error) {
  const std::lock_guard lock(mutex_);
  for (const auto& line : handles_.Lines()) {
    const LinePhase phase = line->phase();
    if (!EqualIgnoringCase(line->entry().name, entry_name)) continue;
    if (phase != LinePhase::kConnected && phase != LinePhase::kDialing &&
        phase != LinePhase::kPaused) {
      continue;
    }
    line->Drop(error);
    return true;
  }
  return false;
}

DWORD RasMan::Ready() {
  const auto runs = [this] {
    const std::lock_guard lock(mutex_);
    const bool started =
        config_.ras_man == RasManState::kRunning ||
        (config_.ras_man == RasManState::kStarting && Now() >= config_.ras_man_starts_after);
    return started && Now() >= down_until_;
  };
  if (runs()) return 0;
  Sleep(config_.ras_man_blocks);
  return kErrorRasmanCannotInitialize;
}

void RasMan::RecordCall(Call call) {
  call.time = Now();
  ledger_.RecordCall(call);
}

void RasMan::Sleep(double duration) {
  if (duration <= 0) return;
  {
    const std::lock_guard lock(mutex_);
    asleep_.insert(std::this_thread::get_id());
  }
  clock_->Sleep(duration);
  const std::lock_guard lock(mutex_);
  asleep_.erase(std::this_thread::get_id());
}

Clock::TimerId RasMan::After(double delay, std::function<void()> task) {
  return clock_->Schedule(delay, [weak = weak_from_this(), task = std::move(task)] {
    const std::shared_ptr<RasMan> self = weak.lock();
    if (self == nullptr) return;
    const std::lock_guard lock(self->mutex_);
    if (!self->stopped_) task();
  });
}

std::shared_ptr<Line> RasMan::NewLine(const std::shared_ptr<const Entry>& entry,
                                      Behaviour behaviour) {
  // Drawn from the entry's own sequence: what other lines do, on whichever threads, has no
  // influence.
  const std::u16string key = PortOf(*entry);
  Random random(config_.seed ^ 0x1D, key, dials_of_entry_[key]);
  const GUID id = random.Guid();
  ++dials_of_entry_[key];
  return AddLine(entry, std::move(behaviour), id);
}

std::shared_ptr<Line> RasMan::AddLine(const std::shared_ptr<const Entry>& entry,
                                      Behaviour behaviour, const GUID& id) {
  auto line = std::make_shared<Line>(*this, ++lines_made_, entry, std::move(behaviour), id);
  line->set_handle(handles_.Issue(line));
  handles_on_port_[PortOf(*entry)].insert(line->handle());
  return line;
}

void RasMan::ConnectForOthers(const std::shared_ptr<const Entry>& entry) {
  NewLine(entry, entry->behaviour)->ConnectForOthers(servers_);
}

void RasMan::ReconnectLater(const Line& line) {
  After(line.behaviour().delay + line.behaviour().linger, [this, entry = line.shared_entry()] {
    if (LineOf(*entry) == nullptr) ConnectForOthers(entry);
  });
}

std::shared_ptr<Line> RasMan::LineOf(const Entry& entry) const {
  const auto handles = handles_on_port_.find(PortOf(entry));
  return handles == handles_on_port_.end() ? nullptr : handles_.Find(*handles->second.begin());
}

void RasMan::LineGone(Line& line, HandleState why, bool release) {
  const std::u16string key = PortOf(line.entry());
  const auto handles = handles_on_port_.find(key);
  handles->second.erase(line.handle());
  if (handles->second.empty()) handles_on_port_.erase(handles);
  handles_.Invalidate(line.handle(), why);
  notifications_.Forget(line.handle());
  if (release) handles_.Release(line.handle());
  port_free_at_[key] = Now() + line.behaviour().port_free_after;
}

void RasMan::RecordSignIn(const Line& line) { ledger_.RecordSignIn(Now(), line.entry().name); }

void RasMan::RecordOwed(const Line& line) {
  ledger_.RecordOwed(Now(), line.handle(), line.entry().name, line.owed());
}

std::u16string RasMan::EntryNameOf(HRASCONN handle) {
  const std::lock_guard lock(mutex_);
  const std::shared_ptr<Line> line = handles_.Find(handle);
  return line == nullptr ? std::u16string() : line->entry().name;
}

DWORD RasMan::Connections(const std::function<DWORD(const Lines&)>& write) {
  const std::lock_guard lock(mutex_);
  Lines listed;
  for (const auto& line : handles_.Lines()) {
    const LinePhase phase = line->phase();
    const bool dialing = phase == LinePhase::kDialing || phase == LinePhase::kPaused;
    const bool lingering = phase == LinePhase::kHungUp && line->state() != RASCS_Disconnected;
    if (phase == LinePhase::kConnected || lingering ||
        (dialing && line->behaviour().list_dialing)) {
      listed.push_back(line);
    }
  }
  const DWORD error = write(listed);
  if (error == kErrorBufferTooSmall && Grows(connections_grown_)) {
    auto entry = std::make_shared<Entry>();
    entry->name = u"Connected meanwhile " + FromUtf8(std::to_string(connections_grown_));
    entry->strategy = {Protocol::kPptp};
    entry->behaviour = config_.behaviour;
    ConnectForOthers(entry);
  }
  return error;
}

DWORD RasMan::EnumerateEntries(LPCWSTR phone_book,
                               const std::function<DWORD(const Entries&)>& write) {
  const std::lock_guard lock(mutex_);
  const BookRules& rules = config_.book_rules;
  if (!books_.Has(phone_book)) return rules.lists_missing_book ? write({}) : rules.missing_book;
  const DWORD error = write(books_.Entries(phone_book));
  if (error == kErrorBufferTooSmall && Grows(entries_grown_)) books_.Grow(entries_grown_);
  return error;
}

DWORD RasMan::EnumerateDevices(const std::function<DWORD(const std::vector<Device>&)>& write) {
  const std::lock_guard lock(mutex_);
  const DWORD error = write(devices_.all());
  if (error == kErrorBufferTooSmall && Grows(devices_grown_)) devices_.Grow(devices_grown_);
  return error;
}

bool RasMan::Grows(int& grown) const {
  constexpr int kMost = 2;
  if (!config_.enumeration_grows || grown >= kMost) return false;
  ++grown;
  return true;
}

DWORD RasMan::FindEntry(LPCWSTR phone_book, std::u16string_view name,
                        std::shared_ptr<const Entry>& entry) {
  const std::lock_guard lock(mutex_);
  if (!books_.Has(phone_book)) return config_.book_rules.missing_book;
  entry = books_.Find(phone_book, name);
  return entry == nullptr ? kErrorCannotFindPhonebookEntry : 0;
}

DWORD RasMan::WithCredentials(LPCWSTR phone_book, std::u16string_view entry_name,
                              const std::function<DWORD(CredentialStore&, const Entry&)>& use) {
  std::shared_ptr<const Entry> entry;
  const DWORD error = FindEntry(phone_book, entry_name, entry);
  if (error != 0) return error;
  const std::lock_guard lock(mutex_);
  return use(credentials_, *entry);
}

DWORD RasMan::DeadHandle(const char* function, HRASCONN handle) {
  const HandleState state = handles_.StateOf(handle);
  if (state == HandleState::kNeverIssued) {
    Violation(std::string(function) + " with a handle that was never issued");
  } else if (state == HandleState::kHungUp) {
    Violation(std::string(function) + " with a handle that was hung up and is gone");
  }
  return kErrorInvalidHandle;
}

DWORD RasMan::Status(HRASCONN handle, const std::function<void(const Line&, const Link*)>& read) {
  const std::lock_guard lock(mutex_);
  const std::shared_ptr<Line> line = handles_.Find(handle);
  if (line == nullptr) {
    // After RasHangUp it is to be polled until it answers this (H1).
    if (handles_.StateOf(handle) == HandleState::kNeverIssued) {
      DeadHandle("RasGetConnectStatus", handle);
    }
    return kErrorInvalidHandle;
  }
  if (line->TakeSpuriousGone()) return kErrorInvalidHandle;
  if (line->behaviour().status_error != 0) return line->behaviour().status_error;
  const DWORD sub_entry = handles_.SubEntryOf(handle);
  read(*line, sub_entry == 0 ? nullptr : &line->link(sub_entry));
  return 0;
}

DWORD RasMan::Projection(HRASCONN handle, const std::function<DWORD(const Line&)>& read) {
  const std::lock_guard lock(mutex_);
  const std::shared_ptr<Line> line = handles_.Find(handle);
  if (line == nullptr) return DeadHandle("RasGetProjectionInfo", handle);
  if (line->phase() == LinePhase::kHungUp) return kErrorNoConnection;
  return line->projected() ? read(*line) : kErrorProjectionNotComplete;
}

}  // namespace winras::simulator
