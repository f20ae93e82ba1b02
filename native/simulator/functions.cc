#include "simulator/functions.h"

namespace winras::simulator {

std::shared_ptr<RasMan> CurrentRasMan() {
  // Every service is a RasMan: OpenService makes no other.
  auto* const service = static_cast<RasMan*>(Service::Current());
  return service == nullptr ? nullptr : service->shared_from_this();
}

// Functions that are not simulated stay null.
const RasApi& Functions() {
  static const RasApi functions = [] {
    RasApi api;
    api.RasDialW = &RasDialW;
    api.RasHangUpW = &RasHangUpW;
    api.RasGetConnectStatusW = &RasGetConnectStatusW;
    api.RasEnumConnectionsW = &RasEnumConnectionsW;
    api.RasEnumEntriesW = &RasEnumEntriesW;
    api.RasEnumDevicesW = &RasEnumDevicesW;
    api.RasGetCountryInfoW = &RasGetCountryInfoW;
    api.RasGetErrorStringW = &RasGetErrorStringW;
    api.RasGetCredentialsW = &RasGetCredentialsW;
    api.RasSetCredentialsW = &RasSetCredentialsW;
    api.RasGetEntryDialParamsW = &RasGetEntryDialParamsW;
    api.RasSetEntryDialParamsW = &RasSetEntryDialParamsW;
    api.RasGetEapUserIdentityW = &RasGetEapUserIdentityW;
    api.RasFreeEapUserIdentityW = &RasFreeEapUserIdentityW;
    api.RasInvokeEapUI = &RasInvokeEapUI;
    api.RasGetEapUserDataW = &RasGetEapUserDataW;
    api.RasSetEapUserDataW = &RasSetEapUserDataW;
    api.RasGetCustomAuthDataW = &RasGetCustomAuthDataW;
    api.RasSetCustomAuthDataW = &RasSetCustomAuthDataW;
    api.RasGetProjectionInfoW = &RasGetProjectionInfoW;
    api.RasGetProjectionInfoEx = &RasGetProjectionInfoEx;
    api.RasDialDlgW = &RasDialDlgW;
    api.RasEntryDlgW = &RasEntryDlgW;
    api.RasPhonebookDlgW = &RasPhonebookDlgW;
    api.RasCreatePhonebookEntryW = &RasCreatePhonebookEntryW;
    api.RasEditPhonebookEntryW = &RasEditPhonebookEntryW;
    api.RasEnumAutodialAddressesW = &RasEnumAutodialAddressesW;
    api.RasGetAutodialAddressW = &RasGetAutodialAddressW;
    api.RasSetAutodialAddressW = &RasSetAutodialAddressW;
    api.RasGetAutodialEnableW = &RasGetAutodialEnableW;
    api.RasSetAutodialEnableW = &RasSetAutodialEnableW;
    api.RasGetAutodialParamW = &RasGetAutodialParamW;
    api.RasSetAutodialParamW = &RasSetAutodialParamW;
    api.RasGetNapStatus = &RasGetNapStatus;
    api.RasGetPCscf = &RasGetPCscf;
    api.RasConnectionNotificationW = &RasConnectionNotificationW;
    api.RasGetSubEntryHandleW = &RasGetSubEntryHandleW;
    api.RasUpdateConnection = &RasUpdateConnection;
    api.RasGetConnectionStatistics = &RasGetConnectionStatistics;
    api.RasClearConnectionStatistics = &RasClearConnectionStatistics;
    api.RasGetLinkStatistics = &RasGetLinkStatistics;
    api.RasClearLinkStatistics = &RasClearLinkStatistics;
    return api;
  }();
  return functions;
}

}  // namespace winras::simulator
