#include "bench_ras.h"

#include <condition_variable>
#include <cstdint>
#include <cstring>
#include <deque>
#include <map>
#include <mutex>
#include <string>
#include <thread>

#include "abi/error_codes.h"
#include "abi/ras_constants.h"
#include "calls/text.h"

namespace winras::bench {
namespace {

// As the simulator notifies a VPN.
constexpr DWORD kDialed[] = {RASCS_OpenPort,
                             RASCS_PortOpened,
                             RASCS_ConnectDevice,
                             RASCS_DeviceConnected,
                             RASCS_AllDevicesConnected,
                             RASCS_Authenticate,
                             RASCS_AuthNotify,
                             RASCS_AuthProject,
                             RASCS_Authenticated,
                             RASCS_Projected,
                             RASCS_Connected};

struct Line {
  std::u16string number;
  Notifier notifier;
};

struct State {
  std::mutex mutex;
  std::map<HRASCONN, Line> lines;
  std::uintptr_t last_handle = 0;
  std::condition_variable dialed;
  std::deque<HRASCONN> to_notify;
};

// Leaked on purpose: its thread runs until the process ends.
State& TheState() {
  static State& state = *new State;
  return state;
}

void NotifyAll() {
  State& state = TheState();
  for (;;) {
    HRASCONN line = nullptr;
    {
      std::unique_lock<std::mutex> lock(state.mutex);
      state.dialed.wait(lock, [&state] { return !state.to_notify.empty(); });
      line = state.to_notify.front();
      state.to_notify.pop_front();
    }
    const Notifier notifier = NotifierOf(line);
    for (const DWORD ras_state : kDialed) {
      if (notifier.function == nullptr) break;  // hung up meanwhile
      notifier.function(notifier.callback_id, 1, line, WM_RASDIALEVENT,
                        static_cast<RASCONNSTATE>(ras_state), 0, 0);
    }
  }
}

template <std::size_t kCapacity>
void Put(const std::u16string& text, WCHAR (&field)[kCapacity]) {
  text.copy(field, kCapacity - 1);
}

DWORD WINRAS_WINAPI Dial(RASDIALEXTENSIONS*, LPCWSTR, RASDIALPARAMSW* params, DWORD,
                         LPVOID function, HRASCONN* connection) {
  static const bool started = (std::thread(NotifyAll).detach(), true);
  (void)started;
  State& state = TheState();
  const std::u16string number = Text(params->szPhoneNumber);
  const std::lock_guard<std::mutex> lock(state.mutex);
  *connection = reinterpret_cast<HRASCONN>(++state.last_handle);
  const ULONG_PTR id = params->dwCallbackId;
  state.lines[*connection] = {number, {reinterpret_cast<RASDIALFUNC2>(function), id}};
  if (number.front() == kSilent) return 0;
  state.to_notify.push_back(*connection);
  state.dialed.notify_one();
  return 0;
}

DWORD WINRAS_WINAPI HangUp(HRASCONN connection) {
  State& state = TheState();
  const std::lock_guard<std::mutex> lock(state.mutex);
  return state.lines.erase(connection) == 0 ? kErrorInvalidHandle : 0;
}

DWORD WINRAS_WINAPI Status(HRASCONN connection, RASCONNSTATUSW* status) {
  State& state = TheState();
  const std::lock_guard<std::mutex> lock(state.mutex);
  if (state.lines.count(connection) == 0) return kErrorInvalidHandle;
  status->rasconnstate = RASCS_AllDevicesConnected;
  Put(u"vpn", status->szDeviceType);
  Put(u"WAN Miniport (SSTP)", status->szDeviceName);
  return 0;
}

DWORD WINRAS_WINAPI Enumerate(RASCONNW* rows, DWORD* bytes, DWORD* count) {
  State& state = TheState();
  const std::lock_guard<std::mutex> lock(state.mutex);
  const DWORD room = rows == nullptr ? 0 : *bytes;
  *bytes = static_cast<DWORD>(state.lines.size() * sizeof(RASCONNW));
  *count = 0;
  if (room < *bytes) return kErrorBufferTooSmall;
  for (const auto& [handle, line] : state.lines) {
    RASCONNW row{};
    row.dwSize = sizeof row;
    row.hrasconn = handle;
    Put(u"." + line.number, row.szEntryName);
    row.guidCorrelationId.Data1 = static_cast<DWORD>(reinterpret_cast<std::uintptr_t>(handle));
    std::memcpy(&rows[(*count)++], &row, sizeof row);
  }
  return 0;
}

class FastProvider final : public Provider {
 public:
  explicit FastProvider(const RasApi& api) : Provider(api, MakeRealClock()) {}
  std::u16string SystemMessage(DWORD) override { return {}; }
};

}  // namespace

std::shared_ptr<Provider> BenchProvider() {
  RasApi api;
  api.RasDialW = Dial;
  api.RasHangUpW = HangUp;
  api.RasGetConnectStatusW = Status;
  api.RasEnumConnectionsW = Enumerate;
  return std::make_shared<FastProvider>(api);
}

Notifier NotifierOf(HRASCONN line) {
  State& state = TheState();
  const std::lock_guard<std::mutex> lock(state.mutex);
  const auto found = state.lines.find(line);
  return found == state.lines.end() ? Notifier{} : found->second.notifier;
}

}  // namespace winras::bench
