// The addon for contract tests over the stand-in rasapi32.dll: its simulators are services of that
// DLL, whose functions are those that the system provider has found in System32.
#include <napi.h>
#include <windows.h>

#include <cstddef>
#include <cstring>
#include <string>

#include "objects/addon_object.h"
#include "provider/ras_api.h"
#include "provider/system_provider.h"
#include "stand_in/stand_in.h"

namespace winras {
namespace {

// For dialogs the system provider has functions of its own, which ask for these when one is shown.
template <class Function>
Function FromRasdlg(const char* name) {
  static const HMODULE rasdlg =
      LoadLibraryExW(L"rasdlg.dll", nullptr, LOAD_LIBRARY_SEARCH_SYSTEM32);
  return reinterpret_cast<Function>(reinterpret_cast<void (*)()>(GetProcAddress(rasdlg, name)));
}

simulator::Library StandIn(Napi::Env env) {
  const SystemProviderResult system = OpenSystemProvider();
  const HMODULE rasapi32 = GetModuleHandleW(L"rasapi32.dll");
  const auto stand_in = reinterpret_cast<simulator::StandInFunction*>(
      reinterpret_cast<void (*)()>(GetProcAddress(rasapi32, simulator::kStandInFunction)));
  if (system.provider == nullptr || stand_in == nullptr) {
    throw Napi::Error::New(env, "the rasapi32.dll of System32 is not the stand-in");
  }
  const simulator::Library library = *stand_in();
  const RasApi& found = system.provider->api();
#define WINRAS_FOUND_rasapi32(name) found.name
#define WINRAS_FOUND_rasdlg(name) FromRasdlg<decltype(found.name)>(#name)
#define WINRAS_FUNCTION(name, dll)                                                               \
  if (library.functions.name != nullptr && library.functions.name != WINRAS_FOUND_##dll(name)) { \
    throw Napi::Error::New(env, #dll ".def lacks " #name ", which the simulator has");           \
  }
#include "abi/ras_functions.inc"
#undef WINRAS_FUNCTION
#undef WINRAS_FOUND_rasapi32
#undef WINRAS_FOUND_rasdlg
  return library;
}

Napi::Object Init(Napi::Env env, Napi::Object exports) {
  MakeAddonObject(exports, StandIn(env));
  return exports;
}

}  // namespace

NODE_API_MODULE(winras, Init)

}  // namespace winras
