// The simulated Remote Access Connection Manager: the lines, the phone books and the servers, under
// one lock that is never held while a notifier runs or a caller waits.
#pragma once

#include <condition_variable>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <set>
#include <string>
#include <thread>
#include <vector>

#include "simulator/autodial.h"
#include "simulator/connection_notifications.h"
#include "simulator/credential_store.h"
#include "simulator/delivery.h"
#include "simulator/devices.h"
#include "simulator/dialogs.h"
#include "simulator/eap.h"
#include "simulator/handle_table.h"
#include "simulator/ledger.h"
#include "simulator/line.h"
#include "simulator/phone_book.h"
#include "simulator/random.h"
#include "simulator/server.h"
#include "simulator/service.h"
#include "simulator/state_share.h"

namespace winras::simulator {

// Owned by the shared pointer that OpenService gives out, and for short moments by its own timers,
// threads and calls: none of them can find it gone.
class RasMan final : public Service, private Sharer, public std::enable_shared_from_this<RasMan> {
 public:
  RasMan(std::shared_ptr<Clock> clock, ServiceConfig config, Devices devices, PhoneBooks books,
         Servers servers, CredentialStore credentials);

  // Empty, or what is wrong.
  std::string Begin(const std::vector<ConnectionConfig>& connections);
  // Nothing of the service runs afterwards, and its timers do nothing.
  void Stop();

  RasApi Find(const RasApi& functions) const override { return Without(config_.lacks, functions); }
  bool Idle() override;
  std::vector<Call> Calls() override { return ledger_.Calls(); }
  std::vector<Notified> Notifications() override { return ledger_.Notifications(); }
  std::vector<OwedHandle> Owed() override;
  std::vector<std::string> Violations() override;
  std::vector<std::u16string> UnknownServers() override;
  bool DropLine(const std::u16string& entry_name, DWORD error) override;
  Desktop& desktop() override { return dialogs_; }
  bool ConnectElsewhere(const std::u16string& entry_name) override;
  bool SetSubstate(const std::u16string& entry_name, RASCONNSUBSTATE substate) override;
  void Restart(double down) override;
  bool DropLink(const std::u16string& entry_name, DWORD sub_entry, DWORD error) override;
  bool ConnectLink(const std::u16string& entry_name, DWORD sub_entry) override;

  // For the C functions. Each may be called on any thread, without the lock; results are RAS codes.

  // Whether the service answers at all; may block first.
  DWORD Ready();
  void RecordCall(Call call);
  double Now() const { return clock_->Now(); }
  void Violation(const std::string& what) override { ledger_.RecordViolation(Now(), what); }

  DWORD Dial(DialCall call, HRASCONN& handle);
  DWORD Resume(DialCall call, HRASCONN handle);
  DWORD HangUp(HRASCONN handle);
  // Calls `read` with the line, under the lock. The link: of several the one whose handle it is.
  DWORD Status(HRASCONN handle, const std::function<void(const Line&, const Link*)>& read);
  DWORD Projection(HRASCONN handle, const std::function<DWORD(const Line&)>& read);
  DWORD Watch(HRASCONN connection, HANDLE event, DWORD flags);
  // Each calls `write` with what its RasEnum function lists, under the lock.
  using Lines = std::vector<std::shared_ptr<Line>>;
  using Entries = std::vector<std::shared_ptr<const Entry>>;
  DWORD Connections(const std::function<DWORD(const Lines&)>& write);
  DWORD EnumerateEntries(LPCWSTR phone_book, const std::function<DWORD(const Entries&)>& write);
  DWORD EnumerateDevices(const std::function<DWORD(const std::vector<Device>&)>& write);
  // The entry of a phone book: 621, 623 or 0.
  DWORD FindEntry(LPCWSTR phone_book, std::u16string_view name,
                  std::shared_ptr<const Entry>& entry);
  // Calls `use` with the credentials and an entry, under the lock; 621 or 623 where there is none.
  DWORD WithCredentials(LPCWSTR phone_book, std::u16string_view entry_name,
                        const std::function<DWORD(CredentialStore&, const Entry&)>& use);
  // Waits for the window, where the entry's method shows one.
  DWORD EapIdentity(LPCWSTR phone_book, std::u16string_view entry_name, DWORD flags,
                    RASEAPUSERIDENTITYW** identity);
  void FreeEapIdentity(RASEAPUSERIDENTITYW* identity);
  // Likewise. Of `extensions` the options and the EAP data count.
  DWORD InvokeEapUi(HRASCONN handle, DWORD sub_entry, const DialCall& extensions);
  // Calls `use` with the user's data that are kept for the entry, under the lock.
  DWORD EapUserDataOf(LPCWSTR phone_book, std::u16string_view entry_name,
                      const std::function<DWORD(Bytes&)>& use);
  // rasman_links.cc. Any of a line's handles will do.
  DWORD WithLine(const char* function, HRASCONN handle, const std::function<DWORD(Line&)>& use);
  // Calls `body` with the phone books, under the lock, where there is a book of this path.
  DWORD InBook(LPCWSTR phone_book, const std::function<DWORD(PhoneBooks&)>& body);
  const ServiceConfig& config() const { return config_; }
  // For bodies of InBook.
  bool HasLine(const Entry& entry) const { return LineOf(entry) != nullptr; }
  // 0, or ERROR_ACCESS_DENIED.
  DWORD MayChange(BookScope scope) const;
  // The entry was deleted: what is stored with it goes, too.
  void Forget(const Entry& entry);
  // Another process adds an alternate number, where lists grow.
  void GrowEntry(PhoneBooks& books, const Entry& entry);
  std::u16string EntryNameOf(HRASCONN handle);
  Dialogs& dialogs() { return dialogs_; }
  // What the user of a dialog has it do. He knows the credentials.
  DWORD ConnectByUser(const Entry& entry, const std::u16string& phone_number);
  DWORD AddByUser(LPCWSTR phone_book, const std::u16string& name, EntryKind kind);
  // Calls `ask` under the lock.
  DWORD AskAutodial(const std::function<DWORD(Autodial&)>& ask);
  DWORD NapStatus(HRASCONN handle, RASNAPSTATE& state);
  const LegacyConfig& legacy() const { return config_.legacy; }

