// RasGetConnectStatus, RasGetErrorString.

#include <cstddef>
#include <cstring>
#include <memory>
#include <string_view>

#include "simulator/addresses.h"
#include "simulator/functions.h"
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

// H7: of the line, or of the one link of it whose handle was given.
void ReadStatus(const Line& line, const Link* link, RASCONNSTATUSW& status) {
  status.rasconnstate = line.state();
  if (link != nullptr) status.rasconnstate = link->up() ? RASCS_Connected : RASCS_Disconnected;
  status.dwError = link == nullptr ? line.error() : link->error();
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
    const DWORD size = status->dwSize;
    if (size != sizeof(RASCONNSTATUSW) && size != offsetof(RASCONNSTATUSW, localEndPoint)) {
      return kErrorInvalidSize;
    }
    return service.Status(connection, [&](const Line& line, const Link* link) {
      RASCONNSTATUSW answer{};
      ReadStatus(line, link, answer);
      answer.dwSize = size;
      std::memcpy(status, &answer, size);
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
