#include <windows.h>

#include <objbase.h>

#include "provider/com_apartment.h"
#include "provider/system_library_windows.h"

namespace winras {
namespace {

// ole32.dll is looked up here and not linked: most programs need it for nothing, and Nano Server
// has none. Never freed, as COM may still be in use elsewhere.
HMODULE Ole32() {
  static const HMODULE library = LoadSystemLibrary(L"ole32.dll");
  return library;
}

}  // namespace

ComApartment::ComApartment(Kind kind) {
  const auto initialize = FindFunction<decltype(CoInitializeEx)>(Ole32(), "CoInitializeEx");
  const DWORD apartment = kind == Kind::kSingleThreaded
                              ? COINIT_APARTMENTTHREADED | COINIT_DISABLE_OLE1DDE
                              : COINIT_MULTITHREADED;
  entered_ = initialize != nullptr && SUCCEEDED(initialize(nullptr, apartment));
}

ComApartment::~ComApartment() {
  const auto uninitialize = FindFunction<decltype(CoUninitialize)>(Ole32(), "CoUninitialize");
  if (entered_ && uninitialize != nullptr) uninitialize();
}

}  // namespace winras
