// The constants of <ras.h>, under their own names, for calls and connections. Those of phone-book
// entries, of projections and of the dialogs have headers of their own.
#pragma once

#include "abi/windows_types.h"

namespace winras {

enum RASAPIVERSION : DWORD {
  RASAPIVERSION_500 = 1,
  RASAPIVERSION_501 = 2,
  RASAPIVERSION_600 = 3,
  RASAPIVERSION_601 = 4,
};
constexpr RASAPIVERSION RASAPIVERSION_CURRENT = RASAPIVERSION_601;

// Lengths in characters, the terminating NUL not counted, except RAS_MaxReplyMessage and
// RAS_MaxDnsSuffix, which count it.
constexpr std::size_t RAS_MaxDeviceType = 16;
constexpr std::size_t RAS_MaxPhoneNumber = 128;
constexpr std::size_t RAS_MaxIpAddress = 15;
constexpr std::size_t RAS_MaxIpxAddress = 21;
constexpr std::size_t RAS_MaxEntryName = 256;
constexpr std::size_t RAS_MaxDeviceName = 128;
constexpr std::size_t RAS_MaxCallbackNumber = RAS_MaxPhoneNumber;
constexpr std::size_t RAS_MaxAreaCode = 10;
constexpr std::size_t RAS_MaxPadType = 32;
constexpr std::size_t RAS_MaxX25Address = 200;
constexpr std::size_t RAS_MaxFacilities = 200;
constexpr std::size_t RAS_MaxUserData = 200;
constexpr std::size_t RAS_MaxReplyMessage = 1024;
constexpr std::size_t RAS_MaxDnsSuffix = 256;
constexpr std::size_t RAS_MaxIDSize = 256;

// A state with this bit waits for an answer; one with that bit is the dial's last.
constexpr DWORD RASCS_PAUSED = 0x1000;
constexpr DWORD RASCS_DONE = 0x2000;

enum RASCONNSTATE : DWORD {
  RASCS_OpenPort = 0,
  RASCS_PortOpened = 1,
  RASCS_ConnectDevice = 2,
  RASCS_DeviceConnected = 3,
  RASCS_AllDevicesConnected = 4,
  RASCS_Authenticate = 5,
  RASCS_AuthNotify = 6,
  RASCS_AuthRetry = 7,
  RASCS_AuthCallback = 8,
  RASCS_AuthChangePassword = 9,
  RASCS_AuthProject = 10,
  RASCS_AuthLinkSpeed = 11,
  RASCS_AuthAck = 12,
  RASCS_ReAuthenticate = 13,
  RASCS_Authenticated = 14,
  RASCS_PrepareForCallback = 15,
  RASCS_WaitForModemReset = 16,
  RASCS_WaitForCallback = 17,
  RASCS_Projected = 18,
  RASCS_StartAuthentication = 19,
  RASCS_CallbackComplete = 20,
  RASCS_LogonNetwork = 21,
  RASCS_SubEntryConnected = 22,
  RASCS_SubEntryDisconnected = 23,
  RASCS_ApplySettings = 24,

  RASCS_Interactive = RASCS_PAUSED,
  RASCS_RetryAuthentication = RASCS_PAUSED + 1,
  RASCS_CallbackSetByCaller = RASCS_PAUSED + 2,
  RASCS_PasswordExpired = RASCS_PAUSED + 3,
  RASCS_InvokeEapUI = RASCS_PAUSED + 4,

