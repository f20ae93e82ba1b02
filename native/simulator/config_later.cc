#include "simulator/config_later.h"

#include "simulator/config_values.h"

namespace winras::simulator {

bool Set(LaterConfig& later, std::string_view key, std::string_view value) {
  if (key == "At") {
    later.at = ReadTime(value);
  } else if (key == "Do") {
    later.act = ReadChoice<LaterAct>(value, {{"drop", LaterAct::kDrop},
                                             {"connect", LaterAct::kConnect},
                                             {"restart", LaterAct::kRestart}});
  } else if (key == "From") {
    later.from_connected = ReadChoice<bool>(value, {{"start", false}, {"connected", true}});
  } else if (key == "Times") {
    later.times = static_cast<int>(ReadNumber(value, 1, 1e6));
  } else if (key == "Entry") {
    later.entry = ReadText(value);
  } else if (key == "Error") {
    later.error = ReadCode(value);
  } else if (key == "Down") {
    later.down = ReadTime(value);
  } else {
    return false;
  }
  return true;
}

}  // namespace winras::simulator
