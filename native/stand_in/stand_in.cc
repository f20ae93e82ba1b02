#include "stand_in/stand_in.h"

#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <memory>
#include <string>

namespace winras::simulator {
namespace {

std::string Configuration() {
  const char* const path = std::getenv("WINRAS_STAND_IN");
  if (path == nullptr) return {};
  std::ifstream file(path, std::ios::binary);
  return std::string(std::istreambuf_iterator<char>(file), {});
}

// On the first thread that calls RAS. Never destroyed: a thread may be inside RAS when the process
// ends.
Service* ProcessService() {
  static Service* const service = [] {
    const OpenResult opened = OpenService(Configuration(), MakeRealClock(1));
    if (opened.service == nullptr) {
      std::fprintf(stderr, "rasapi32.dll, the stand-in: %s\n", opened.error.c_str());
    }
    return std::make_unique<std::shared_ptr<Service>>(opened.service).release()->get();
  }();
  return service;
}

// On the thread that loads the DLL.
[[maybe_unused]] const bool process_service_is_set =
    (Service::SetProcessService(&ProcessService), true);

}  // namespace

extern "C" const Library* WinrasStandIn() { return &OwnLibrary(); }

}  // namespace winras::simulator
