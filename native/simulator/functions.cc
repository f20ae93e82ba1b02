#include "simulator/functions.h"

namespace winras::simulator {

std::shared_ptr<RasMan> CurrentRasMan() {
  // Every service is a RasMan: OpenService makes no other.
  auto* const service = static_cast<RasMan*>(Service::Current());
  return service == nullptr ? nullptr : service->shared_from_this();
}

const RasApi& Functions() {
  static const RasApi functions = [] {
    RasApi api;
#define WINRAS_FUNCTION(name, library) api.name = &name;
#include "abi/ras_functions.inc"
#undef WINRAS_FUNCTION
    return api;
  }();
  return functions;
}

}  // namespace winras::simulator
