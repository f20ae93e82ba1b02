// RasGetCountryInfo.

#include <cstddef>
#include <cstring>
#include <iterator>
#include <string_view>

#include "simulator/functions.h"

namespace winras::simulator {
namespace {

struct Country {
  DWORD id;
  DWORD code;
  std::u16string_view name;
};

constexpr Country kCountries[] = {
#define WINRAS_COUNTRY(id, code, name) {id, code, u##name},
#include "simulator/countries.inc"
#undef WINRAS_COUNTRY
};

// E9: `info` tells its own size and the country; the name goes behind it.
DWORD GiveCountry(RASCTRYINFO* info, DWORD* bytes) {
  if (bytes == nullptr) return kErrorInvalidParameter;
  if (info == nullptr || *bytes < sizeof(RASCTRYINFO)) return kErrorInvalidUserBuffer;
  RASCTRYINFO answer;
  std::memcpy(&answer, info, sizeof answer);
  if (answer.dwSize != sizeof answer) return kErrorInvalidUserBuffer;

  std::size_t index = 0;
  while (index < std::size(kCountries) && kCountries[index].id != answer.dwCountryID) ++index;
  if (index == std::size(kCountries)) return kErrorInvalidParameter;
  const Country& country = kCountries[index];
  const DWORD available = *bytes;
  const std::size_t name_bytes = (country.name.size() + 1) * sizeof(WCHAR);
  *bytes = static_cast<DWORD>(sizeof answer + name_bytes);
  if (available < *bytes) return kErrorBufferTooSmall;

  const bool is_last = index + 1 == std::size(kCountries);
  answer.dwNextCountryID = is_last ? 0 : kCountries[index + 1].id;
  answer.dwCountryCode = country.code;
  answer.dwCountryNameOffset = sizeof answer;
  std::memcpy(info, &answer, sizeof answer);
  // The view is of a literal, which has its NUL.
  std::memcpy(reinterpret_cast<BYTE*>(info) + sizeof answer, country.name.data(), name_bytes);
  return 0;
}

}  // namespace

DWORD WINRAS_WINAPI RasGetCountryInfoW(RASCTRYINFO* info, DWORD* bytes) {
  return CallService("RasGetCountryInfo", [&](RasMan&, Call&) { return GiveCountry(info, bytes); });
}

}  // namespace winras::simulator
