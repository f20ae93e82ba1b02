#include "simulator/config_recording.h"

#include "simulator/config_values.h"

namespace winras::simulator {

bool Set(RecordedStep& step, std::string_view key, std::string_view value) {
  if (key == "How") {
    step.kind = ReadChoice<StepKind>(value, {{"notified", StepKind::kNotified},
                                             {"silent", StepKind::kSilent},
                                             {"gone", StepKind::kGone},
                                             {"returned", StepKind::kReturned}});
  } else if (key == "At") {
    step.at = ReadTime(value);
  } else if (key == "SubEntry") {
    step.sub_entry = ReadCode(value);
    if (step.sub_entry == 0) throw BadValue("links count from 1");
  } else if (key == "State") {
    step.state = static_cast<RASCONNSTATE>(ReadCode(value));
  } else if (key == "Error") {
    step.error = ReadCode(value);
  } else if (key == "Fails") {
    step.fails = ReadBoolean(value);
  } else if (key == "Device") {
    step.takes_device = true;
    step.protocol = ReadChoice<std::optional<Protocol>>(value, {{"own", std::nullopt},
                                                                {"IKEv2", Protocol::kIkev2},
                                                                {"SSTP", Protocol::kSstp},
                                                                {"L2TP", Protocol::kL2tp},
                                                                {"PPTP", Protocol::kPptp}});
  } else {
    return false;
  }
  return true;
}

}  // namespace winras::simulator
