// The constants of <rasdlg.h>.
#pragma once

#include "abi/windows_types.h"

namespace winras {

// RASDIALDLG::dwFlags
constexpr DWORD RASDDFLAG_PositionDlg = 0x1;
constexpr DWORD RASDDFLAG_NoPrompt = 0x2;
constexpr DWORD RASDDFLAG_LinkFailure = 0x80000000;

// RASENTRYDLGW::dwFlags
constexpr DWORD RASEDFLAG_PositionDlg = 0x1;
constexpr DWORD RASEDFLAG_NewEntry = 0x2;
constexpr DWORD RASEDFLAG_NoRename = 0x8;
constexpr DWORD RASEDFLAG_NewPhoneEntry = 0x10;
constexpr DWORD RASEDFLAG_NewTunnelEntry = 0x20;
constexpr DWORD RASEDFLAG_NewBroadbandEntry = 0x80;
constexpr DWORD RASEDFLAG_InternetEntry = 0x100;
constexpr DWORD RASEDFLAG_NAT = 0x200;
constexpr DWORD RASEDFLAG_IncomingConnection = 0x400;
constexpr DWORD RASEDFLAG_ShellOwned = 0x40000000;

// RASPBDLGW::dwFlags
constexpr DWORD RASPBDFLAG_PositionDlg = 0x1;
constexpr DWORD RASPBDFLAG_ForceCloseOnDial = 0x2;
constexpr DWORD RASPBDFLAG_NoUser = 0x10;
constexpr DWORD RASPBDFLAG_UpdateDefaults = 0x80000000;

// What RASPBDLGW::pCallback is told.
constexpr DWORD RASPBDEVENT_AddEntry = 1;
constexpr DWORD RASPBDEVENT_EditEntry = 2;
constexpr DWORD RASPBDEVENT_RemoveEntry = 3;
constexpr DWORD RASPBDEVENT_DialEntry = 4;
constexpr DWORD RASPBDEVENT_EditGlobals = 5;
constexpr DWORD RASPBDEVENT_NoUser = 6;
constexpr DWORD RASPBDEVENT_NoUserEdit = 7;

// RASNOUSERW::dwFlags
constexpr DWORD RASNOUSER_SmartCard = 0x1;

}  // namespace winras