  // For lines: the lock is held.
  void CameUp(Line& line);
  Clock::TimerId After(double delay, std::function<void()> task);
  void Cancel(Clock::TimerId timer) { clock_->Cancel(timer); }
  void Deliver(std::shared_ptr<Line> line, Notification notification);
  void RecordOwed(const Line& line);
  void NobodyAt(const std::u16string& number) { unknown_servers_.insert(number); }
  void RecordSignIn(const Line& line);
  void LineGone(Line& line, HandleState why, bool release);
  void ReleaseHandle(Line& line) { handles_.Release(line.handle()); }
  void ReconnectLater(const Line& line);
  // Tells those who watch: `kind` is a RASCN flag.
  void Signal(DWORD kind, const Line& line);
  HRASCONN IssueLinkHandle(Line& line, DWORD sub_entry);
  void ReleaseLinkHandle(HRASCONN handle, HandleState why);

 private:
  // On a thread of delivery_: calls the notifier, or queues it to its captured thread.
  void RunNotification(const std::shared_ptr<Line>& line, const Notification& notification);
  // On the thread where the notifier is to run.
  void CallNotifier(Line& line, const Notification& notification);
  class CapturedNotification;
  void LeaveQueue(const Notification& notification);
  void CapturedThreadEnded(Line& line, const Notification& notification);

  // rasman_shared.cc. With the lock held.
  SharedState State() const override;
  bool TakeOver(const SharedState& state) override;
  std::shared_ptr<Line> LineWithId(const std::string& digits) const;
  std::shared_ptr<Line> NewLineOfOthers(const SharedLine& shared);

  std::shared_ptr<Line> NewLine(const std::shared_ptr<const Entry>& entry, Behaviour behaviour);
  std::shared_ptr<Line> AddLine(const std::shared_ptr<const Entry>& entry, Behaviour behaviour,
                                const GUID& id);
  void ScheduleFromStart();
  void Happen(const LaterConfig& later);
  void RestartNow(double down);
  std::string ConnectFromStart(const std::vector<ConnectionConfig>& connections, bool begun);
  void ConnectForOthers(const std::shared_ptr<const Entry>& entry);
  std::shared_ptr<Line> LineOf(const Entry& entry) const;
  std::string WhatIsWrongWith(const DialCall& call, const Entry& entry) const;
  // Null: no entry of this name has a line.
  std::shared_ptr<Line> LineNamed(const std::u16string& entry_name) const;
  DWORD DialExisting(Line& line, const DialCall& call);
  // Holds the calling RasDial, without the lock, for as long as its behaviour says.
  DWORD HoldCaller(const Line& line, const DialCall& call, int passed_before);
  DWORD ResultOfSynchronousDial(const Line& line);
  DWORD DeadHandle(const char* function, HRASCONN handle);
  void Sleep(double duration);
  // Whether a list that has grown so often grows once more, which it then has.
  bool Grows(int& grown) const;

  const std::shared_ptr<Clock> clock_;
  const ServiceConfig config_;
  Dialogs dialogs_;
  Ledger ledger_;
  Delivery delivery_;

  ServiceLock mutex_;  // everything below
  std::condition_variable_any handler_ended_;
  Devices devices_;
  PhoneBooks books_;
  Servers servers_;
  CredentialStore credentials_;
  HandleTable handles_;
  Autodial autodial_;
  ConnectionNotifications notifications_;
  EapIdentities eap_identities_;
  std::map<std::string, Bytes> eap_user_data_;  // by GuidDigits: a new name keeps them
  std::set<std::u16string> unknown_servers_;
  std::vector<std::optional<int>> times_left_;  // of config_.later; nothing: without end
  bool stopped_ = false;
  double down_until_ = 0;  // restarting
  std::uint64_t lines_made_ = 0;
  std::map<std::u16string, std::set<HRASCONN>> handles_on_port_;  // valid ones, by key
  std::map<std::u16string, std::uint64_t> dials_of_entry_;        // likewise
  std::map<std::u16string, double> port_free_at_;                 // likewise
  std::set<std::u16string> ports_lost_;                           // likewise: never free again
  int devices_grown_ = 0;
  int entries_grown_ = 0;
  int connections_grown_ = 0;
  int entry_texts_grown_ = 0;
  int addresses_grown_ = 0;
  // Notifications posted and not done. Those queued to a thread that the service itself holds in a
  // Sleep have to wait for the clock.
  int outstanding_ = 0;
  std::map<std::thread::id, int> queued_to_;
  std::set<std::thread::id> asleep_;
};

// The line whose notifier the calling thread is in; null: none.
const Line* HandlerOfThisThread();

}  // namespace winras::simulator
