// The C functions, and what they have in common.
#pragma once

#include <memory>
#include <utility>

#include "abi/error_codes.h"
#include "abi/ras_functions.h"
#include "simulator/rasman.h"

namespace winras::simulator {

// By the names under which rasapi32.dll exports them, for the DLL that stands in for it.
extern "C" {
#define WINRAS_FUNCTION(name, library) name##Function name;
#include "abi/ras_functions.inc"
#undef WINRAS_FUNCTION
}

// The calling thread's service, kept while the call lasts. Null: there is none.
std::shared_ptr<RasMan> CurrentRasMan();

// Every call of a C function: `body(service, call)` runs where the service does, fills in what the
// ledger should know and returns the result. Nothing is thrown across the C boundary.
template <class Body>
DWORD CallService(const char* function, const Body& body) noexcept {
  try {
    const std::shared_ptr<RasMan> service = CurrentRasMan();
    if (service == nullptr) return kErrorRasmanCannotInitialize;
    Call call{function, 0, 0, {}, nullptr};
    call.result = service->Ready();
    if (call.result == 0) call.result = body(*service, call);
    const DWORD result = call.result;
    service->RecordCall(std::move(call));
    return result;
  } catch (...) {
    return kErrorNotEnoughMemory;
  }
}

// The ledger tells what a handle was for, which the call may end.
template <class Body>
DWORD CallWithHandle(const char* function, HRASCONN handle, const Body& body) noexcept {
  return CallService(function, [&](RasMan& service, Call& call) {
    call.handle = handle;
    call.entry_name = service.EntryNameOf(handle);
    return body(service);
  });
}

}  // namespace winras::simulator
