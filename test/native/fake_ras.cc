#include "fake_ras.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cstring>
#include <utility>

#include "abi/error_codes.h"
#include "provider/ras_threads.h"

namespace winras::test {
namespace {

// The functions take no context; one test runs at a time.
std::atomic<FakeRas*> current{nullptr};

thread_local int scopes = 0;
std::atomic<int> calls_without_scope{0};

FakeRas& Called() {
  if (scopes == 0) ++calls_without_scope;
  return *current;
}

class FakeProvider final : public Provider {
 public:
  explicit FakeProvider(const RasApi& api) : Provider(api, MakeVirtualClock()) {}
  std::u16string SystemMessage(DWORD) override { return {}; }

 private:
  void Enter() override { ++scopes; }
  void Leave() override { --scopes; }
};

DWORD WINRAS_WINAPI FakeRasDial(RASDIALEXTENSIONS* extensions, LPCWSTR phone_book,
                                RASDIALPARAMSW* params, DWORD type, LPVOID notifier,
                                HRASCONN* handle) {
  return Called().Dial(extensions, phone_book, params, type, notifier, handle);
}

DWORD WINRAS_WINAPI FakeRasHangUp(HRASCONN handle) { return Called().HangUp(handle); }

DWORD WINRAS_WINAPI FakeRasGetConnectStatus(HRASCONN handle, RASCONNSTATUSW* status) {
  return Called().Status(handle, *status);
}

DWORD WINRAS_WINAPI FakeRasEnumConnections(RASCONNW* lines, DWORD* bytes, DWORD* count) {
  return Called().Enumerate(lines, *bytes, *count);
}

DWORD WINRAS_WINAPI FakeRasGetCredentials(LPCWSTR, LPCWSTR entry, RASCREDENTIALSW* credentials) {
  return Called().Credentials(entry, *credentials);
}

std::string Number(HRASCONN handle) {
  return std::to_string(reinterpret_cast<std::uintptr_t>(handle));
}

}  // namespace

DWORD DialCall::Notify(DWORD state, DWORD error, HRASCONN from, DWORD sub_entry,
                       DWORD extended_error) const {
  return notifier(callback_id, sub_entry, from, WM_RASDIALEVENT, static_cast<RASCONNSTATE>(state),
                  error, extended_error);
}

FakeRas::FakeRas() {
  api.RasDialW = FakeRasDial;
  api.RasHangUpW = FakeRasHangUp;
  api.RasGetConnectStatusW = FakeRasGetConnectStatus;
  api.RasEnumConnectionsW = FakeRasEnumConnections;
  api.RasGetCredentialsW = FakeRasGetCredentials;
  calls_without_scope = 0;
  current = this;
}

FakeRas::~FakeRas() {
  CHECK(Quiet());
  CHECK_MESSAGE(RasThreads::Instance().PendingDials() == 0, "a dial that has ended holds threads");
  CHECK_MESSAGE(calls_without_scope == 0, "RAS was called outside a Provider::Scope");
  current = nullptr;
}

const std::shared_ptr<Provider>& FakeRas::provider() {
  const std::lock_guard<std::mutex> lock(mutex_);
  if (!provider_) provider_ = std::make_shared<FakeProvider>(api);
  return provider_;
}

void FakeRas::SetLine(HRASCONN handle, DWORD state, DWORD identity,
                      const std::u16string& entry_name) {
  const std::lock_guard<std::mutex> lock(mutex_);
  lines_[handle] = {state, identity, entry_name};
}

void FakeRas::EndLine(HRASCONN handle) {
  const std::lock_guard<std::mutex> lock(mutex_);
  lines_.erase(handle);
}

DialCall FakeRas::Dialed(std::size_t index) const {
  const std::lock_guard<std::mutex> lock(mutex_);
  return dialed_.at(index);
}

std::vector<std::string> FakeRas::Calls() const {
  const std::lock_guard<std::mutex> lock(mutex_);
  return calls_;
}

std::size_t FakeRas::Count(const std::string& call) const {
  const std::vector<std::string> calls = Calls();
  return static_cast<std::size_t>(std::count(calls.begin(), calls.end(), call));
}

void FakeRas::Record(const std::string& call) {
  const std::lock_guard<std::mutex> lock(mutex_);
  calls_.push_back(call);
}

bool FakeRas::Quiet() {
  return WaitUntil([this] { return provider()->PendingJobs() == 0; });
}

bool FakeRas::RunUntilAnswered(const Answers& answers, std::size_t count) {
  return RunUntil([&] { return answers.Size() == count; });
}

void FakeRas::RunFor(double duration) {
  const double end = clock().Now() + duration;
  CHECK(RunUntil([&] {
    const auto due = clock().NextDue();
    return !provider()->JobsRun() && (!due || *due > end);
  }));
  clock().AdvanceTo(end);
}

DWORD FakeRas::Dial(RASDIALEXTENSIONS* extensions, LPCWSTR phone_book, RASDIALPARAMSW* params,
                    DWORD type, LPVOID notifier, HRASCONN* handle) {
  DialCall call{};
  call.extensions = extensions;
  if (phone_book != nullptr) call.phone_book = phone_book;
  call.params = params;
  call.copy = *params;
  call.options = extensions->dwfOptions;
  call.notifier_type = type;
  call.notifier = reinterpret_cast<RASDIALFUNC2>(notifier);
  call.callback_id = params->dwCallbackId;
  call.before = *handle;
  call.handle = handle;
  {
    const std::lock_guard<std::mutex> lock(mutex_);
    dialed_.push_back(call);
    calls_.push_back("RasDial");
  }
  if (on_dial) return on_dial(call);
  if (*handle == nullptr) SetLine(kHandle, RASCS_OpenPort);
  *handle = kHandle;
  return 0;
}

DWORD FakeRas::HangUp(HRASCONN handle) {
  Record("RasHangUp " + Number(handle));
  if (on_hang_up) return on_hang_up(handle);
  EndLine(handle);
  return 0;
}

DWORD FakeRas::Status(HRASCONN handle, RASCONNSTATUSW& status) {
  Record("RasGetConnectStatus " + Number(handle));
  if (on_status) return on_status(handle, status);
  const std::lock_guard<std::mutex> lock(mutex_);
  const auto line = lines_.find(handle);
  if (line == lines_.end()) return kErrorInvalidHandle;
  status.rasconnstate = static_cast<RASCONNSTATE>(line->second.state);
  return 0;
}

DWORD FakeRas::Enumerate(RASCONNW* lines, DWORD& bytes, DWORD& count) {
  Record("RasEnumConnections");
  if (on_enumerate) {
    if (const std::optional<DWORD> answer = on_enumerate()) return *answer;
  }
  const std::lock_guard<std::mutex> lock(mutex_);
  std::vector<RASCONNW> rows;
  for (const auto& [handle, line] : lines_) {
    if (line.identity == 0) continue;
    RASCONNW row{};
    row.dwSize = sizeof row;
    row.hrasconn = handle;
    Put(line.entry_name, row.szEntryName);
    if (line.identity != kWithoutId) row.guidCorrelationId = Identity(line.identity).correlation;
    rows.push_back(row);
  }
  const DWORD room = lines == nullptr ? 0 : bytes;
  bytes = static_cast<DWORD>(rows.size() * sizeof(RASCONNW));
  if (room < bytes) return kErrorBufferTooSmall;
  count = static_cast<DWORD>(rows.size());
  if (count != 0) std::memcpy(lines, rows.data(), bytes);
  return 0;
}

DWORD FakeRas::Credentials(const std::u16string& entry, RASCREDENTIALSW& credentials) {
  Record("RasGetCredentials");
  return on_credentials ? on_credentials(entry, credentials) : kErrorCannotFindPhonebookEntry;
}

Session::Sink Heard::Sink() {
  return [this](DialEvent event) {
    const std::lock_guard<std::mutex> lock(mutex_);
    events_.push_back(std::move(event));
  };
}

std::vector<DialEvent> Heard::Events() const {
  const std::lock_guard<std::mutex> lock(mutex_);
  return events_;
}

std::string Heard::Text() const {
  std::string text;
  for (const DialEvent& event : Events()) {
    if (!text.empty()) text += ' ';
    if (event.kind == DialEvent::Kind::kNotification) {
      text += std::to_string(event.state);
      if (event.error != 0) text += ':' + std::to_string(event.error);
    } else if (event.kind == DialEvent::Kind::kResuming) {
      text += "resuming";
    } else {
      text += event.kind == DialEvent::Kind::kDialReturned ? "dialed:" : "resumed:";
      text += std::to_string(event.error);
    }
  }
  return text;
}

std::function<void(HangUpResult)> Answers::Done() {
  return [this](HangUpResult result) {
    const std::lock_guard<std::mutex> lock(mutex_);
    results_.push_back(std::move(result));
  };
}

std::vector<HangUpResult> Answers::All() const {
  const std::lock_guard<std::mutex> lock(mutex_);
  return results_;
}

std::unique_ptr<DialRequest> Request(DWORD options) {
  auto request = std::make_unique<DialRequest>();
  Put(u"Office", request->params.szEntryName);
  Put(u"alice", request->params.szUserName);
  Put(u"secret", request->params.szPassword);
  request->extensions.dwfOptions = options;
  return request;
}

bool IsZero(const RASDIALPARAMSW& params) {
  RASDIALPARAMSW zero;
  std::memset(&zero, 0, sizeof zero);
  return std::memcmp(&params, &zero, sizeof zero) == 0;
}

}  // namespace winras::test
