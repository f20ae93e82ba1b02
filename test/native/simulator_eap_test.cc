// C6, D19, D20: the functions of EAP, as a program calls them that makes mistakes.
#include <cstring>
#include <vector>

#include "simulator_machine.h"

namespace winras::simulator::test::simulator_eap_test {
namespace {

std::string Config(const std::string& eap) {
  return "[Entry]\nName=Campus\nType=vpn\nNumber=host\nEapWindow=0\n" + eap +
         "[Server]\nNumber=host\nAnyone=1\n";
}

DWORD Get(RASEAPUSERIDENTITYW** identity, DWORD flags = RASEAPF_NonInteractive) {
  return Functions().RasGetEapUserIdentityW(nullptr, u"Campus", flags, nullptr, identity);
}

DWORD DialWith(Machine& machine, BYTE* info, DWORD size) {
  Listener listener;
  Arguments arguments(u"Campus", listener);
  arguments.extensions.RasEapInfo.dwSizeofEapInfo = size;
  arguments.extensions.RasEapInfo.pbEapInfo = info;
  HRASCONN handle = nullptr;
  const DWORD error = machine.Dial(arguments, handle);
  machine.Advance(1'000);
  if (handle != nullptr) machine.HangUp(handle);
  machine.Advance(1'000);
  return error != 0 ? error : listener.events().empty() ? 1 : listener.last().error;
}

TEST_CASE("D20: what RasGetEapUserIdentity answers") {
  RASEAPUSERIDENTITYW* identity = nullptr;
  SUBCASE("an entry without EAP") {
    Machine machine(Config(""));
    CHECK(Get(&identity) == kErrorInvalidFunctionForEntry);
    CHECK(Get(nullptr) == kEInvalidArg);
    CHECK(Functions().RasGetEapUserIdentityW(nullptr, u"None", 2, nullptr, &identity) ==
          kErrorCannotFindPhonebookEntry);
    CHECK(Functions().RasGetEapUserIdentityW(u"C:\\none", u"Campus", 2, nullptr, &identity) ==
          kErrorCannotOpenPhonebook);
    CHECK(machine.service().Violations().empty());
    CHECK(Get(&identity, 0x10) == kErrorInvalidParameter);
    CHECK(machine.service().Violations().size() == 1);
  }
  SUBCASE("a method that has to ask") {
    Machine machine(Config("Eap=peap\n"));
    CHECK(Get(&identity) == kErrorInteractiveMode);
    BYTE data[] = {1};
    CHECK(Functions().RasSetEapUserDataW(nullptr, nullptr, u"Campus", data, 1) == 0);
    CHECK(Get(&identity) == 0);
    CHECK(Get(&identity, RASEAPF_NonInteractive | RASEAPF_Preview) == kErrorInteractiveMode);
    Functions().RasFreeEapUserIdentityW(identity);
    CHECK(machine.service().Violations().empty());
  }
}

TEST_CASE("D15: an identity is to be freed, once, and dialed with before") {
  Machine machine(Config("Eap=certificate\n"));
  RASEAPUSERIDENTITYW* identity = nullptr;
  REQUIRE(Get(&identity) == 0);
  const DWORD size = identity->dwSizeofEapInfo;
  BYTE* const info = identity->pbEapInfo;
  std::vector<BYTE> own(info, info + size);
  CHECK(DialWith(machine, info, size) == 0);
  CHECK(machine.service().Violations().size() == 1);  // it is not freed yet
  Functions().RasFreeEapUserIdentityW(identity);
  CHECK(machine.service().Violations().empty());
  CHECK(DialWith(machine, own.data(), size) == 0);
  CHECK(DialWith(machine, nullptr, 0) == kErrorInteractiveMode);
  CHECK(machine.service().Violations().empty());

  CHECK(DialWith(machine, info, size) == kErrorInvalidParameter);
  CHECK(machine.service().Violations().size() == 1);
  Functions().RasFreeEapUserIdentityW(identity);
  CHECK(machine.service().Violations().size() == 2);
  own[0] ^= 1;
  CHECK(DialWith(machine, own.data(), size) == kErrorInvalidParameter);
  CHECK(machine.service().Violations().size() == 3);
}

TEST_CASE("C6: what the functions for data answer") {
  Machine machine(Config("Eap=peap\n"));
  const RasApi& api = Functions();
  DWORD bytes = 0;
  BYTE data[] = {1, 2, 3};
  CHECK(api.RasGetEapUserDataW(nullptr, nullptr, u"Campus", nullptr, nullptr) == kEInvalidArg);
  CHECK(api.RasGetCustomAuthDataW(nullptr, u"Campus", nullptr, nullptr) == kEInvalidArg);
  CHECK(api.RasSetEapUserDataW(nullptr, nullptr, u"Campus", nullptr, 3) == kEInvalidArg);
  CHECK(api.RasSetEapUserDataW(nullptr, nullptr, u"Campus", data, 0) == kEInvalidArg);
  CHECK(api.RasSetCustomAuthDataW(nullptr, u"Campus", nullptr, 3) == kEInvalidArg);
  CHECK(api.RasSetCustomAuthDataW(nullptr, u"Nobody", data, 3) == kErrorCannotFindPhonebookEntry);
  CHECK(api.RasGetCustomAuthDataW(u"C:\\none", u"Campus", data, &bytes) ==
        kErrorCannotOpenPhonebook);
  CHECK(api.RasSetCustomAuthDataW(nullptr, u"campus", data, 3) == 0);
  CHECK(api.RasGetCustomAuthDataW(nullptr, u"Campus", nullptr, &bytes) == kErrorBufferTooSmall);
  CHECK(bytes == 3);
  bytes = 2;
  BYTE found[3] = {};
  CHECK(api.RasGetCustomAuthDataW(nullptr, u"Campus", found, &bytes) == kErrorBufferTooSmall);
  CHECK(bytes == 3);
  CHECK(api.RasGetCustomAuthDataW(nullptr, u"Campus", found, &bytes) == 0);
  CHECK(std::memcmp(found, data, 3) == 0);
  CHECK(machine.service().Violations().empty());
}

}  // namespace
}  // namespace winras::simulator::test::simulator_eap_test
