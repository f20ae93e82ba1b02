// The Windows types that RAS' structures and functions are made of, with the same sizes on every
// platform. They live in our namespace, so that <windows.h> can stand in the same translation unit:
// inside it the names below are found first.
#pragma once

#include <cstddef>
#include <cstdint>

// The calling convention of the Windows API; only 32-bit Windows has one of its own.
#if defined(_WIN32) && !defined(_WIN64)
#define WINRAS_WINAPI __stdcall
#else
#define WINRAS_WINAPI
#endif

namespace winras {

using BYTE = std::uint8_t;
using WORD = std::uint16_t;
using DWORD = std::uint32_t;
using LONG = std::int32_t;
using UINT = unsigned int;
using BOOL = std::int32_t;
using ULONG_PTR = std::uintptr_t;
using WCHAR = char16_t;

using LPVOID = void*;
using LPWSTR = WCHAR*;
using LPCWSTR = const WCHAR*;

using HANDLE = void*;

// Declared first: the name would else mean the one of <windows.h> where that comes before.
struct HWND__;
using HWND = HWND__*;

struct GUID {
  DWORD Data1;
  WORD Data2;
  WORD Data3;
  BYTE Data4[8];
};

struct LUID {
  DWORD LowPart;
  LONG HighPart;
};

struct FILETIME {
  DWORD dwLowDateTime;
  DWORD dwHighDateTime;
};

// An IPv4 address of a phone-book entry, first byte first.
struct RASIPADDR {
  BYTE a;
  BYTE b;
  BYTE c;
  BYTE d;
};

// Windows' in_addr and in6_addr, as the bytes that they are: in network order.
struct RASIPV4ADDR {
  BYTE bytes[4];
};

struct RASIPV6ADDR {
  BYTE bytes[16];
};

// <windows.h> makes macros of MAX_PATH, UNLEN, PWLEN, DNLEN and NETBIOS_NAME_LEN.
constexpr std::size_t kMaxPath = 260;
constexpr std::size_t kMaxUserName = 256;
constexpr std::size_t kMaxPassword = 256;
constexpr std::size_t kMaxDomain = 15;
constexpr std::size_t kNetBiosNameLength = 16;

}  // namespace winras
