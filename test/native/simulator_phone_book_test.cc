// What the simulator's functions for phone books refuse, and with which error. B1, B2, B10, B13.

#include <cstddef>
#include <cstring>
#include <functional>
#include <vector>

#include "simulator_machine.h"

namespace winras::simulator::test::simulator_phone_book_test {
namespace {

const std::string kEntries =
    "[Entry]\nName=Office\nType=vpn\nNumber=host\n"
    "[Entry]\nName=Modem\nType=modem\nNumber=1\n"
    "[Entry]\nName=Common\nBook=allUsers\nType=modem\nNumber=1\n";
constexpr LPCWSTR kNoBook = u"C:\\nowhere.pbk";

RASENTRYW Properties(LPCWSTR entry) {
  RASENTRYW properties{};
  properties.dwSize = sizeof properties;
  DWORD bytes = sizeof properties;
  CHECK(Functions().RasGetEntryPropertiesW(nullptr, entry, &properties, &bytes, nullptr, nullptr) ==
        0);
  properties.dwSubEntries = 0;  // B2
  return properties;
}

DWORD Set(LPCWSTR entry, RASENTRYW properties) {
  return Functions().RasSetEntryPropertiesW(nullptr, entry, &properties, sizeof properties, nullptr,
                                            0);
}

TEST_CASE("B1: the errors of RasGetEntryProperties") {
  Machine machine(kEntries);
  const auto get = Functions().RasGetEntryPropertiesW;
  RASENTRYW properties{};
  properties.dwSize = sizeof properties;
  DWORD bytes = sizeof properties;
  BYTE device = 0;
  DWORD device_bytes = 0;

  CHECK(get(nullptr, nullptr, &properties, &bytes, nullptr, nullptr) == kErrorInvalidParameter);
  CHECK(get(nullptr, u"Office", &properties, nullptr, nullptr, nullptr) == kErrorInvalidParameter);
  CHECK(get(nullptr, u"Office", &properties, &bytes, &device, nullptr) == kErrorInvalidParameter);
  // Nobody looks at the size of a block that there is not.
  CHECK(get(nullptr, u"Office", &properties, &bytes, nullptr, &device_bytes) == 0);
  CHECK(get(nullptr, u"Office", nullptr, nullptr, nullptr, nullptr) == 0);

  CHECK(get(nullptr, u"Office", nullptr, &bytes, nullptr, nullptr) == kErrorBufferInvalid);

  for (const DWORD room : {DWORD{1}, bytes - 1}) {
    DWORD small = room;
    CHECK(get(nullptr, u"Office", &properties, &small, nullptr, nullptr) == kErrorBufferTooSmall);
  }
  bytes = 0;
  CHECK(get(nullptr, u"Office", nullptr, &bytes, nullptr, nullptr) == kErrorBufferTooSmall);
  CHECK(bytes == sizeof properties);

  for (const std::size_t size : {std::size_t{0}, sizeof properties - 1, sizeof properties + 1}) {
    properties.dwSize = static_cast<DWORD>(size);
    CHECK(get(nullptr, u"Office", &properties, &bytes, nullptr, nullptr) == kErrorInvalidSize);
  }
  properties.dwSize = sizeof properties;

  CHECK(get(nullptr, u"Nowhere", &properties, &bytes, nullptr, nullptr) ==
        kErrorCannotFindPhonebookEntry);
  CHECK(get(kNoBook, u"Office", &properties, &bytes, nullptr, nullptr) ==
        kErrorCannotOpenPhonebook);
  CHECK(get(nullptr, u"Office", &properties, &bytes, nullptr, nullptr) == 0);
  CHECK(std::u16string(properties.szLocalPhoneNumber) == u"host");
  CHECK(get(nullptr, u"", &properties, &bytes, nullptr, nullptr) == 0);
  CHECK(machine.service().Violations().empty());
}

TEST_CASE("B2: the errors of RasSetEntryProperties") {
  Machine machine(kEntries);
  const auto set = Functions().RasSetEntryPropertiesW;
  const RASENTRYW office = Properties(u"Office");
  RASENTRYW properties = office;
  constexpr DWORD kBytes = sizeof properties;
  BYTE device = 0;
  CHECK(set(nullptr, u"Office", &properties, kBytes, nullptr, 0) == 0);

  CHECK(set(nullptr, nullptr, &properties, kBytes, nullptr, 0) == kErrorInvalidParameter);
  CHECK(set(nullptr, u"Office", &properties, kBytes, &device, 0) == kErrorInvalidParameter);
  CHECK(set(nullptr, u"Office", &properties, kBytes, nullptr, 1) == 0);

  CHECK(set(nullptr, u"Office", nullptr, kBytes, nullptr, 0) == kErrorBufferInvalid);
  for (const DWORD bytes : {DWORD{0}, DWORD{3}, kBytes - 1}) {
    CHECK(set(nullptr, u"Office", &properties, bytes, nullptr, 0) == kErrorBufferInvalid);
  }

  for (const std::size_t size : {std::size_t{0}, sizeof properties - 1, sizeof properties + 1}) {
    properties.dwSize = static_cast<DWORD>(size);
    CHECK(set(nullptr, u"Office", &properties, kBytes, nullptr, 0) == kErrorInvalidSize);
  }
  properties = office;

  CHECK(set(kNoBook, u"Office", &properties, kBytes, nullptr, 0) == kErrorCannotOpenPhonebook);
  CHECK(machine.service().Violations().empty());
}

TEST_CASE("B2: RasSetEntryProperties without what it needs is 87") {
  Machine machine(kEntries);
  const std::vector<std::function<void(RASENTRYW&)>> removals = {
      [](RASENTRYW& entry) { entry.szLocalPhoneNumber[0] = 0; },
      [](RASENTRYW& entry) { entry.szDeviceType[0] = 0; },
      [](RASENTRYW& entry) { entry.szDeviceName[0] = 0; },
      [](RASENTRYW& entry) { entry.dwFramingProtocol = 0; },
      [](RASENTRYW& entry) { entry.dwType = 0; },
  };
  for (const LPCWSTR name : {u"Modem", u"New"}) {
    const RASENTRYW modem = Properties(u"Modem");
    for (const auto& remove : removals) {
      RASENTRYW properties = modem;
      remove(properties);
      CHECK(Set(name, properties) == kErrorInvalidParameter);
    }
  }
  CHECK(machine.service().Violations().empty());
  CHECK(Set(u"New", Properties(u"Modem")) == 0);

  // B7, B6: Windows would take the one for itself and crash of the other.
  RASENTRYW misuse = Properties(u"Modem");
  misuse.dwSubEntries = 1;
  CHECK(Set(u"Modem", misuse) == kErrorInvalidParameter);
  misuse = Properties(u"Office");
  misuse.szLocalPhoneNumber[0] = 0;
  CHECK(Set(u"Office", misuse) == kErrorInvalidParameter);
  CHECK(machine.service().Violations().size() == 2);
}

TEST_CASE("B2: what programs in use leave out is taken, where RAS is so") {
  Machine machine("[Service]\nIncompleteEntries=taken\n" + kEntries);
  RASENTRYW properties = Properties(u"Office");
  properties.szDeviceName[0] = 0;
  properties.dwType = 0;
  properties.dwFramingProtocol = 0;
  CHECK(Set(u"New", properties) == 0);
  const RASENTRYW made = Properties(u"New");
  CHECK(made.szDeviceName[0] == 0);
  CHECK(made.dwType == RASET_Vpn);
  CHECK(made.dwFramingProtocol == RASFP_Ppp);

  properties.szDeviceType[0] = 0;
  CHECK(Set(u"New", properties) == kErrorInvalidParameter);
  CHECK(machine.service().Violations().empty());
}

TEST_CASE("B2: who is no administrator changes no entry of all users: 5") {
  Machine machine("[Service]\nAdministrator=0\n" + kEntries);
  CHECK(Set(u"Common", Properties(u"Common")) == kErrorAccessDenied);
  CHECK(Set(u"Modem", Properties(u"Modem")) == 0);
}

RASSUBENTRYW Link() {
  RASSUBENTRYW link{};
  link.dwSize = sizeof link;
  Copy(u"modem", link.szDeviceType);
  Copy(u"Second", link.szDeviceName);
  Copy(u"2", link.szLocalPhoneNumber);
  return link;
}

TEST_CASE("B10: the errors of RasGetSubEntryProperties") {
  Machine machine(kEntries);
  const auto get = Functions().RasGetSubEntryPropertiesW;
  RASSUBENTRYW link = Link();
  DWORD bytes = sizeof link;
  BYTE device = 0;
  DWORD device_bytes = 0;

  CHECK(get(nullptr, nullptr, 1, &link, &bytes, nullptr, nullptr) == kErrorInvalidParameter);
  CHECK(get(nullptr, u"Modem", 0, &link, &bytes, nullptr, nullptr) == kErrorInvalidParameter);
  CHECK(get(nullptr, u"Modem", 1, &link, nullptr, nullptr, nullptr) == kErrorInvalidParameter);
  CHECK(get(nullptr, u"Modem", 1, &link, &bytes, &device, nullptr) == kErrorInvalidParameter);
  CHECK(get(nullptr, u"Modem", 1, &link, &bytes, nullptr, &device_bytes) == 0);

  CHECK(get(nullptr, u"Modem", 1, nullptr, &bytes, nullptr, nullptr) == kErrorBufferInvalid);

  bytes = sizeof link - 1;
  CHECK(get(nullptr, u"Modem", 1, &link, &bytes, nullptr, nullptr) == kErrorBufferTooSmall);
  CHECK(bytes == sizeof link);
  bytes = 0;
  CHECK(get(nullptr, u"Modem", 1, nullptr, &bytes, nullptr, nullptr) == kErrorBufferTooSmall);
  CHECK(bytes == sizeof link);

  CHECK(get(nullptr, u"Nowhere", 1, &link, &bytes, nullptr, nullptr) ==
        kErrorCannotFindPhonebookEntry);
  CHECK(get(kNoBook, u"Modem", 1, &link, &bytes, nullptr, nullptr) == kErrorCannotOpenPhonebook);
  CHECK(get(nullptr, u"Modem", 1, &link, &bytes, nullptr, nullptr) == 0);
  CHECK(std::u16string(link.szLocalPhoneNumber) == u"1");
}

TEST_CASE(
    "B10: the errors of RasSetSubEntryProperties; a link that exists is changed, others are made") {
  Machine machine(kEntries);
  const auto set = Functions().RasSetSubEntryPropertiesW;
  RASSUBENTRYW link = Link();
  constexpr DWORD kBytes = sizeof link;
  BYTE device = 0;

  CHECK(set(nullptr, nullptr, 1, &link, kBytes, nullptr, 0) == kErrorInvalidParameter);
  CHECK(set(nullptr, u"Modem", 0, &link, kBytes, nullptr, 0) == kErrorInvalidParameter);
  CHECK(set(nullptr, u"Modem", 1, &link, kBytes, &device, 0) == kErrorInvalidParameter);
  CHECK(set(nullptr, u"Common", 1, &link, kBytes, nullptr, 1) == 0);

  CHECK(set(nullptr, u"Modem", 1, nullptr, kBytes, nullptr, 0) == kErrorBufferInvalid);
  for (const DWORD bytes : {DWORD{0}, DWORD{3}, kBytes - 1}) {
    CHECK(set(nullptr, u"Modem", 1, &link, bytes, nullptr, 0) == kErrorBufferInvalid);
  }

  CHECK(set(nullptr, u"Nowhere", 1, &link, kBytes, nullptr, 0) == kErrorCannotFindPhonebookEntry);
  CHECK(set(kNoBook, u"Modem", 1, &link, kBytes, nullptr, 0) == kErrorCannotOpenPhonebook);

  const auto links = [] {
    RASENTRYW properties{};
    properties.dwSize = sizeof properties;
    DWORD bytes = sizeof properties;
    CHECK(Functions().RasGetEntryPropertiesW(nullptr, u"Modem", &properties, &bytes, nullptr,
                                             nullptr) == 0);
    return properties.dwSubEntries;
  };
  CHECK(links() == 1);
  CHECK(set(nullptr, u"Modem", 1, &link, kBytes, nullptr, 0) == 0);
  CHECK(links() == 1);
  CHECK(set(nullptr, u"Modem", 2, &link, kBytes, nullptr, 0) == 0);
  CHECK(links() == 2);
  CHECK(machine.service().Violations().empty());
}

TEST_CASE("B6: an entry that is dialed is deleted, and its port is not free again") {
  for (const double dialed_for : {30.0, 1'000.0}) {
    Machine machine(kEntries + "[Server]\nNumber=host\nAnyone=1\n");
    const RASENTRYW office = Properties(u"Office");
    Listener listener;
    Arguments arguments(u"Office", listener);
    HRASCONN handle = nullptr;
    CHECK(machine.Dial(arguments, handle) == 0);
    machine.Advance(dialed_for);
    CHECK(Functions().RasDeleteEntryW(nullptr, u"Office") == 0);
    CHECK(machine.service().Violations().size() == 1);

    // The line goes on without its entry.
    machine.Advance(1'000);
    CHECK(listener.last().state == RASCS_Connected);
    CHECK(machine.HangUp(handle) == 0);
    machine.Advance(1'000);

    HRASCONN again = nullptr;
    CHECK(machine.Dial(arguments, again) == kErrorCannotFindPhonebookEntry);
    CHECK(Set(u"Office", office) == 0);
    CHECK(machine.Dial(arguments, again) == kErrorPortNotAvailable);
    CHECK(again == nullptr);
  }
}

TEST_CASE("B6: directly after RasHangUp an entry is deleted, and a new one dialed") {
  Machine machine("[Service]\nLinger=50\n" + kEntries + "[Server]\nNumber=host\nAnyone=1\n");
  const RASENTRYW office = Properties(u"Office");
  Listener listener;
  Arguments arguments(u"Office", listener);
  HRASCONN handle = nullptr;
  CHECK(machine.Dial(arguments, handle) == 0);
  machine.Advance(1'000);
  CHECK(machine.HangUp(handle) == 0);
  CHECK(Functions().RasDeleteEntryW(nullptr, u"Office") == 0);
  machine.Advance(100);
  CHECK(Set(u"Office", office) == 0);
  HRASCONN again = nullptr;
  CHECK(machine.Dial(arguments, again) == 0);
  machine.Advance(1'000);
  CHECK(machine.HangUp(again) == 0);
  machine.Advance(1'000);
  CHECK(machine.service().Violations().empty());
}

TEST_CASE("B13: a missing entry is 623, or 123 as the page says; a missing book 621") {
  for (const DWORD code : {kErrorCannotFindPhonebookEntry, kErrorInvalidName}) {
    Machine machine("[Service]\nMissingEntryDeleted=" + std::to_string(code) + "\n" + kEntries);
    const auto remove = Functions().RasDeleteEntryW;
    CHECK(remove(nullptr, u"Nowhere") == code);
    CHECK(remove(nullptr, nullptr) == kErrorInvalidParameter);
    CHECK(remove(kNoBook, u"Office") == kErrorCannotOpenPhonebook);
    CHECK(remove(nullptr, u"Office") == 0);
    CHECK(remove(nullptr, u"Office") == code);
  }
}

TEST_CASE("B13: who is no administrator deletes no entry of all users: 5") {
  for (const bool administrator : {false, true}) {
    Machine machine("[Service]\nAdministrator=" + std::to_string(administrator) + "\n" + kEntries);
    CHECK(Functions().RasDeleteEntryW(nullptr, u"Common") ==
          (administrator ? 0 : kErrorAccessDenied));
    CHECK(Functions().RasDeleteEntryW(nullptr, u"Modem") == 0);
  }
}

}  // namespace
}  // namespace winras::simulator::test::simulator_phone_book_test
