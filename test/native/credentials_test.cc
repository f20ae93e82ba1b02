// What is stored with entries: the sizes and answers of the C functions, and how a RAS is asked
// that answers oddly. C1 to C5.

#include <algorithm>
#include <cstddef>
#include <cstring>
#include <memory>

#include "abi/structure_sizes.h"
#include "calls/credentials.h"
#include "calls/dial_parameters.h"
#include "simulator/simulator_provider.h"
#include "simulator_machine.h"

namespace winras::simulator::test::credentials_test {
namespace {

const std::string kConfig =
    "[Entry]\nName=Office\nType=vpn\nNumber=host\n"
    "[Entry]\nName=Common\nBook=allUsers\nType=vpn\nNumber=host\n"
    "[Server]\nNumber=host\n" +
    Alice("host");
const std::u16string kHandle = u"****************";
constexpr DWORD kUser = RASCM_UserName | RASCM_Password | RASCM_Domain;

RASCREDENTIALSW Masked(DWORD mask) {
  RASCREDENTIALSW credentials{};
  credentials.dwSize = sizeof credentials;
  credentials.dwMask = mask;
  return credentials;
}

RASCREDENTIALSW Get(LPCWSTR entry, DWORD mask) {
  RASCREDENTIALSW credentials = Masked(mask);
  CHECK(Functions().RasGetCredentialsW(nullptr, entry, &credentials) == 0);
  return credentials;
}

DWORD Set(LPCWSTR entry, DWORD mask, const std::u16string& user, const std::u16string& password) {
  RASCREDENTIALSW credentials = Masked(mask);
  Copy(user, credentials.szUserName);
  Copy(password, credentials.szPassword);
  return Functions().RasSetCredentialsW(nullptr, entry, &credentials, 0);
}

DWORD DialOutcome(Machine& machine, const std::u16string& user, const std::u16string& password) {
  Listener listener;
  Arguments arguments(u"Office", listener);
  arguments.User(user, password);
  HRASCONN handle = nullptr;
  CHECK(machine.Dial(arguments, handle) == 0);
  machine.Advance(1'000);
  machine.HangUp(handle);
  machine.Advance(100);
  return listener.last().error;
}

TEST_CASE("C1: RasSetCredentials' sizes, pointers and errors") {
  Machine machine(kConfig);
  const auto set = Functions().RasSetCredentialsW;
  RASCREDENTIALSW credentials = Masked(kUser);
  CHECK(set(nullptr, u"Office", nullptr, 0) == kErrorInvalidParameter);
  CHECK(set(nullptr, nullptr, &credentials, 0) == kErrorInvalidParameter);
  CHECK(set(nullptr, u"Nowhere", &credentials, 0) == kErrorInvalidParameter);
  CHECK(set(u"C:\\nowhere.pbk", u"Office", &credentials, 0) == kErrorCannotOpenPhonebook);
  credentials.dwSize -= 1;
  CHECK(set(nullptr, u"Office", &credentials, 0) == kErrorInvalidSize);
  CHECK(machine.service().Violations().empty());

  credentials = Masked(kUser);
  for (WCHAR& unit : credentials.szPassword) unit = u'x';
  CHECK(set(nullptr, u"Office", &credentials, 0) == kErrorInvalidParameter);
  CHECK(machine.service().Violations().size() == 1);
}

TEST_CASE("C1, C3: what is set is got, the password as a handle that leaves it when set") {
  Machine machine(kConfig);
  CHECK(Get(u"Office", kUser).dwMask == 0);
  CHECK(Set(u"Office", RASCM_UserName | RASCM_Password, u"alice", u"right") == 0);
  const RASCREDENTIALSW got = Get(u"office", kUser);
  CHECK(got.dwMask == (RASCM_UserName | RASCM_Password));
  CHECK(std::u16string(got.szUserName) == u"alice");
  CHECK(std::u16string(got.szPassword) == kHandle);
  CHECK(DialOutcome(machine, u"alice", kHandle) == 0);
  CHECK(Set(u"Office", RASCM_Password, u"", kHandle) == 0);
  CHECK(DialOutcome(machine, u"alice", kHandle) == 0);
  CHECK(Set(u"Office", RASCM_Password, u"", u"wrong") == 0);
  CHECK(DialOutcome(machine, u"alice", kHandle) == kErrorAuthenticationFailure);

  RASCREDENTIALSW cleared = Masked(RASCM_Password);
  CHECK(Functions().RasSetCredentialsW(nullptr, u"Office", &cleared, 1) == 0);
  CHECK(Get(u"Office", kUser).dwMask == RASCM_UserName);
}

TEST_CASE("C2: the flag of a pre-shared key beside another is misuse, of both functions") {
  Machine machine(kConfig);
  std::size_t misuses = 0;
  for (const DWORD mask :
       {RASCM_PreSharedKey | RASCM_UserName, RASCM_PreSharedKey | RASCM_DefaultCreds,
        RASCM_ServerPreSharedKey | RASCM_DDMPreSharedKey, DWORD{0x80}}) {
    RASCREDENTIALSW credentials = Masked(mask);
    CHECK(Functions().RasGetCredentialsW(nullptr, u"Office", &credentials) ==
          kErrorInvalidParameter);
    CHECK(Set(u"Office", mask, u"alice", u"key") == kErrorInvalidParameter);
    misuses += 2;
  }
  CHECK(machine.service().Violations().size() == misuses);
  for (const DWORD key : {RASCM_PreSharedKey, RASCM_ServerPreSharedKey, RASCM_DDMPreSharedKey}) {
    CHECK(Get(u"Office", key).dwMask == 0);
    CHECK(Set(u"Office", key, u"", u"key") == 0);
    CHECK(Get(u"Office", key).dwMask == key);
    CHECK(std::u16string(Get(u"Office", key).szPassword) == kHandle);
  }
}

TEST_CASE("C2: who may not") {
  for (const bool administrator : {true, false}) {
    Machine machine((administrator ? "" : "[Service]\nAdministrator=0\n") + kConfig);
    const DWORD refused = administrator ? 0 : kErrorAccessDenied;
    CHECK(Set(u"Office", kUser, u"alice", u"right") == 0);
    CHECK(Set(u"Common", kUser, u"alice", u"right") == 0);
    CHECK(Set(u"Office", kUser | RASCM_DefaultCreds, u"alice", u"right") == kErrorAccessDenied);
    CHECK(Set(u"Common", kUser | RASCM_DefaultCreds, u"alice", u"right") == refused);
    CHECK(Set(u"Office", RASCM_PreSharedKey, u"", u"key") == refused);
  }
}

TEST_CASE("C4, C5: the functions for dial parameters") {
  Machine machine(kConfig);
  const auto get = Functions().RasGetEntryDialParamsW;
  const auto set = Functions().RasSetEntryDialParamsW;
  const auto named = [](LPCWSTR entry) {
    RASDIALPARAMSW params{};
    params.dwSize = sizeof params;
    Copy(entry, params.szEntryName);
    return params;
  };
  RASDIALPARAMSW params = named(u"Office");
  BOOL password = 7;
  CHECK(get(nullptr, nullptr, &password) == kErrorBufferInvalid);
  CHECK(get(nullptr, &params, nullptr) == kErrorBufferInvalid);
  CHECK(set(nullptr, nullptr, 0) == kErrorBufferInvalid);
  CHECK(get(u"C:\\nowhere.pbk", &params, &password) == kErrorCannotOpenPhonebook);
  RASDIALPARAMSW missing = named(u"Nowhere");
  CHECK(get(nullptr, &missing, &password) == kErrorCannotFindPhonebookEntry);
  CHECK(set(nullptr, &missing, 0) == kErrorCannotFindPhonebookEntry);
  for (const DWORD size : {kRasDialParamsSizes.windows_xp, kRasDialParamsSizes.windows7}) {
    params.dwSize = size;
    CHECK(get(nullptr, &params, &password) == 0);
    CHECK(password == 0);
    params.dwSize = size - 1;
    CHECK(get(nullptr, &params, &password) == kErrorInvalidSize);
    CHECK(set(nullptr, &params, 0) == kErrorInvalidSize);
  }

  const auto save = [&](const std::u16string& user, const std::u16string& secret, bool remove) {
    RASDIALPARAMSW change = named(u"Office");
    Copy(user, change.szUserName);
    Copy(secret, change.szPassword);
    CHECK(set(nullptr, &change, remove ? 1 : 0) == 0);
    params = named(u"Office");
    CHECK(get(nullptr, &params, &password) == 0);
    return password != 0;
  };
  CHECK(save(u"alice", u"right", false));
  CHECK(std::u16string(params.szPassword) == kHandle);
  CHECK(params.szPhoneNumber[0] == 0);
  CHECK(save(u"", u"wrong", false));  // no user: the password is not changed
  CHECK(DialOutcome(machine, u"alice", kHandle) == 0);
  CHECK(save(u"alice", kHandle, false));
  CHECK(DialOutcome(machine, u"alice", kHandle) == 0);
  CHECK(save(u"alice", u"", false));  // an empty one
  CHECK(DialOutcome(machine, u"alice", kHandle) == kErrorAuthenticationFailure);
  CHECK(!save(u"alice", u"right", true));
  CHECK(std::u16string(params.szUserName) == u"alice");
  CHECK(params.szPassword[0] == 0);
}

// A RAS that does what a test says.
struct OddRas final : Provider {
  explicit OddRas(const RasApi& api) : Provider(api, MakeVirtualClock()) {}
  std::u16string SystemMessage(DWORD) override { return {}; }
};

TEST_CASE("a RAS without the functions has them not, and is no crash") {
  OddRas ras{RasApi{}};
  CredentialChange credentials;
  DialParametersChange parameters;
  CHECK(GetCredentials(ras, {}, u"Office", kUser).error == kFunctionUnavailable);
  CHECK(SetCredentials(ras, {}, u"Office", credentials).error == kFunctionUnavailable);
  CHECK(GetDialParameters(ras, {}, u"Office").error == kFunctionUnavailable);
  CHECK(SetDialParameters(ras, {}, parameters).error == kFunctionUnavailable);
}

TEST_CASE(
    "C1: a string without its end goes to its member's; one that the mask does not name is none") {
  static DWORD mask;
  RasApi api;
  api.RasGetCredentialsW = [](LPCWSTR, LPCWSTR, RASCREDENTIALSW* credentials) -> DWORD {
    std::memset(static_cast<void*>(credentials), 'x', sizeof *credentials);
    credentials->dwMask = mask;
    return 0;
  };
  OddRas ras(api);
  mask = 0xFFFFFFFF;
  auto answer = GetCredentials(ras, {}, u"Office", kUser);
  CHECK(answer.value.user_name.size() == kMaxUserName + 1);
  CHECK(answer.value.domain.size() == kMaxDomain + 1);
  mask = RASCM_Password;
  answer = GetCredentials(ras, {}, u"Office", kUser);
  CHECK(answer.value.mask == RASCM_Password);
  CHECK(answer.value.user_name.empty());
  CHECK(answer.value.domain.empty());
}

// What RasSetEntryDialParams was called with, by a RAS that has this saved.
struct Saved {
  RASDIALPARAMSW params{};
  BOOL has_password = 0;
  DWORD get_error = 0;
  RASDIALPARAMSW set{};
  BOOL removed = 7;
};
Saved* saved_in_test = nullptr;

Answer<Nothing> Save(Saved& saved, DialParametersChange& change) {
  saved_in_test = &saved;
  RasApi api;
  api.RasGetEntryDialParamsW = [](LPCWSTR, RASDIALPARAMSW* params, BOOL* password) -> DWORD {
    const DWORD size = params->dwSize;
    CHECK(size == kRasDialParamsSizes.windows7);
    CHECK(std::u16string(params->szEntryName) == u"Office");
    std::memcpy(params, &saved_in_test->params, size);
    *password = saved_in_test->has_password;
    return saved_in_test->get_error;
  };
  api.RasSetEntryDialParamsW = [](LPCWSTR book, RASDIALPARAMSW* params, BOOL remove) -> DWORD {
    CHECK(std::u16string(book) == u"C:\\office.pbk");
    std::memcpy(&saved_in_test->set, params, params->dwSize);
    saved_in_test->removed = remove;
    return 0;
  };
  OddRas ras(api);
  Copy(u"Office", change.params.szEntryName);
  return SetDialParameters(ras, u"C:\\office.pbk", change);
}

TEST_CASE("C5: a user who is named keeps the password by the handle that RAS gave for it") {
  Saved saved;
  saved.has_password = 1;
  Copy(u"alice", saved.params.szUserName);
  Copy(u"some handle", saved.params.szPassword);
  saved.params.dwSubEntry = 4;
  DialParametersChange change;
  Copy(u"bob", change.params.szUserName);
  CHECK(Save(saved, change).error == 0);
  CHECK(std::u16string(saved.set.szEntryName) == u"Office");
  CHECK(std::u16string(saved.set.szUserName) == u"bob");
  CHECK(std::u16string(saved.set.szPassword) == u"some handle");
  CHECK(saved.set.dwSubEntry == 4);
  CHECK(saved.removed == 0);
}

TEST_CASE("C5: where none is saved, none is made of it") {
  Saved saved;
  Copy(u"left over", saved.params.szPassword);
  DialParametersChange change;
  Copy(u"bob", change.params.szUserName);
  CHECK(Save(saved, change).error == 0);
  CHECK(saved.set.szPassword[0] == 0);
  CHECK(saved.removed == 1);
}

TEST_CASE(
    "C5: without a user nothing is said of the password, and it is removed of the saved one") {
  Saved saved;
  saved.has_password = 1;
  Copy(u"alice", saved.params.szUserName);
  DialParametersChange change;
  CHECK(Save(saved, change).error == 0);
  CHECK(saved.set.szUserName[0] == 0);
  CHECK(saved.removed == 0);
  change.password = DialParametersChange::Password::kRemove;
  CHECK(Save(saved, change).error == 0);
  CHECK(std::u16string(saved.set.szUserName) == u"alice");
  CHECK(saved.removed == 1);
}

TEST_CASE("C5: what cannot be read is not written over") {
  Saved saved;
  saved.get_error = kErrorCannotOpenPhonebook;
  DialParametersChange change;
  const auto answer = Save(saved, change);
  CHECK(answer.error == kErrorCannotOpenPhonebook);
  CHECK(std::string(answer.operation) == "RasGetEntryDialParams");
  CHECK(saved.removed == 7);
}

TEST_CASE("C5: a handle and a name without their ends are cut, and not read beyond") {
  Saved saved;
  saved.has_password = 1;
  std::fill(std::begin(saved.params.szPassword), std::end(saved.params.szPassword), u'p');
  std::fill(std::begin(saved.params.szUserName), std::end(saved.params.szUserName), u'n');
  DialParametersChange keeps;
  Copy(u"bob", keeps.params.szUserName);
  CHECK(Save(saved, keeps).error == 0);
  CHECK(std::u16string(saved.set.szPassword).size() == kMaxPassword);
  DialParametersChange removes;
  removes.password = DialParametersChange::Password::kRemove;
  CHECK(Save(saved, removes).error == 0);
  CHECK(std::u16string(saved.set.szUserName).size() == kMaxUserName);
}

TEST_CASE("passwords that were to be stored are zeroed") {
  alignas(CredentialChange) unsigned char credentials[sizeof(CredentialChange)];
  auto* const change = new (credentials) CredentialChange;
  Copy(u"secret", change->credentials.szPassword);
  change->~CredentialChange();
  alignas(DialParametersChange) unsigned char parameters[sizeof(DialParametersChange)];
  auto* const saved = new (parameters) DialParametersChange;
  Copy(u"secret", saved->params.szPassword);
  saved->~DialParametersChange();
  const auto is_zero = [](unsigned char byte) { return byte == 0; };
  CHECK(std::all_of(credentials, credentials + sizeof(RASCREDENTIALSW), is_zero));
  CHECK(std::all_of(parameters, parameters + sizeof(RASDIALPARAMSW), is_zero));
}

}  // namespace
}  // namespace winras::simulator::test::credentials_test
