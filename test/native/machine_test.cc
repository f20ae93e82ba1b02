// E1, E6, E9: what RasEnumDevices and RasGetCountryInfo answer, and how a RAS is asked that answers
// oddly.

#include <cstddef>
#include <cstring>

#include "calls/countries.h"
#include "calls/devices.h"
#include "simulator/simulator_provider.h"
#include "simulator_machine.h"

namespace winras::simulator::test::machine_test {
namespace {

const std::string kTwoDevices =
    "[Service]\nUsualDevices=0\n[Device]\nType=vpn\nName=A\n[Device]\nType=modem\nName=B\n";

TEST_CASE("E6: RasEnumDevices' sizes and pointers") {
  Machine machine(kTwoDevices);
  const auto enumerate = Functions().RasEnumDevicesW;
  RASDEVINFOW rows[3] = {};
  const DWORD size = sizeof(RASDEVINFOW);
  DWORD bytes = 0;
  DWORD count = 7;
  CHECK(enumerate(nullptr, &bytes, &count) == kErrorBufferTooSmall);
  CHECK(bytes == 2 * size);
  CHECK(enumerate(rows, nullptr, &count) == kErrorInvalidParameter);
  CHECK(enumerate(rows, &bytes, nullptr) == kErrorInvalidParameter);
  for (const DWORD wrong : {DWORD{0}, size - 1, size + 1}) {
    rows[0].dwSize = wrong;
    bytes = sizeof rows;
    CHECK(enumerate(rows, &bytes, &count) == kErrorInvalidSize);
  }
  rows[0].dwSize = size;
  for (const DWORD small : {DWORD{0}, 2 * size - 1}) {
    bytes = small;
    CHECK(enumerate(rows, &bytes, &count) == kErrorBufferTooSmall);
    CHECK(bytes == 2 * size);
  }
  bytes = 2 * size + 1;
  CHECK(enumerate(rows, &bytes, &count) == 0);
  CHECK(count == 2);
  CHECK(std::u16string(rows[0].szDeviceType) == u"vpn");
  CHECK(std::u16string(rows[1].szDeviceName) == u"B");
  CHECK(rows[2].dwSize == 0);
}

// A country's name behind its structure.
struct Info {
  RASCTRYINFO country{};
  WCHAR text[64] = {};
};

TEST_CASE("E9: RasGetCountryInfo's sizes and pointers") {
  Machine machine("[Entry]\nName=Office\nType=vpn\nNumber=1\n");
  const auto get = [](Info& info, DWORD id, DWORD& bytes) {
    info = {};
    info.country.dwSize = sizeof info.country;
    info.country.dwCountryID = id;
    return Functions().RasGetCountryInfoW(&info.country, &bytes);
  };
  Info info;
  DWORD bytes = sizeof info;
  CHECK(get(info, 1, bytes) == 0);
  CHECK(info.country.dwCountryID == 1);
  CHECK(info.country.dwNextCountryID == 107);
  CHECK(info.country.dwCountryNameOffset == sizeof(RASCTRYINFO));
  CHECK(std::u16string(info.text) == u"United States");
  CHECK(bytes == sizeof(RASCTRYINFO) + 14 * sizeof(WCHAR));

  const DWORD needed = bytes;
  bytes = needed - 1;
  CHECK(get(info, 1, bytes) == kErrorBufferTooSmall);
  CHECK(bytes == needed);
  CHECK(info.text[0] == 0);
  CHECK(get(info, 1, bytes) == 0);
  bytes = sizeof info;
  for (const DWORD none : {0u, 2u, 0xFFFFFFFFu}) {
    CHECK(get(info, none, bytes) == kErrorInvalidParameter);
  }
  bytes = sizeof(RASCTRYINFO) - 1;
  CHECK(get(info, 1, bytes) == kErrorInvalidUserBuffer);
  bytes = sizeof info;
  info.country.dwSize = sizeof info.country - 1;
  CHECK(Functions().RasGetCountryInfoW(&info.country, &bytes) == kErrorInvalidUserBuffer);
  CHECK(Functions().RasGetCountryInfoW(nullptr, &bytes) == kErrorInvalidUserBuffer);
  CHECK(Functions().RasGetCountryInfoW(&info.country, nullptr) == kErrorInvalidParameter);
}

// A RAS whose functions a test has changed.
class OddProvider final : public Provider {
 public:
  explicit OddProvider(const RasApi& api) : Provider(api, MakeVirtualClock()) {}
  std::u16string SystemMessage(DWORD) override { return {}; }
};

Answer<std::vector<Country>> CountriesOf(RasGetCountryInfoWFunction* get) {
  RasApi api;
  api.RasGetCountryInfoW = get;
  OddProvider odd(api);
  return Countries(odd);
}

Answer<std::vector<winras::Device>> DevicesOf(RasEnumDevicesWFunction* enumerate) {
  RasApi api;
  api.RasEnumDevicesW = enumerate;
  OddProvider odd(api);
  return winras::Devices(odd);
}

TEST_CASE("a RAS without the functions has them not, and is no crash") {
  CHECK(CountriesOf(nullptr).error == kFunctionUnavailable);
  CHECK(DevicesOf(nullptr).error == kFunctionUnavailable);
}

TEST_CASE("E9: a list of countries that leads back into itself ends") {
  static int calls;
  calls = 0;
  const auto answer = CountriesOf([](RASCTRYINFO* info, DWORD*) -> DWORD {
    ++calls;
    info->dwNextCountryID = info->dwCountryID % 3 + 1;
    return 0;
  });
  CHECK(answer.error == 0);
  CHECK(answer.value.size() == 3);
  CHECK(calls == 3);
}

TEST_CASE("E9: so does one without an end") {
  const auto answer = CountriesOf([](RASCTRYINFO* info, DWORD*) -> DWORD {
    info->dwNextCountryID = info->dwCountryID + 1;
    return 0;
  });
  CHECK(answer.error == 0);
  CHECK(answer.value.size() == 4096);
}

TEST_CASE("E9: a name that lies outside its buffer is none, one without an end goes to its end") {
  static DWORD offset;
  const auto name_at = [](DWORD at) {
    offset = at;
    const auto answer = CountriesOf([](RASCTRYINFO* info, DWORD* bytes) -> DWORD {
      std::memset(static_cast<void*>(info), 'x', *bytes);
      info->dwNextCountryID = 0;
      info->dwCountryNameOffset = offset;
      return 0;
    });
    REQUIRE(answer.value.size() == 1);
    return answer.value[0].name.size();
  };
  CHECK(name_at(sizeof(RASCTRYINFO)) == (256 - sizeof(RASCTRYINFO)) / sizeof(WCHAR));
  CHECK(name_at(253) == 1);
  for (const DWORD outside : {255u, 256u, 257u, 0xFFFFFFFEu, 0xFFFFFFFFu}) {
    CHECK(name_at(outside) == 0);
  }
}

TEST_CASE("E9: a name that needs more than the usual buffer gets it; one that needs too much not") {
  const auto answer = CountriesOf([](RASCTRYINFO* info, DWORD* bytes) -> DWORD {
    const DWORD available = *bytes;
    *bytes = 1000;
    if (available < 1000) return kErrorBufferTooSmall;
    info->dwCountryNameOffset = 900;
    const WCHAR name[] = u"Far";
    std::memcpy(reinterpret_cast<BYTE*>(info) + 900, name, sizeof name);
    return 0;
  });
  REQUIRE(answer.value.size() == 1);
  CHECK(answer.value[0].name == u"Far");

  static int calls;
  for (const bool lies_low : {true, false}) {
    static DWORD asked_for;
    asked_for = lies_low ? 1 : 0xFFFFFFFF;
    calls = 0;
    CHECK(CountriesOf([](RASCTRYINFO*, DWORD* bytes) -> DWORD {
            ++calls;
            *bytes = asked_for;
            return kErrorBufferTooSmall;
          }).error == kErrorBufferTooSmall);
    CHECK(calls < 20);
  }
}

TEST_CASE("E9: what a country of the list cannot be asked for is told") {
  const auto answer = CountriesOf([](RASCTRYINFO* info, DWORD*) -> DWORD {
    info->dwNextCountryID = 107;
    return info->dwCountryID == 1 ? DWORD{0} : kErrorTapiConfiguration;
  });
  CHECK(answer.error == kErrorTapiConfiguration);
  CHECK(std::string(answer.operation) == "RasGetCountryInfo");
}

TEST_CASE("E1: devices without the ends of their strings, and more of them than were written") {
  const auto answer = DevicesOf([](RASDEVINFOW* rows, DWORD* bytes, DWORD* count) -> DWORD {
    const DWORD available = *bytes;
    *bytes = sizeof(RASDEVINFOW);
    if (available < *bytes) return kErrorBufferTooSmall;
    std::memset(static_cast<void*>(rows), 'x', sizeof(RASDEVINFOW));
    *count = 1000;
    return 0;
  });
  CHECK(answer.error == 0);
  REQUIRE(answer.value.size() == 1);
  CHECK(answer.value[0].type.size() == RAS_MaxDeviceType + 1);
  CHECK(answer.value[0].name.size() == RAS_MaxDeviceName + 1);
}

TEST_CASE("E1: a list of devices that needs more memory than any has is given up") {
  CHECK(DevicesOf([](RASDEVINFOW*, DWORD* bytes, DWORD*) -> DWORD {
          *bytes = 0xFFFFFFFF;
          return kErrorBufferTooSmall;
        }).error == kErrorBufferTooSmall);
}

}  // namespace
}  // namespace winras::simulator::test::machine_test
