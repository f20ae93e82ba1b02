// The types of RAS' functions, each named after its export, and of the callbacks that RAS calls.
#pragma once

#include "abi/ras_structures.h"
#include "abi/windows_types.h"

namespace winras {

// RasDial's notifiers, by its dwNotifierType 0, 1 and 2. The last returns non-zero to hear more.
using RASDIALFUNC = void(WINRAS_WINAPI*)(UINT message, RASCONNSTATE state, DWORD error);
using RASDIALFUNC1 = void(WINRAS_WINAPI*)(HRASCONN connection, UINT message, RASCONNSTATE state,
                                          DWORD error, DWORD extended_error);
using RASDIALFUNC2 = DWORD(WINRAS_WINAPI*)(ULONG_PTR callback_id, DWORD sub_entry,
                                           HRASCONN connection, UINT message, RASCONNSTATE state,
                                           DWORD error, DWORD extended_error);

// Connections

using RasDialWFunction = DWORD WINRAS_WINAPI(RASDIALEXTENSIONS* extensions, LPCWSTR phone_book,
                                             RASDIALPARAMSW* parameters, DWORD notifier_type,
                                             LPVOID notifier, HRASCONN* connection);
using RasHangUpWFunction = DWORD WINRAS_WINAPI(HRASCONN connection);
using RasGetConnectStatusWFunction = DWORD WINRAS_WINAPI(HRASCONN connection,
                                                         RASCONNSTATUSW* status);
using RasEnumConnectionsWFunction = DWORD WINRAS_WINAPI(RASCONNW* connections, DWORD* bytes,
                                                        DWORD* count);
using RasConnectionNotificationWFunction = DWORD WINRAS_WINAPI(HRASCONN connection, HANDLE event,
                                                               DWORD flags);
// Its INVALID_HANDLE_VALUE, of which <windows.h> makes a macro.
inline HRASCONN AllConnections() { return reinterpret_cast<HRASCONN>(~ULONG_PTR{0}); }
// `length` counts characters.
using RasGetErrorStringWFunction = DWORD WINRAS_WINAPI(UINT error, LPWSTR text, DWORD length);
using RasGetSubEntryHandleWFunction = DWORD WINRAS_WINAPI(HRASCONN connection, DWORD sub_entry,
                                                          HRASCONN* link);
using RasUpdateConnectionFunction = DWORD WINRAS_WINAPI(HRASCONN connection, RASUPDATECONN* update);
using RasInvokeEapUIFunction = DWORD WINRAS_WINAPI(HRASCONN connection, DWORD sub_entry,
                                                   RASDIALEXTENSIONS* extensions, HWND owner);
using RasGetNapStatusFunction = DWORD WINRAS_WINAPI(HRASCONN connection, RASNAPSTATE* state);
// Nothing tells the function how long `address` is.
using RasGetPCscfFunction = DWORD WINRAS_WINAPI(LPWSTR address);

// Statistics and projections

using RasGetConnectionStatisticsFunction = DWORD WINRAS_WINAPI(HRASCONN connection,
                                                               RAS_STATS* statistics);
using RasClearConnectionStatisticsFunction = DWORD WINRAS_WINAPI(HRASCONN connection);
using RasGetLinkStatisticsFunction = DWORD WINRAS_WINAPI(HRASCONN connection, DWORD sub_entry,
                                                         RAS_STATS* statistics);
using RasClearLinkStatisticsFunction = DWORD WINRAS_WINAPI(HRASCONN connection, DWORD sub_entry);
using RasGetProjectionInfoWFunction = DWORD WINRAS_WINAPI(HRASCONN connection,
                                                          RASPROJECTION protocol, LPVOID projection,
                                                          DWORD* bytes);
using RasGetProjectionInfoExFunction = DWORD WINRAS_WINAPI(HRASCONN connection,
                                                           RAS_PROJECTION_INFO* projection,
                                                           DWORD* bytes);

// Phone books

using RasEnumEntriesWFunction = DWORD WINRAS_WINAPI(LPCWSTR reserved, LPCWSTR phone_book,
                                                    RASENTRYNAMEW* entries, DWORD* bytes,
                                                    DWORD* count);
using RasGetEntryPropertiesWFunction = DWORD WINRAS_WINAPI(LPCWSTR phone_book, LPCWSTR entry,
                                                           RASENTRYW* properties, DWORD* bytes,
                                                           BYTE* device, DWORD* device_bytes);
using RasSetEntryPropertiesWFunction = DWORD WINRAS_WINAPI(LPCWSTR phone_book, LPCWSTR entry,
                                                           RASENTRYW* properties, DWORD bytes,
                                                           BYTE* device, DWORD device_bytes);
using RasDeleteEntryWFunction = DWORD WINRAS_WINAPI(LPCWSTR phone_book, LPCWSTR entry);
using RasRenameEntryWFunction = DWORD WINRAS_WINAPI(LPCWSTR phone_book, LPCWSTR old_name,
                                                    LPCWSTR new_name);
using RasValidateEntryNameWFunction = DWORD WINRAS_WINAPI(LPCWSTR phone_book, LPCWSTR entry);
using RasGetSubEntryPropertiesWFunction = DWORD WINRAS_WINAPI(LPCWSTR phone_book, LPCWSTR entry,
                                                              DWORD sub_entry,
                                                              RASSUBENTRYW* properties,
                                                              DWORD* bytes, BYTE* device,
                                                              DWORD* device_bytes);
using RasSetSubEntryPropertiesWFunction = DWORD WINRAS_WINAPI(LPCWSTR phone_book, LPCWSTR entry,
                                                              DWORD sub_entry,
                                                              RASSUBENTRYW* properties, DWORD bytes,
                                                              BYTE* device, DWORD device_bytes);
using RasDeleteSubEntryWFunction = DWORD WINRAS_WINAPI(LPCWSTR phone_book, LPCWSTR entry,
                                                       DWORD sub_entry);
using RasCreatePhonebookEntryWFunction = DWORD WINRAS_WINAPI(HWND owner, LPCWSTR phone_book);
using RasEditPhonebookEntryWFunction = DWORD WINRAS_WINAPI(HWND owner, LPCWSTR phone_book,
                                                           LPCWSTR entry);
using RasEnumDevicesWFunction = DWORD WINRAS_WINAPI(RASDEVINFOW* devices, DWORD* bytes,
                                                    DWORD* count);
using RasGetCountryInfoWFunction = DWORD WINRAS_WINAPI(RASCTRYINFO* country, DWORD* bytes);

// Credentials and authentication data

using RasGetEntryDialParamsWFunction = DWORD WINRAS_WINAPI(LPCWSTR phone_book,
                                                           RASDIALPARAMSW* parameters,
                                                           BOOL* password);
using RasSetEntryDialParamsWFunction = DWORD WINRAS_WINAPI(LPCWSTR phone_book,
                                                           RASDIALPARAMSW* parameters,
                                                           BOOL remove_password);
using RasGetCredentialsWFunction = DWORD WINRAS_WINAPI(LPCWSTR phone_book, LPCWSTR entry,
                                                       RASCREDENTIALSW* credentials);
using RasSetCredentialsWFunction = DWORD WINRAS_WINAPI(LPCWSTR phone_book, LPCWSTR entry,
                                                       RASCREDENTIALSW* credentials, BOOL clear);
using RasGetEapUserDataWFunction = DWORD WINRAS_WINAPI(HANDLE token, LPCWSTR phone_book,
                                                       LPCWSTR entry, BYTE* data, DWORD* bytes);
using RasSetEapUserDataWFunction = DWORD WINRAS_WINAPI(HANDLE token, LPCWSTR phone_book,
                                                       LPCWSTR entry, BYTE* data, DWORD bytes);
using RasGetCustomAuthDataWFunction = DWORD WINRAS_WINAPI(LPCWSTR phone_book, LPCWSTR entry,
                                                          BYTE* data, DWORD* bytes);
using RasSetCustomAuthDataWFunction = DWORD WINRAS_WINAPI(LPCWSTR phone_book, LPCWSTR entry,
                                                          BYTE* data, DWORD bytes);
using RasGetEapUserIdentityWFunction = DWORD WINRAS_WINAPI(LPCWSTR phone_book, LPCWSTR entry,
                                                           DWORD flags, HWND owner,
                                                           RASEAPUSERIDENTITYW** identity);
using RasFreeEapUserIdentityWFunction = void WINRAS_WINAPI(RASEAPUSERIDENTITYW* identity);

// Autodial

using RasEnumAutodialAddressesWFunction = DWORD WINRAS_WINAPI(LPWSTR* addresses, DWORD* bytes,
                                                              DWORD* count);
// `reserved` is a DWORD pointer here and a DWORD in the next.
using RasGetAutodialAddressWFunction = DWORD WINRAS_WINAPI(LPCWSTR address, DWORD* reserved,
                                                           RASAUTODIALENTRYW* entries, DWORD* bytes,
                                                           DWORD* count);
using RasSetAutodialAddressWFunction = DWORD WINRAS_WINAPI(LPCWSTR address, DWORD reserved,
                                                           RASAUTODIALENTRYW* entries, DWORD bytes,
                                                           DWORD count);
using RasGetAutodialEnableWFunction = DWORD WINRAS_WINAPI(DWORD dialing_location, BOOL* enabled);
using RasSetAutodialEnableWFunction = DWORD WINRAS_WINAPI(DWORD dialing_location, BOOL enabled);
using RasGetAutodialParamWFunction = DWORD WINRAS_WINAPI(DWORD key, LPVOID value, DWORD* bytes);
using RasSetAutodialParamWFunction = DWORD WINRAS_WINAPI(DWORD key, LPVOID value, DWORD bytes);

// Dialogs

using RasDialDlgWFunction = BOOL WINRAS_WINAPI(LPWSTR phone_book, LPWSTR entry, LPWSTR phone_number,
                                               RASDIALDLG* dialog);
using RasEntryDlgWFunction = BOOL WINRAS_WINAPI(LPWSTR phone_book, LPWSTR entry,
                                                RASENTRYDLGW* dialog);
using RasPhonebookDlgWFunction = BOOL WINRAS_WINAPI(LPWSTR phone_book, LPWSTR entry,
                                                    RASPBDLGW* dialog);

}  // namespace winras