  RASCS_Connected = RASCS_DONE,
  RASCS_Disconnected = RASCS_DONE + 1,
};

// What an IKEv2 connection that is Connected does (MOBIKE).
constexpr DWORD RASCSS_DONE = 0x2000;

enum RASCONNSUBSTATE : DWORD {
  RASCSS_None = 0,
  RASCSS_Dormant = 1,
  RASCSS_Reconnecting = 2,
  RASCSS_Reconnected = RASCSS_DONE,
};

// RASTUNNELENDPOINT::dwType
constexpr DWORD RASTUNNELENDPOINT_UNKNOWN = 0;
constexpr DWORD RASTUNNELENDPOINT_IPv4 = 1;
constexpr DWORD RASTUNNELENDPOINT_IPv6 = 2;

// RASCONNW::dwFlags
constexpr DWORD RASCF_AllUsers = 0x1;
constexpr DWORD RASCF_GlobalCreds = 0x2;
constexpr DWORD RASCF_OwnerKnown = 0x4;
constexpr DWORD RASCF_OwnerMatch = 0x8;

// RASDIALEXTENSIONS::dwfOptions
constexpr DWORD RDEOPT_UsePrefixSuffix = 0x1;
constexpr DWORD RDEOPT_PausedStates = 0x2;
constexpr DWORD RDEOPT_IgnoreModemSpeaker = 0x4;
constexpr DWORD RDEOPT_SetModemSpeaker = 0x8;
constexpr DWORD RDEOPT_IgnoreSoftwareCompression = 0x10;
constexpr DWORD RDEOPT_SetSoftwareCompression = 0x20;
constexpr DWORD RDEOPT_DisableConnectedUI = 0x40;
constexpr DWORD RDEOPT_DisableReconnectUI = 0x80;
constexpr DWORD RDEOPT_DisableReconnect = 0x100;
constexpr DWORD RDEOPT_NoUser = 0x200;
constexpr DWORD RDEOPT_PauseOnScript = 0x400;
constexpr DWORD RDEOPT_Router = 0x800;
constexpr DWORD RDEOPT_CustomDial = 0x1000;
constexpr DWORD RDEOPT_UseCustomScripting = 0x2000;
constexpr DWORD RDEOPT_InvokeAutoTriggerCredentialUI = 0x4000;
constexpr DWORD RDEOPT_EapInfoCryptInCapable = 0x8000;

// RasDial's dwNotifierType; <ras.h> has no names for these. A window is asked for by its own value.
constexpr DWORD kNotifierRasDialFunc = 0;
constexpr DWORD kNotifierRasDialFunc1 = 1;
constexpr DWORD kNotifierRasDialFunc2 = 2;
constexpr DWORD kNotifierWindow = 0xFFFFFFFF;

// The message that a notifier receives.
constexpr UINT WM_RASDIALEVENT = 0xCCCD;

// RasConnectionNotification's dwFlags
constexpr DWORD RASCN_Connection = 0x1;
constexpr DWORD RASCN_Disconnection = 0x2;
constexpr DWORD RASCN_BandwidthAdded = 0x4;
constexpr DWORD RASCN_BandwidthRemoved = 0x8;
constexpr DWORD RASCN_Dormant = 0x10;
constexpr DWORD RASCN_ReConnection = 0x20;
constexpr DWORD RASCN_EPDGPacketArrival = 0x40;

// RASCREDENTIALSW::dwMask
constexpr DWORD RASCM_UserName = 0x1;
constexpr DWORD RASCM_Password = 0x2;
constexpr DWORD RASCM_Domain = 0x4;
constexpr DWORD RASCM_DefaultCreds = 0x8;
constexpr DWORD RASCM_PreSharedKey = 0x10;
constexpr DWORD RASCM_ServerPreSharedKey = 0x20;
constexpr DWORD RASCM_DDMPreSharedKey = 0x40;

// RasGetEapUserIdentity's dwFlags
constexpr DWORD RASEAPF_NonInteractive = 0x2;
constexpr DWORD RASEAPF_Logon = 0x4;
constexpr DWORD RASEAPF_Preview = 0x8;

// RasGetAutodialParam's and RasSetAutodialParam's dwKey
constexpr DWORD RASADP_DisableConnectionQuery = 0;
constexpr DWORD RASADP_LoginSessionDisable = 1;
constexpr DWORD RASADP_SavedAddressesLimit = 2;
constexpr DWORD RASADP_FailedConnectionTimeout = 3;
constexpr DWORD RASADP_ConnectionQueryTimeout = 4;

// RASNAPSTATE::dwFlags and isolationState
constexpr DWORD RASNAP_ProbationTime = 0x1;

enum IsolationState : DWORD {
  isolationStateNotRestricted = 1,
  isolationStateInProbation = 2,
  isolationStateRestrictedAccess = 3,
};

}  // namespace winras
