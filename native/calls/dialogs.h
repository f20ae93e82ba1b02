// RAS' dialogs. On a thread that may show windows: each returns when the user is done with it.
#pragma once

#include <functional>
#include <optional>
#include <string>

#include "calls/answer.h"
#include "provider/provider.h"

namespace winras {

struct ScreenPosition {
  LONG x;
  LONG y;
};

// What a dialog is told. Not all of them take all of it.
struct DialogRequest {
  std::optional<std::u16string> phone_book;
  std::optional<std::u16string> entry_name;
  std::optional<std::u16string> phone_number;
  HWND owner = nullptr;
  std::optional<ScreenPosition> position;
  DWORD sub_entry = 0;
  DWORD flags = 0;  // but for that of the position
};

struct DialogEnd {
  bool done;                  // false: the user has cancelled it (rule L1)
  std::u16string entry_name;  // RasEntryDlg's only
};

// What RasPhonebookDlg tells while it is open: a RASPBDEVENT and the name of the entry.
struct PhoneBookDialogEvent {
  DWORD event;
  std::u16string entry_name;
};

// RasDialDlg: done is a line that is connected.
Answer<DialogEnd> ShowDialDialog(Provider& provider, const DialogRequest& request);
// RasEntryDlg: done is an entry that is saved.
Answer<DialogEnd> ShowEntryDialog(Provider& provider, const DialogRequest& request);
// RasPhonebookDlg: done is a line that is connected. `hear` is called on this thread.
Answer<DialogEnd> ShowPhoneBookDialog(Provider& provider, const DialogRequest& request,
                                      const std::function<void(PhoneBookDialogEvent)>& hear);

// Deprecated since Windows Vista (rule B14). RasCreatePhonebookEntry: done is its success, of which
// it is not said whether it means a new entry.
Answer<DialogEnd> ShowCreateEntryDialog(Provider& provider, const DialogRequest& request);
// RasEditPhonebookEntry.
Answer<DialogEnd> ShowEditEntryDialog(Provider& provider, const DialogRequest& request);

}  // namespace winras
