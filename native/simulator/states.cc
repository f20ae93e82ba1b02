#include "simulator/states.h"

namespace winras::simulator {
namespace {

struct NamedState {
  std::string_view name;
  RASCONNSTATE state;
};

constexpr NamedState kStates[] = {
    {"OpenPort", RASCS_OpenPort},
    {"PortOpened", RASCS_PortOpened},
    {"ConnectDevice", RASCS_ConnectDevice},
    {"DeviceConnected", RASCS_DeviceConnected},
    {"AllDevicesConnected", RASCS_AllDevicesConnected},
    {"Authenticate", RASCS_Authenticate},
    {"AuthNotify", RASCS_AuthNotify},
    {"AuthRetry", RASCS_AuthRetry},
    {"AuthCallback", RASCS_AuthCallback},
    {"AuthChangePassword", RASCS_AuthChangePassword},
    {"AuthProject", RASCS_AuthProject},
    {"AuthLinkSpeed", RASCS_AuthLinkSpeed},
    {"AuthAck", RASCS_AuthAck},
    {"ReAuthenticate", RASCS_ReAuthenticate},
    {"Authenticated", RASCS_Authenticated},
    {"PrepareForCallback", RASCS_PrepareForCallback},
    {"WaitForModemReset", RASCS_WaitForModemReset},
    {"WaitForCallback", RASCS_WaitForCallback},
    {"Projected", RASCS_Projected},
    {"StartAuthentication", RASCS_StartAuthentication},
    {"CallbackComplete", RASCS_CallbackComplete},
    {"LogonNetwork", RASCS_LogonNetwork},
    {"SubEntryConnected", RASCS_SubEntryConnected},
    {"SubEntryDisconnected", RASCS_SubEntryDisconnected},
    {"ApplySettings", RASCS_ApplySettings},
    {"Interactive", RASCS_Interactive},
    {"RetryAuthentication", RASCS_RetryAuthentication},
    {"CallbackSetByCaller", RASCS_CallbackSetByCaller},
    {"PasswordExpired", RASCS_PasswordExpired},
    {"InvokeEapUI", RASCS_InvokeEapUI},
    {"Connected", RASCS_Connected},
    {"Disconnected", RASCS_Disconnected},
};

}  // namespace

std::optional<RASCONNSTATE> StateNamed(std::string_view name) {
  for (const NamedState& named : kStates) {
    if (named.name == name) return named.state;
  }
  return std::nullopt;
}

}  // namespace winras::simulator
