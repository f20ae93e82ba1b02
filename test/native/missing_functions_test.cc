// Each function of RAS that a provider may not have: who asks for it is told that, and nothing is
// called that is not there.

#include <functional>
#include <map>
#include <set>
#include <string>

#include "calls/autodial.h"
#include "calls/connections.h"
#include "calls/countries.h"
#include "calls/credentials.h"
#include "calls/devices.h"
#include "calls/dial_parameters.h"
#include "calls/dialogs.h"
#include "calls/eap.h"
#include "calls/entries.h"
#include "calls/error_message.h"
#include "calls/legacy.h"
#include "calls/links.h"
#include "calls/phone_book.h"
#include "calls/projection.h"
#include "calls/statistics.h"
#include "calls/status.h"
#include "calls/update_connection.h"
#include "simulator/simulator_provider.h"
#include "simulator_machine.h"

namespace winras::simulator::test::missing_functions_test {
namespace {

class PartOfRas final : public Provider {
 public:
  explicit PartOfRas(const RasApi& api) : Provider(api, MakeVirtualClock()) {}
  std::u16string SystemMessage(DWORD) override { return {}; }
};

HRASCONN Line(Provider& ras) {
  const auto lines = Connections(ras).value;
  return lines.empty() ? nullptr : lines[0].handle;
}

const EntryPlace kOffice{std::nullopt, u"Office"};

DWORD SetParameters(Provider& ras) {
  DialParametersChange change;
  Copy(u"Office", change.params.szEntryName);
  return SetDialParameters(ras, std::nullopt, change).error;
}

DWORD SetPassword(Provider& ras) {
  CredentialChange change;
  change.credentials.dwMask = RASCM_Password;
  return SetCredentials(ras, std::nullopt, u"Office", change).error;
}

using Ask = std::function<DWORD(Provider&)>;

// What needs a function, by its name.
const std::map<std::string, Ask>& Asks() {
  static SecretBytes data(1);
  static const std::map<std::string, Ask> asks = {
      {"RasHangUpW", [](auto& ras) { return HangUpLinkOnce(ras, nullptr).error; }},
      {"RasGetConnectStatusW", [](auto& ras) { return GetStatus(ras, Line(ras)).error; }},
      {"RasEnumConnectionsW", [](auto& ras) { return Connections(ras).error; }},
      {"RasGetSubEntryHandleW", [](auto& ras) { return Link(ras, Line(ras), 1).error; }},
      {"RasUpdateConnection", [](auto& ras) { return UpdateConnection(ras, Line(ras), {}).error; }},
      {"RasGetConnectionStatistics",
       [](auto& ras) { return ConnectionStatistics(ras, Line(ras)).error; }},
      {"RasClearConnectionStatistics",
       [](auto& ras) { return ClearConnectionStatistics(ras, Line(ras)).error; }},
      {"RasGetLinkStatistics", [](auto& ras) { return LinkStatistics(ras, Line(ras), 1).error; }},
      {"RasClearLinkStatistics",
       [](auto& ras) { return ClearLinkStatistics(ras, Line(ras), 1).error; }},
      {"RasEnumEntriesW", [](auto& ras) { return Entries(ras, std::nullopt).error; }},
      {"RasEnumDevicesW", [](auto& ras) { return Devices(ras).error; }},
      {"RasGetCountryInfoW", [](auto& ras) { return Countries(ras).error; }},
      {"RasGetEntryDialParamsW",
       [](auto& ras) { return GetDialParameters(ras, std::nullopt, u"Office").error; }},
      {"RasSetEntryDialParamsW", SetParameters},
      {"RasGetCredentialsW",
       [](auto& ras) {
         return GetCredentials(ras, std::nullopt, u"Office", RASCM_UserName).error;
       }},
      {"RasSetCredentialsW", SetPassword},
      {"RasGetEapUserDataW", [](auto& ras) { return GetEapUserData(ras, kOffice).error; }},
      {"RasSetEapUserDataW", [](auto& ras) { return SetEapUserData(ras, kOffice, data).error; }},
      {"RasGetCustomAuthDataW", [](auto& ras) { return GetCustomAuthData(ras, kOffice).error; }},
      {"RasSetCustomAuthDataW",
       [](auto& ras) { return SetCustomAuthData(ras, kOffice, data).error; }},
      {"RasGetEntryPropertiesW", [](auto& ras) { return EntryProperties(ras, kOffice).error; }},
      {"RasSetEntryPropertiesW", [](auto& ras) { return ChangeEntry(ras, kOffice, {}).error; }},
      {"RasDeleteEntryW", [](auto& ras) { return DeleteEntry(ras, kOffice).error; }},
      {"RasRenameEntryW", [](auto& ras) { return RenameEntry(ras, kOffice, u"New").error; }},
      {"RasValidateEntryNameW", [](auto& ras) { return ValidateEntryName(ras, kOffice).error; }},
      {"RasGetSubEntryPropertiesW", [](auto& ras) { return SubEntries(ras, kOffice).error; }},
      {"RasSetSubEntryPropertiesW",
       [](auto& ras) { return SetSubEntry(ras, kOffice, 1, {}).error; }},
      {"RasDeleteSubEntryW", [](auto& ras) { return DeleteSubEntry(ras, kOffice, 1).error; }},
      {"RasDialDlgW", [](auto& ras) { return ShowDialDialog(ras, {}).error; }},
      {"RasEntryDlgW", [](auto& ras) { return ShowEntryDialog(ras, {}).error; }},
      {"RasPhonebookDlgW",
       [](auto& ras) { return ShowPhoneBookDialog(ras, {}, [](auto&&) {}).error; }},
      {"RasCreatePhonebookEntryW", [](auto& ras) { return ShowCreateEntryDialog(ras, {}).error; }},
      {"RasEditPhonebookEntryW", [](auto& ras) { return ShowEditEntryDialog(ras, {}).error; }},
      {"RasEnumAutodialAddressesW", [](auto& ras) { return AutodialAddresses(ras).error; }},
      {"RasGetAutodialAddressW", [](auto& ras) { return AutodialEntries(ras, u"host").error; }},
      {"RasSetAutodialAddressW",
       [](auto& ras) { return SetAutodialEntries(ras, u"host", {}).error; }},
      {"RasGetAutodialEnableW", [](auto& ras) { return AutodialEnabled(ras, 0).error; }},
      {"RasSetAutodialEnableW", [](auto& ras) { return SetAutodialEnabled(ras, 0, true).error; }},
      {"RasGetAutodialParamW", [](auto& ras) { return AutodialParameter(ras, 0).error; }},
      {"RasSetAutodialParamW", [](auto& ras) { return SetAutodialParameter(ras, 0, 0).error; }},
      {"RasGetNapStatus", [](auto& ras) { return GetNapStatus(ras, Line(ras)).error; }},
      {"RasGetPCscf", [](auto& ras) { return GetPCscf(ras).error; }},
  };
  return asks;
}

// There is another way without the function, or a whole dial or watch is needed to ask for it. Each
// has tests of its own: here, of sessions, of EAP and of the watch.
const std::set<std::string> kOtherwise = {
    "RasDialW",
    "RasInvokeEapUI",
    "RasConnectionNotificationW",
    "RasGetErrorStringW",
    "RasGetProjectionInfoW",
    "RasGetProjectionInfoEx",
    "RasGetEapUserIdentityW",
    "RasFreeEapUserIdentityW",
};

constexpr const char* kMachine =
    "[Entry]\nName=Office\nType=vpn\nStrategy=IKEv2\nNumber=host\nEap=peap\n"
    "[Server]\nNumber=host\nAnyone=1\nAddress=10.20.0.8\n"
    "[Connection]\nEntry=Office\n"
    "[EntryDialog]\nAfter=0\n[PhoneBookDialog]\nAfter=0\n";

TEST_CASE("a RAS that lacks one function says so to who needs it, and to nobody else") {
  std::set<std::string> functions;
#define WINRAS_FUNCTION(name, library) functions.insert(#name);
#include "abi/ras_functions.inc"
#undef WINRAS_FUNCTION
  for (const auto& asked : Asks()) {
    const std::string& name = asked.first;
    CAPTURE(name);
    CHECK(functions.count(name) == 1);
    CHECK(kOtherwise.count(name) == 0);
  }
#define WINRAS_FUNCTION(name, library)                      \
  if (Asks().count(#name) != 0) {                           \
    CAPTURE(#name);                                         \
    Machine machine(kMachine);                              \
    PartOfRas whole(Functions());                           \
    CHECK(Asks().at(#name)(whole) != kFunctionUnavailable); \
    RasApi api = Functions();                               \
    api.name = nullptr;                                     \
    PartOfRas part(api);                                    \
    CHECK(Asks().at(#name)(part) == kFunctionUnavailable);  \
  }
#include "abi/ras_functions.inc"
#undef WINRAS_FUNCTION
}

TEST_CASE("a RAS that lacks all functions says so to everybody, and has no words for an error") {
  PartOfRas nothing{RasApi{}};
  for (const auto& asked : Asks()) {
    CAPTURE(asked.first);
    CHECK(asked.second(nothing) == kFunctionUnavailable);
  }
  CHECK(GetProjection(nothing, nullptr).error == kFunctionUnavailable);
  CHECK(ErrorMessage(nothing, 691).empty());
}

TEST_CASE("a simulated RAS lacks the functions that its configuration names, and no others") {
  const auto clock = MakeVirtualClock();
  const auto opened = OpenService("[Service]\nLacks=RasGetProjectionInfoEx,RasDial\n", clock);
  REQUIRE(opened.service != nullptr);
  const RasApi api = MakeSimulatorProvider(opened.service, clock)->api();
  CHECK(!api.RasGetProjectionInfoEx);
  CHECK(!api.RasDialW);
  RasApi others = Functions();
  others.RasGetProjectionInfoEx = nullptr;
  others.RasDialW = nullptr;
#define WINRAS_FUNCTION(name, library) CHECK((api.name == others.name));
#include "abi/ras_functions.inc"
#undef WINRAS_FUNCTION
  for (const char* bad :
       {"RasDia", "RasDialX", "rasdial", "W", "RasDial,", ",", "RasDial, RasHangUp"}) {
    CAPTURE(bad);
    const auto refused = OpenService(std::string("[Service]\nLacks=") + bad + "\n", clock);
    CHECK(refused.service == nullptr);
    CHECK(refused.error.find("line 2, Lacks: there is no function") == 0);
  }
}

}  // namespace
}  // namespace winras::simulator::test::missing_functions_test
