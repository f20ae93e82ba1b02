#include "simulator/script.h"

#include <utility>

#include "abi/error_codes.h"

namespace winras::simulator {
namespace {

// How long IKEv2 tries a server that does not answer.
constexpr double kIkev2Timeout = 5000;

Step Enter(RASCONNSTATE state, DWORD error = 0, double extra_delay = 0) {
  Step step;
  step.state = state;
  step.error = error;
  step.extra_delay = extra_delay;
  return step;
}

void Append(Script& script, const Script& more) {
  script.insert(script.end(), more.begin(), more.end());
}

DWORD NoAnswerError(EntryKind kind, bool busy) {
  if (kind == EntryKind::kPppoe) return kErrorFromDevice;
  return busy ? kErrorLineBusy : kErrorNoAnswer;
}

Step NoAnswerError(Protocol protocol) {
  if (protocol == Protocol::kIkev2)
    return Enter(RASCS_Authenticate, kErrorVpnTimeout, kIkev2Timeout);
  return Enter(RASCS_ConnectDevice,
               protocol == Protocol::kPptp ? kErrorVpnDisconnect : kErrorVpnTimeout);
}

// From the connected device on.
Script Answered(const Server& server, bool paused_states) {
  Script script = {Enter(RASCS_DeviceConnected), Enter(RASCS_AllDevicesConnected)};
  if (server.config().interactive) {
    // Without paused states nobody can type at the terminal (P1).
    script.push_back(paused_states ? Enter(RASCS_Interactive)
                                   : Enter(RASCS_AllDevicesConnected, kErrorInteractiveMode));
    if (paused_states) return script;
  }
  Append(script, Authentication(RASCS_Authenticate));
  return script;
}

Script VpnOpening(const Entry& entry, const Server* server, bool paused_states) {
  Script script;
  const bool answers = server != nullptr && !server->config().no_answer && !server->config().busy;
  DWORD given_up = 0;
  for (const Protocol protocol : entry.strategy) {
    Step connect = Enter(RASCS_ConnectDevice);
    connect.device = DeviceOf(entry, protocol);
    connect.protocol = protocol;
    connect.given_up = std::exchange(given_up, NoAnswerError(protocol).error);
    script.push_back(std::move(connect));
    if (answers && server->Speaks(protocol)) {
      Append(script, Answered(*server, paused_states));
      return script;
    }
    // IKEv2 has no connection of its device to wait for: it is the first packet that is not
    // answered.
    if (protocol == Protocol::kIkev2) {
      Append(script, {Enter(RASCS_DeviceConnected), Enter(RASCS_AllDevicesConnected),
                      Enter(RASCS_Authenticate)});
    }
  }
  script.push_back(NoAnswerError(entry.strategy.back()));
  return script;
}

}  // namespace

Script Opening(const Entry& entry, const Server* server, bool paused_states) {
  Script script = {Enter(RASCS_OpenPort), Enter(RASCS_PortOpened)};
  if (entry.kind == EntryKind::kVpn) {
    Append(script, VpnOpening(entry, server, paused_states));
    return script;
  }
  Step connect = Enter(RASCS_ConnectDevice);
  connect.device = DeviceOf(entry, Protocol::kPptp);
  script.push_back(std::move(connect));
  const bool busy = server != nullptr && server->config().busy;
  if (server == nullptr || busy || server->config().no_answer) {
    script.push_back(Enter(RASCS_ConnectDevice, NoAnswerError(entry.kind, busy)));
  } else {
    Append(script, Answered(*server, paused_states));
  }
  return script;
}

Script Authentication(RASCONNSTATE first) {
  Step decide;
  decide.decision = Decision::kAuthenticate;
  return {Enter(first), decide};
}

Script Accepted(const Entry& entry, bool callback) {
  Script script;
  if (callback) {
    for (const RASCONNSTATE state :
         {RASCS_AuthCallback, RASCS_PrepareForCallback, RASCS_WaitForModemReset,
          RASCS_WaitForCallback, RASCS_CallbackComplete}) {
      script.push_back(Enter(state));
    }
  } else {
    script.push_back(Enter(RASCS_AuthProject));
    // Of a line; a tunnel has none.
    if (entry.kind != EntryKind::kVpn) script.push_back(Enter(RASCS_AuthLinkSpeed));
  }
  Append(script, {Enter(RASCS_Authenticated), Enter(RASCS_Projected)});
  // S3. That the whole is Connected is for the line to know (H5).
  if (entry.further_links.empty()) {
    Append(script, {Enter(RASCS_Connected)});
  } else {
    Append(script, {Enter(RASCS_ApplySettings), Enter(RASCS_SubEntryConnected)});
  }
  return script;
}

}  // namespace winras::simulator
