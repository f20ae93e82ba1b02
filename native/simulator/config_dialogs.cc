#include "simulator/config_dialogs.h"

#include "simulator/config_values.h"

namespace winras::simulator {

bool Set(DialogsConfig& dialogs, std::string_view key, std::string_view value) {
  if (key == "VisibleDesktop") {
    dialogs.visible_desktop = ReadBoolean(value);
  } else if (key == "Windows") {
    for (const std::string_view window : SplitList(value)) {
      dialogs.windows.push_back(ReadCode(window));
    }
  } else if (key == "CancelCode") {
    dialogs.cancel_code = ReadChoice<DWORD>(value, {{"1223", 1223}, {"0", 0}});
  } else {
    return false;
  }
  return true;
}

bool Set(DialogConfig& dialog, std::string_view key, std::string_view value) {
  if (key == "Does") {
    dialog.act = ReadChoice<UserAct>(value, {{"finish", UserAct::kFinish},
                                             {"cancel", UserAct::kCancel},
                                             {"nothing", UserAct::kNothing}});
  } else if (key == "After") {
    dialog.after = ReadTime(value);
  } else if (key == "Error") {
    dialog.error = ReadCode(value);
  } else if (key == "EntryName") {
    dialog.entry_name = ReadText(value);
  } else if (key == "Adds") {
    dialog.adds = ReadText(value);
  } else {
    return false;
  }
  return true;
}

}  // namespace winras::simulator
