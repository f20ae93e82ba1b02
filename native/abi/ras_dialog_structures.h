// The dialogs of rasdlg.dll. Read ras_structures.h first.
#pragma once

#include "abi/ras_constants.h"
#include "abi/ras_dialog_constants.h"
#include "abi/windows_types.h"

namespace winras {

// Called while RasPhonebookDlg's window is open, with RASPBDLGW::dwCallbackId, a RASPBDEVENT, the
// entry's name, and for NoUser and NoUserEdit a RASNOUSERW.
using RASPBDLGFUNCW = void(WINRAS_WINAPI*)(ULONG_PTR callback_id, DWORD event, LPWSTR text,
                                           LPVOID data);

#pragma pack(push, 4)

// RasDialDlg; the same for both character sets.
struct RASDIALDLG {
  DWORD dwSize;
  HWND hwndOwner;
  DWORD dwFlags;
  LONG xDlg;
  LONG yDlg;
  DWORD dwSubEntry;
  DWORD dwError;
  ULONG_PTR reserved;
  ULONG_PTR reserved2;
};

// RasEntryDlg
struct RASENTRYDLGW {
  DWORD dwSize;
  HWND hwndOwner;
  DWORD dwFlags;
  LONG xDlg;
  LONG yDlg;
  WCHAR szEntry[RAS_MaxEntryName + 1];
  DWORD dwError;
  ULONG_PTR reserved;
  ULONG_PTR reserved2;
};

// RasPhonebookDlg
struct RASPBDLGW {
  DWORD dwSize;
  HWND hwndOwner;
  DWORD dwFlags;
  LONG xDlg;
  LONG yDlg;
  ULONG_PTR dwCallbackId;
  RASPBDLGFUNCW pCallback;
  DWORD dwError;
  ULONG_PTR reserved;
  ULONG_PTR reserved2;
};

struct RASNOUSERW {
  DWORD dwSize;
  DWORD dwFlags;
  DWORD dwTimeoutMs;
  WCHAR szUserName[kMaxUserName + 1];
  WCHAR szPassword[kMaxPassword + 1];
  WCHAR szDomain[kMaxDomain + 1];
};

#pragma pack(pop)

}  // namespace winras
