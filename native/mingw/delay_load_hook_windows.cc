// For builds with mingw-w64; node-gyp brings one for MSVC. The addon imports Node-API from
// "node.exe", but it must also load in an executable of another name (Electron, a renamed node.exe,
// a single executable): whichever runs is the one that has Node-API.
#include <windows.h>

#include <delayimp.h>

#include <cstring>

namespace {

// On the thread that first calls Node-API.
FARPROC WINAPI FindNode(unsigned notification, PDelayLoadInfo import) {
  if (notification != dliNotePreLoadLibrary) return nullptr;
  if (_stricmp(import->szDll, "node.exe") != 0) return nullptr;
  // Where Node.js is a library, its functions are not the executable's.
  HMODULE node = GetModuleHandleW(L"libnode.dll");
  if (node == nullptr) node = GetModuleHandleW(nullptr);
  return reinterpret_cast<FARPROC>(node);
}

}  // namespace

extern "C" {
PfnDliHook __pfnDliNotifyHook2 = FindNode;
}
