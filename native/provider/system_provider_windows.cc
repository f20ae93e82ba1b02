#include <windows.h>

#include <memory>
#include <string>

#include "provider/clock.h"
#include "provider/system_desktop_windows.h"
#include "provider/system_library_windows.h"
#include "provider/system_provider.h"

namespace winras {
namespace {

class SystemProvider final : public Provider {
 public:
  explicit SystemProvider(const RasApi& api) : Provider(api, MakeRealClock(1)) {}

  std::u16string SystemMessage(DWORD code) override;
  Desktop* desktop() override { return SystemDesktop(); }
};

// Loaded by the first dialog: it brings the libraries of a user interface along, which services do
// not need, and which take their time. Windows without a desktop has none. Never freed, as below.
HMODULE Rasdlg() {
  static const HMODULE library = LoadSystemLibrary(L"rasdlg.dll");
  return library;
}

// The functions of rasdlg.dll as they stand in the table. They tell their errors in their
// structure.
template <typename Dialog>
BOOL NoDialog(Dialog* dialog) {
  dialog->dwError = kFunctionUnavailable;
  return FALSE;
}

BOOL WINRAS_WINAPI LateRasDialDlgW(LPWSTR phone_book, LPWSTR entry, LPWSTR phone_number,
                                   RASDIALDLG* dialog) {
  static auto* const show = FindFunction<RasDialDlgWFunction>(Rasdlg(), "RasDialDlgW");
  return show == nullptr ? NoDialog(dialog) : show(phone_book, entry, phone_number, dialog);
}

BOOL WINRAS_WINAPI LateRasEntryDlgW(LPWSTR phone_book, LPWSTR entry, RASENTRYDLGW* dialog) {
  static auto* const show = FindFunction<RasEntryDlgWFunction>(Rasdlg(), "RasEntryDlgW");
  return show == nullptr ? NoDialog(dialog) : show(phone_book, entry, dialog);
}

BOOL WINRAS_WINAPI LateRasPhonebookDlgW(LPWSTR phone_book, LPWSTR entry, RASPBDLGW* dialog) {
  static auto* const show = FindFunction<RasPhonebookDlgWFunction>(Rasdlg(), "RasPhonebookDlgW");
  return show == nullptr ? NoDialog(dialog) : show(phone_book, entry, dialog);
}

// The library is never freed: RAS may still call back when everything else is over.
SystemProviderResult Open() {
  SystemProviderResult result;
  const HMODULE rasapi32 = LoadSystemLibrary(L"rasapi32.dll");
  if (rasapi32 == nullptr) {
    result.error = GetLastError();
    result.missing_library = "rasapi32.dll";
    return result;
  }

  RasApi api;
#define WINRAS_FROM_rasapi32(name) FindFunction<name##Function>(rasapi32, #name)
#define WINRAS_FROM_rasdlg(name) Late##name
#define WINRAS_FUNCTION(name, library) api.name = WINRAS_FROM_##library(name);
#include "abi/ras_functions.inc"
#undef WINRAS_FUNCTION
#undef WINRAS_FROM_rasdlg
#undef WINRAS_FROM_rasapi32
  result.provider = std::make_shared<SystemProvider>(api);
  return result;
}

// The text of one message table on one line; empty where it has none.
std::u16string FormatSystemMessage(DWORD code, DWORD source, HMODULE library) {
  wchar_t* text = nullptr;
  const DWORD length =
      FormatMessageW(FORMAT_MESSAGE_ALLOCATE_BUFFER | FORMAT_MESSAGE_IGNORE_INSERTS |
                         FORMAT_MESSAGE_MAX_WIDTH_MASK | source,
                     library, code, 0, reinterpret_cast<wchar_t*>(&text), 0, nullptr);
  if (length == 0) return {};
  const std::unique_ptr<wchar_t, decltype(&LocalFree)> owned(text, &LocalFree);
  std::u16string message(text, text + length);
  message.erase(message.find_last_not_of(u" \r\n") + 1);
  return message;
}

std::u16string SystemProvider::SystemMessage(DWORD code) {
  std::u16string message = FormatSystemMessage(code, FORMAT_MESSAGE_FROM_SYSTEM, nullptr);
  // NTSTATUS codes stand in ntdll's own table. Only those of warnings and errors: the small ones
  // there mean something else than Win32's.
  if (message.empty() && (code & 0x80000000u) != 0) {
    const HMODULE ntdll = GetModuleHandleW(L"ntdll.dll");
    message = FormatSystemMessage(code, FORMAT_MESSAGE_FROM_HMODULE, ntdll);
  }
  return message;
}

}  // namespace

SystemProviderResult OpenSystemProvider() {
  // Never destroyed: a thread may be inside RAS when the process ends.
  static const auto* const result = new SystemProviderResult(Open());
  return *result;
}

}  // namespace winras
