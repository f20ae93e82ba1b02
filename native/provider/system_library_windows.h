// Windows' own DLLs, loaded when they are needed.
#pragma once

#include <windows.h>

namespace winras {

// From System32 and nowhere else, so that no DLL planted beside the program or in the current
// directory is taken for Windows' own. By its path, for a name alone would find whatever DLL of
// that name the process has loaded already. Null: GetLastError says why.
HMODULE LoadSystemLibrary(const wchar_t* name);

// Null where the library, or the function in it, is missing.
template <typename Function>
Function* FindFunction(HMODULE library, const char* name) {
  // Without a library GetProcAddress would search the program itself.
  if (library == nullptr) return nullptr;
  return reinterpret_cast<Function*>(reinterpret_cast<void (*)()>(GetProcAddress(library, name)));
}

}  // namespace winras
