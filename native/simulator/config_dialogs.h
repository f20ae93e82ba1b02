// The sections of the configuration that tell what the user of RAS' dialogs does.
//
// [Dialogs]  (at most once)
//   VisibleDesktop=0|1       default 1; without it every dialog waits for ever
//   Windows=handles          that an owner may have, decimal
//   CancelCode=1223|0        what the dialogs of rasapi32 return when the user cancels
// [DialDialog] [EntryDialog] [PhoneBookDialog]
//   Does=finish|cancel|nothing   connects or saves (default), cancels, leaves it open
//   After=ms                 when he does it (default 1000)
//   Error=code               that the dialog then fails with
//   EntryName=               a new entry's; what is connected from the phone book
//   Adds=                    an entry that he adds in the phone book before
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "abi/ras_structures.h"

namespace winras::simulator {

enum class DialogKind { kDial, kEntry, kPhoneBook };
enum class UserAct { kFinish, kCancel, kNothing };

struct DialogConfig {
  UserAct act = UserAct::kFinish;
  double after = 1'000;
  DWORD error = 0;
  std::u16string entry_name;
  std::u16string adds;
};

struct DialogsConfig {
  bool visible_desktop = true;
  std::vector<ULONG_PTR> windows;
  DWORD cancel_code = 1223;
  DialogConfig dial;
  DialogConfig entry;
  DialogConfig phone_book;
};

// False for a key that is none of them. Throws BadValue.
bool Set(DialogsConfig& dialogs, std::string_view key, std::string_view value);
bool Set(DialogConfig& dialog, std::string_view key, std::string_view value);

}  // namespace winras::simulator
