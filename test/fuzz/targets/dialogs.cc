// RasDialDlg, RasEntryDlg, RasPhonebookDlg; RasCreatePhonebookEntry, RasEditPhonebookEntry.

#include "calls/dialogs.h"

#include "../family.h"

namespace winras {

void AddTo(fuzz::Digest& digest, const DialogEnd& end) {
  const auto& [done, entry_name] = end;
  digest.Add(done, entry_name);
}

namespace fuzz {

const Family dialogs("dialogs", [](Questions& questions) {
  auto& [ras, handle, entry, phone_book, bytes, digest] = questions;
  DialogRequest request;
  request.phone_book = phone_book;
  request.entry_name = entry;
  if (bytes.Byte() % 2 == 1) request.phone_number = bytes.Text(300);
  if (bytes.Byte() % 2 == 1) request.position = {-1, 1};
  digest.Add(ShowDialDialog(ras, request), ShowEntryDialog(ras, request));
  digest.Add(ShowPhoneBookDialog(ras, request, [](PhoneBookDialogEvent) {}));
  digest.Add(ShowCreateEntryDialog(ras, request), ShowEditEntryDialog(ras, request));
});

}  // namespace fuzz
}  // namespace winras
