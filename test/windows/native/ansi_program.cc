// A program as there are many: compiled for Windows 2000, in 8-bit characters, with the ras.h of
// its compiler. It knows nothing of winras, and dials over whatever rasapi32.dll it finds. It
// prints what it was told; the test looks at that.
#undef _WIN32_WINNT
#undef WINVER
#define _WIN32_WINNT 0x0500
#define WINVER 0x0500
#include <windows.h>

#include <ras.h>
#include <raserror.h>

#include <cstdio>
#include <cstring>

namespace {

HANDLE over;

int Fail(const char* function, DWORD error) {
  std::printf("%s failed: %lu\n", function, error);
  return 1;
}

void ListDevices() {
  RASDEVINFOA devices[20];
  devices[0].dwSize = sizeof devices[0];
  DWORD bytes = sizeof devices;
  DWORD count = 0;
  const DWORD error = RasEnumDevicesA(devices, &bytes, &count);
  std::printf("devices: %lu, %lu of them\n", error, count);
  for (DWORD i = 0; i < count; ++i) {
    std::printf("  %s %s\n", devices[i].szDeviceType, devices[i].szDeviceName);
  }
}

void ListEntries() {
  RASENTRYNAMEA first;
  first.dwSize = sizeof first;
  DWORD bytes = sizeof first;
  DWORD count = 0;
  DWORD error = RasEnumEntriesA(nullptr, nullptr, &first, &bytes, &count);
  std::printf("entries: %lu, %lu wanted\n", error, bytes / static_cast<DWORD>(sizeof first));
  RASENTRYNAMEA entries[10];
  entries[0].dwSize = sizeof entries[0];
  bytes = sizeof entries;
  error = RasEnumEntriesA(nullptr, nullptr, entries, &bytes, &count);
  for (DWORD i = 0; error == 0 && i < count; ++i) {
    std::printf("  %s, %s\n", entries[i].szEntryName,
                std::strstr(entries[i].szPhonebookPath, "rasphone.pbk") != nullptr ? "in a book"
                                                                                   : "nowhere");
  }
}

void ListConnections() {
  RASCONNA connections[10];
  connections[0].dwSize = sizeof connections[0];
  DWORD bytes = sizeof connections;
  DWORD count = 0;
  const DWORD error = RasEnumConnectionsA(connections, &bytes, &count);
  std::printf("connections: %lu, %lu of them\n", error, count);
  for (DWORD i = 0; error == 0 && i < count; ++i) {
    RASCONNSTATUSA status;
    status.dwSize = sizeof status;
    const DWORD asked = RasGetConnectStatusA(connections[i].hrasconn, &status);
    std::printf("  %s, %s: %lu, state %d, error %lu, %s\n", connections[i].szEntryName,
                connections[i].szDeviceName, asked, status.rasconnstate, status.dwError,
                status.szDeviceName);
  }
}

// .NET Framework's and Visual Basic's, which end with the device's name.
void ListOldConnections() {
  struct {
    alignas(4) BYTE bytes[sizeof(void*) == 8 ? 416 : 412];
  } old;
  const DWORD size = sizeof old;
  std::memcpy(old.bytes, &size, sizeof size);
  DWORD bytes = size;
  DWORD count = 0;
  const DWORD error = RasEnumConnectionsA(reinterpret_cast<RASCONNA*>(&old), &bytes, &count);
  std::printf("old connections: %lu, %lu of them, %s\n", error, count,
              reinterpret_cast<const char*>(old.bytes + sizeof(DWORD) + sizeof(HRASCONN)));
}

int Credentials(RASDIALPARAMSA& parameters) {
  std::strcpy(parameters.szUserName, "alice");
  std::strcpy(parameters.szPassword, "right");
  if (const DWORD error = RasSetEntryDialParamsA(nullptr, &parameters, FALSE))
    return Fail("RasSetEntryDialParamsA", error);
  parameters.szUserName[0] = parameters.szPassword[0] = 0;
  BOOL has_password = FALSE;
  if (const DWORD error = RasGetEntryDialParamsA(nullptr, &parameters, &has_password))
    return Fail("RasGetEntryDialParamsA", error);
  std::printf("stored: %s, %s\n", parameters.szUserName, has_password ? "a password" : "none");
  return 0;
}

void WINAPI Notified(HRASCONN, UINT, RASCONNSTATE state, DWORD error, DWORD) {
  if (state != RASCS_Connected && error == 0) return;
  std::printf("notified: state %d, error %lu\n", state, error);
  SetEvent(over);
}

void HangUp(HRASCONN connection) {
  const DWORD error = RasHangUpA(connection);
  RASCONNSTATUSA status;
  status.dwSize = sizeof status;
  DWORD gone = 0;
  for (int i = 0; i < 100 && gone == 0; ++i) {
    gone = RasGetConnectStatusA(connection, &status);
    Sleep(20);
  }
  std::printf("hung up: %lu, then %lu\n", error, gone);
}

int DialWithFunction(RASDIALPARAMSA& parameters) {
  HRASCONN connection = nullptr;
  const DWORD error =
      RasDialA(nullptr, nullptr, &parameters, 1, reinterpret_cast<LPVOID>(&Notified), &connection);
  if (error != 0) return Fail("RasDialA", error);
  WaitForSingleObject(over, 60'000);
  ListConnections();
  ListOldConnections();
  HangUp(connection);
  return 0;
}

int DialWithWindow(RASDIALPARAMSA& parameters) {
  // For messages only: there may be no screen.
  const HWND window = CreateWindowExA(0, "STATIC", "", 0, 0, 0, 0, 0, HWND_MESSAGE, nullptr,
                                      GetModuleHandleA(nullptr), nullptr);
  if (window == nullptr) return Fail("CreateWindowExA", GetLastError());
  const UINT dial_event = RegisterWindowMessageA(RASDIALEVENT);
  HRASCONN connection = nullptr;
  const DWORD error = RasDialA(nullptr, nullptr, &parameters, 0xFFFFFFFF, window, &connection);
  if (error != 0) return Fail("RasDialA", error);
  int messages = 0;
  MSG message;
  while (GetMessageA(&message, window, 0, 0) > 0) {
    if (message.message != dial_event) continue;
    ++messages;
    if (message.wParam == RASCS_Connected || message.lParam != 0) break;
  }
  std::printf("window: %s, state %lu, error %lu\n", messages > 5 ? "each state" : "few",
              static_cast<DWORD>(message.wParam), static_cast<DWORD>(message.lParam));
  HangUp(connection);
  DestroyWindow(window);
  return 0;
}

}  // namespace

int main() {
  over = CreateEventA(nullptr, FALSE, FALSE, nullptr);
  ListDevices();
  ListEntries();
  RASDIALPARAMSA parameters{};
  parameters.dwSize = sizeof parameters;
  std::strcpy(parameters.szEntryName, "Office");
  if (const int failed = Credentials(parameters)) return failed;
  std::strcpy(parameters.szPassword, "right");
  if (const int failed = DialWithFunction(parameters)) return failed;
  if (const int failed = DialWithWindow(parameters)) return failed;

  char text[256];
  std::printf("691: %lu, %s\n", RasGetErrorStringA(691, text, sizeof text), text);
  std::printf("too short: %lu\n", RasGetErrorStringA(691, text, 4));
  std::printf("not there: %lu\n", RasDeleteEntryA(nullptr, "Office"));
  parameters.dwSize = 1;
  HRASCONN none = nullptr;
  std::printf("no version: %lu\n", RasDialA(nullptr, nullptr, &parameters, 0, nullptr, &none));
  return 0;
}
