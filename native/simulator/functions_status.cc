// RasGetConnectStatus, RasGetErrorString.

#include <cstddef>
#include <cstring>
#include <memory>
#include <string_view>

#include "simulator/addresses.h"
#include "simulator/functions.h"
#include "simulator/structure_versions.h"
#include "simulator/text.h"

namespace winras::simulator {
namespace {

struct ErrorString {
  UINT code;
  const char16_t* text;
};

constexpr ErrorString kErrorStrings[] = {
#define WINRAS_ERROR_STRING(code, text) {code, u##text},
#include "simulator/error_strings.inc"
#undef WINRAS_ERROR_STRING
};

// G3: RASCONNSTATUS.dwError.
DWORD ErrorOf(const Line& line, const Link* link) {
  const DWORD error = link == nullptr ? line.error() : link->error();
  const bool is_dialing = line.phase() == LinePhase::kDialing || line.phase() == LinePhase::kPaused;
  if (error != 0 || !is_dialing) return error;
  switch (line.behaviour().dialing_error) {
    case DialingError::kPending:
      return kPending;
    case DialingError::kEarlierAttempt:
      return line.given_up();
    case DialingError::kNone:
      break;
  }
  return 0;
}

// H7: of the line, or of the one link of it whose handle was given.
void ReadStatus(const Line& line, const Link* link, RASCONNSTATUSW& status) {
  status.rasconnstate = line.state();
  if (link != nullptr) status.rasconnstate = link->up() ? RASCS_Connected : RASCS_Disconnected;
  status.dwError = ErrorOf(line, link);
  const Device& device = link == nullptr ? line.device() : link->device();
  ToMember(device.type, status.szDeviceType);
  ToMember(device.name, status.szDeviceName);
  ToMember(link == nullptr ? line.phone_number() : link->phone_number(), status.szPhoneNumber);
  status.localEndPoint = LocalEndpoint(line);
  status.remoteEndPoint = RemoteEndpoint(line);
  status.rasconnsubstate = line.substate();
}

// X1: `length` counts characters, and the buffer is left alone where there is no text.
DWORD GiveErrorString(UINT error, LPWSTR text, DWORD length) noexcept {
  if (text == nullptr) return kErrorInvalidParameter;
  for (const ErrorString& known : kErrorStrings) {
    if (known.code != error) continue;
    const std::u16string_view found = known.text;
    if (found.size() >= length) return kErrorInsufficientBuffer;
    std::memcpy(text, found.data(), found.size() * sizeof(char16_t));
    text[found.size()] = 0;
    return 0;
  }
  return kErrorInvalidParameter;
}

}  // namespace

DWORD WINRAS_WINAPI RasGetConnectStatusW(HRASCONN connection, RASCONNSTATUSW* status) {
  return CallWithHandle("RasGetConnectStatus", connection, [&](RasMan& service) -> DWORD {
    if (status == nullptr) return kErrorInvalidParameter;
    const StructureVersion* const version = FindVersion(kRasConnStatusVersions, status->dwSize);
    if (version == nullptr) return kErrorInvalidSize;
    return service.Status(connection, [&](const Line& line, const Link* link) {
      RASCONNSTATUSW answer{};
      ReadStatus(line, link, answer);
      WriteVersion(answer, *version, status);
    });
  });
}

// Works where no service runs, as a table does.
DWORD WINRAS_WINAPI RasGetErrorStringW(UINT error, LPWSTR text, DWORD length) {
  const DWORD result = GiveErrorString(error, text, length);
  try {
    const std::shared_ptr<RasMan> service = CurrentRasMan();
    if (service != nullptr) service->RecordCall({"RasGetErrorString", 0, result, {}, nullptr});
  } catch (...) {
    return kErrorNotEnoughMemory;
  }
  return result;
}

}  // namespace winras::simulator
