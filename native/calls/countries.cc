#include "calls/countries.h"

#include <algorithm>
#include <cstddef>
#include <cstring>
#include <set>
#include <utility>

#include "abi/error_codes.h"
#include "calls/error_message.h"

namespace winras {
namespace {

constexpr DWORD kFirstCountry = 1;
// TAPI knows about 250. A list that goes on beyond this is none.
constexpr std::size_t kMostCountries = 4096;
// What rule E9 says is the least.
constexpr std::size_t kUsualSize = 256;
// Of a name. A RAS that asks for more is given up.
constexpr std::size_t kLargestSize = 64 * 1024;

using Buffer = std::vector<BYTE>;

// The name lies behind the structure, at an offset that RAS tells. It may point anywhere, and the
// name may have no end.
std::u16string NameIn(const Buffer& buffer, DWORD offset) {
  std::u16string name;
  for (std::size_t at = offset; at + sizeof(WCHAR) <= buffer.size(); at += sizeof(WCHAR)) {
    WCHAR unit = 0;
    std::memcpy(&unit, buffer.data() + at, sizeof unit);
    if (unit == 0) break;
    name += unit;
  }
  return name;
}

DWORD AskCountry(const RasApi& api, DWORD id, Buffer& buffer, RASCTRYINFO& country) {
  if (api.RasGetCountryInfoW == nullptr) return kFunctionUnavailable;
  for (std::size_t size = kUsualSize; size <= kLargestSize;) {
    buffer.assign(size, 0);
    country = {};
    country.dwSize = sizeof country;
    country.dwCountryID = id;
    std::memcpy(buffer.data(), &country, sizeof country);
    DWORD bytes = static_cast<DWORD>(size);
    const DWORD error =
        api.RasGetCountryInfoW(reinterpret_cast<RASCTRYINFO*>(buffer.data()), &bytes);
    if (error == 0) std::memcpy(&country, buffer.data(), sizeof country);
    if (error != kErrorBufferTooSmall) return error;
    size = std::max<std::size_t>(bytes, size * 2);
  }
  return kErrorBufferTooSmall;
}

}  // namespace

Answer<std::vector<Country>> Countries(Provider& provider) {
  Answer<std::vector<Country>> answer{"RasGetCountryInfo"};
  Buffer buffer;
  std::set<DWORD> seen;  // a list may lead back into itself
  DWORD id = kFirstCountry;
  while (id != 0 && seen.size() < kMostCountries && seen.insert(id).second) {
    RASCTRYINFO country;
    answer.error = AskCountry(provider.api(), id, buffer, country);
    if (answer.error != 0) break;
    answer.value.push_back(
        {country.dwCountryID, country.dwCountryCode, NameIn(buffer, country.dwCountryNameOffset)});
    id = country.dwNextCountryID;
  }
  return WithMessage(provider, std::move(answer));
}

}  // namespace winras
