// A RAS that does what a test tells it, on a virtual clock, and remembers how it was called.
#pragma once

#include <atomic>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <ostream>
#include <string>
#include <vector>

#include "dial/session.h"
#include "provider/provider.h"
#include "wait_until.h"

namespace winras::test {

inline HRASCONN Handle(std::uintptr_t value) { return reinterpret_cast<HRASCONN>(value); }

const HRASCONN kHandle = Handle(16);
// As FakeRas::Calls() has them.
const std::string kHangUpCall = "RasHangUp 16";
const std::string kStatusCall = "RasGetConnectStatus 16";

inline LineIdentity Identity(DWORD number) { return {{number, 0, 0, {}}, {}, {}}; }
// Of a line that is listed without a GUID.
constexpr DWORD kWithoutId = 0xFFFF'FFFF;

// One call of RasDial, as the function saw it.
struct DialCall {
  RASDIALEXTENSIONS* extensions;
  std::optional<std::u16string> phone_book;
  RASDIALPARAMSW* params;  // the caller's own memory
  RASDIALPARAMSW copy;     // as it was
  DWORD options;
  DWORD notifier_type;
  RASDIALFUNC2 notifier;
  ULONG_PTR callback_id;
  HRASCONN before;  // *lphRasConn
  HRASCONN* handle;

  DWORD Notify(DWORD state, DWORD error = 0, HRASCONN from = kHandle, DWORD sub_entry = 1,
               DWORD extended_error = 0) const;
};

class Answers;

class FakeRas {
 public:
  FakeRas();
  ~FakeRas();
  FakeRas(const FakeRas&) = delete;
  FakeRas& operator=(const FakeRas&) = delete;

  // What the functions do; called with no lock held. By default a dial gets kHandle, which is then
  // at RASCS_OpenPort, and a hang-up ends it.
  std::function<DWORD(const DialCall&)> on_dial;
  std::function<DWORD(HRASCONN)> on_hang_up;
  std::function<DWORD(HRASCONN, RASCONNSTATUSW&)> on_status;
  std::function<DWORD(const std::u16string& entry, RASCREDENTIALSW&)> on_credentials;
  // Where it has an answer, that replaces `listed`.
  std::function<std::optional<DWORD>()> on_enumerate;

  // A line that the functions know, and how it is listed (an identity of zero: not at all).
  void SetLine(HRASCONN handle, DWORD state, DWORD identity = 0,
               const std::u16string& entry_name = u"Office");
  void EndLine(HRASCONN handle);

  // Made at the first call; to be changed before that.
  RasApi api;
  const std::shared_ptr<Provider>& provider();
  Clock& clock() { return provider()->clock(); }

  DialCall Dialed(std::size_t index = 0) const;
  std::vector<std::string> Calls() const;  // "RasHangUp 16"
  std::size_t Count(const std::string& call) const;
  void Record(const std::string& call);

  // Until no job is left; the clock stands still.
  bool Quiet();
  // Moves the clock on whenever nothing else is left to do.
  template <typename Condition>
  bool RunUntil(Condition condition) {
    return WaitUntil([&] {
      if (condition()) return true;
      if (provider()->JobsRun()) return false;
      if (condition()) return true;
      if (const auto due = clock().NextDue()) clock().AdvanceTo(*due);
      return false;
    });
  }
  bool RunUntilAnswered(const Answers& answers, std::size_t count = 1);
  // With all that falls due on the way.
  void RunFor(double duration);

  // Of the functions, on whichever thread calls them.
  DWORD Dial(RASDIALEXTENSIONS* extensions, LPCWSTR phone_book, RASDIALPARAMSW* params, DWORD type,
             LPVOID notifier, HRASCONN* handle);
  DWORD HangUp(HRASCONN handle);
  DWORD Status(HRASCONN handle, RASCONNSTATUSW& status);
  DWORD Enumerate(RASCONNW* lines, DWORD& bytes, DWORD& count);
  DWORD Credentials(const std::u16string& entry, RASCREDENTIALSW& credentials);

 private:
  struct Line {
    DWORD state;
    DWORD identity;
    std::u16string entry_name;
  };

  mutable std::mutex mutex_;
  std::shared_ptr<Provider> provider_;
  std::map<HRASCONN, Line> lines_;
  std::vector<DialCall> dialed_;
  std::vector<std::string> calls_;
};

// The events that a session reported.
class Heard {
 public:
  Session::Sink Sink();
  std::vector<DialEvent> Events() const;
  // "2 3 dialed:0 8192:691": states with their errors, and what RasDial returned.
  std::string Text() const;
  std::size_t Size() const { return Events().size(); }

 private:
  mutable std::mutex mutex_;
  std::vector<DialEvent> events_;
};

// The answers to one or several hang-ups.
class Answers {
 public:
  std::function<void(HangUpResult)> Done();
  std::vector<HangUpResult> All() const;
  std::size_t Size() const { return All().size(); }
  HangUpResult Last() const { return All().back(); }

 private:
  mutable std::mutex mutex_;
  std::vector<HangUpResult> results_;
};

std::unique_ptr<DialRequest> Request(DWORD options = 0);

template <std::size_t kCapacity>
void Put(const std::u16string& text, WCHAR (&field)[kCapacity]) {
  text.copy(field, kCapacity - 1);
}

// Every byte.
bool IsZero(const RASDIALPARAMSW& params);

}  // namespace winras::test
