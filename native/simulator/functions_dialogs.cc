// RasDialDlg, RasEntryDlg, RasPhonebookDlg; RasCreatePhonebookEntry, RasEditPhonebookEntry.

#include <memory>
#include <string>

#include "simulator/functions.h"
#include "simulator/text.h"

namespace winras::simulator {
namespace {

constexpr DWORD kNewEntry = RASEDFLAG_NewEntry | RASEDFLAG_NewPhoneEntry |
                            RASEDFLAG_NewTunnelEntry | RASEDFLAG_NewBroadbandEntry;

struct End {
  BOOL done;  // FALSE and no error: the user has cancelled (L1)
  DWORD error;
};
constexpr End kCancelled{0, 0};

// What is the same for all: the owner has to be a window, and somebody has to be there.
void CheckCaller(RasMan& service, const char* function, HWND owner) {
  if (owner != nullptr && !service.dialogs().IsWindow(owner)) {
    service.Violation(std::string(function) + " with an owner that is no window");
  }
  if (!service.dialogs().IsVisible()) {
    service.Violation(std::string(function) + " where nobody can see it");
  }
}

// L1: the structure's own error beside TRUE or FALSE.
template <class Structure, class Body>
BOOL CallDialog(const char* function, LPCWSTR entry, Structure* dialog, const Body& body) noexcept {
  BOOL done = 0;
  const DWORD error = CallService(function, [&](RasMan& service, Call& call) -> DWORD {
    if (dialog == nullptr) return kErrorInvalidParameter;
    if (dialog->dwSize != sizeof(Structure)) return kErrorInvalidSize;
    if (entry != nullptr) call.entry_name = entry;
    CheckCaller(service, function, dialog->hwndOwner);
    const End end = body(service);
    done = end.done;
    return end.error;
  });
  if (dialog != nullptr) dialog->dwError = error;
  return done;
}

// The window of this kind, from its opening to what the user has done. `finish`: what then happens.
template <class Finish>
End Show(RasMan& service, DialogKind kind, const Finish& finish) {
  if (!service.dialogs().Show(kind)) return kCancelled;
  const DialogConfig& user = service.dialogs().Of(kind);
  if (user.error != 0) return {0, user.error};
  if (user.act == UserAct::kCancel) return kCancelled;
  const DWORD error = finish(user);
  return {error == 0, error};
}

EntryKind KindOf(DWORD flags) {
  if ((flags & RASEDFLAG_NewPhoneEntry) != 0) return EntryKind::kModem;
  if ((flags & RASEDFLAG_NewBroadbandEntry) != 0) return EntryKind::kPppoe;
  return EntryKind::kVpn;
}

const char16_t* DefaultName(EntryKind kind) {
  switch (kind) {
    case EntryKind::kModem:
      return u"Dial-up Connection";
    case EntryKind::kPppoe:
      return u"Broadband Connection";
    default:
      return u"VPN Connection";
  }
}

// `name`: what the caller proposes, and then what the user has saved.
End ShowEntry(RasMan& service, LPCWSTR phone_book, DWORD flags, std::u16string& name) {
  const bool is_new = (flags & kNewEntry) != 0;
  std::shared_ptr<const Entry> entry;
  if (!is_new) {
    const DWORD error = service.FindEntry(phone_book, name, entry);
    if (error != 0) return {0, error};
  }
  return Show(service, DialogKind::kEntry, [&](const DialogConfig& user) -> DWORD {
    if (!is_new) {
      name = entry->name;
      return 0;
    }
    const EntryKind kind = KindOf(flags);
    if (!user.entry_name.empty()) name = user.entry_name;
    if (name.empty()) name = DefaultName(kind);
    return service.AddByUser(phone_book, name, kind);
  });
}

std::u16string NameOf(LPCWSTR entry) { return entry == nullptr ? u"" : entry; }

}  // namespace

BOOL WINRAS_WINAPI RasDialDlgW(LPWSTR phone_book, LPWSTR entry, LPWSTR phone_number,
                               RASDIALDLG* dialog) {
  return CallDialog("RasDialDlg", entry, dialog, [&](RasMan& service) -> End {
    if (entry == nullptr) return {0, kErrorInvalidParameter};
    std::shared_ptr<const Entry> found;
    const DWORD error = service.FindEntry(phone_book, entry, found);
    if (error != 0) return {0, error};
    return Show(service, DialogKind::kDial, [&](const DialogConfig&) {
      return service.ConnectByUser(*found, NameOf(phone_number));
    });
  });
}

BOOL WINRAS_WINAPI RasEntryDlgW(LPWSTR phone_book, LPWSTR entry, RASENTRYDLGW* dialog) {
  return CallDialog("RasEntryDlg", entry, dialog, [&](RasMan& service) -> End {
    std::u16string name = NameOf(entry);
    const End end = ShowEntry(service, phone_book, dialog->dwFlags, name);
    // L2
    if (end.done != 0) ToMember(name, dialog->szEntry);
    return end;
  });
}

// L3: TRUE only for a connection that was made.
BOOL WINRAS_WINAPI RasPhonebookDlgW(LPWSTR phone_book, LPWSTR entry, RASPBDLGW* dialog) {
  return CallDialog("RasPhonebookDlg", entry, dialog, [&](RasMan& service) -> End {
    const RASPBDLGFUNCW callback = dialog->pCallback;
    const ULONG_PTR id = dialog->dwCallbackId;
    const auto tell = [&](DWORD event, std::u16string name) {
      if (callback != nullptr) callback(id, event, name.data(), nullptr);
    };
    return Show(service, DialogKind::kPhoneBook, [&](const DialogConfig& user) -> DWORD {
      if (!user.adds.empty()) {
        const DWORD error = service.AddByUser(phone_book, user.adds, EntryKind::kVpn);
        if (error != 0) return error;
        tell(RASPBDEVENT_AddEntry, user.adds);
      }
      std::shared_ptr<const Entry> chosen;
      const std::u16string name = user.entry_name.empty() ? NameOf(entry) : user.entry_name;
      const DWORD error = service.FindEntry(phone_book, name, chosen);
      if (error != 0) return error;
      tell(RASPBDEVENT_DialEntry, chosen->name);
      return service.ConnectByUser(*chosen, u"");
    });
  });
}

// B14: the older dialogs return their error.

DWORD WINRAS_WINAPI RasCreatePhonebookEntryW(HWND owner, LPCWSTR phone_book) {
  return CallService("RasCreatePhonebookEntry", [&](RasMan& service, Call&) {
    CheckCaller(service, "RasCreatePhonebookEntry", owner);
    std::u16string name;
    const End end = ShowEntry(service, phone_book, RASEDFLAG_NewEntry, name);
    return end.done == 0 && end.error == 0 ? service.dialogs().cancel_code() : end.error;
  });
}

DWORD WINRAS_WINAPI RasEditPhonebookEntryW(HWND owner, LPCWSTR phone_book, LPCWSTR entry) {
  return CallService("RasEditPhonebookEntry", [&](RasMan& service, Call& call) -> DWORD {
    if (entry == nullptr) return kErrorBufferInvalid;
    call.entry_name = entry;
    CheckCaller(service, "RasEditPhonebookEntry", owner);
    std::u16string name = entry;
    const End end = ShowEntry(service, phone_book, 0, name);
    return end.done == 0 && end.error == 0 ? service.dialogs().cancel_code() : end.error;
  });
}

}  // namespace winras::simulator
