// What RAS may do to those who ask it about EAP, and what becomes of the secrets.
#include <doctest/doctest.h>

#include <algorithm>
#include <atomic>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "abi/error_codes.h"
#include "calls/eap.h"
#include "one_dial.h"

namespace winras::test::eap_test {

namespace {

const std::vector<BYTE> kInfo = {7, 0, 255, 42};

// RAS' own memory: an identity that goes on behind its end.
struct Identity {
  std::vector<BYTE> memory;
  RASEAPUSERIDENTITYW* get() { return reinterpret_cast<RASEAPUSERIDENTITYW*>(memory.data()); }

  Identity(const std::u16string& name, const std::vector<BYTE>& info) : memory(600 + info.size()) {
    Put(name, get()->szUserName);
    get()->dwSizeofEapInfo = static_cast<DWORD>(info.size());
    BYTE* const to = get()->pbEapInfo;
    std::copy(info.begin(), info.end(), to);
  }
};

// The functions take no context; one test runs at a time.
std::unique_ptr<Identity> given;
DWORD answer = 0;
DWORD flags_seen = 0;
HWND owner_seen = nullptr;
std::u16string book_seen;
std::atomic<int> freed{0};
std::function<DWORD(BYTE* data, DWORD* bytes)> data_function;
std::function<DWORD(HRASCONN, DWORD, RASDIALEXTENSIONS*, HWND)> ui_function;

DWORD WINRAS_WINAPI GetIdentity(LPCWSTR book, LPCWSTR, DWORD flags, HWND owner,
                                RASEAPUSERIDENTITYW** identity) {
  flags_seen = flags;
  owner_seen = owner;
  book_seen = book == nullptr ? u"" : book;
  if (answer == 0) *identity = given ? given->get() : nullptr;
  return answer;
}

void WINRAS_WINAPI FreeIdentity(RASEAPUSERIDENTITYW* identity) {
  ++freed;
  CHECK(identity == given->get());
  const auto& memory = given->memory;
  CHECK(std::count(memory.begin() + 520, memory.end(), 0) ==
        static_cast<std::ptrdiff_t>(memory.size() - 520));
  CHECK(identity->szUserName[0] == 0);
}

DWORD WINRAS_WINAPI GetUserData(HANDLE, LPCWSTR, LPCWSTR, BYTE* data, DWORD* bytes) {
  return data_function(data, bytes);
}

DWORD WINRAS_WINAPI InvokeUi(HRASCONN handle, DWORD sub_entry, RASDIALEXTENSIONS* extensions,
                             HWND owner) {
  return ui_function(handle, sub_entry, extensions, owner);
}

class EapDial : public OneDial {
 public:
  EapDial() {
    given = std::make_unique<Identity>(u"alice@campus", kInfo);
    answer = 0;
    freed = 0;
    ras.api.RasGetEapUserIdentityW = GetIdentity;
    ras.api.RasFreeEapUserIdentityW = FreeIdentity;
    ras.api.RasGetEapUserDataW = GetUserData;
    ras.api.RasInvokeEapUI = InvokeUi;
    ras.on_dial = [this](const DialCall& call) -> DWORD {
      const RASEAPINFO info = call.extensions->RasEapInfo;
      // No reference to it: the packed structure may have it at any address.
      const BYTE* const first = info.pbEapInfo;
      infos.emplace_back(first, first + info.dwSizeofEapInfo);
      ras.SetLine(kHandle, RASCS_OpenPort);
      *call.handle = kHandle;
      return 0;
    };
  }

  std::vector<std::vector<BYTE>> infos;  // as each RasDial saw them

  std::unique_ptr<DialRequest> Asking(EapIdentity manner, DWORD options = 0) {
    auto request = Request(options);
    Wipe(request->params.szUserName);
    Wipe(request->params.szPassword);
    request->phone_book = u"book.pbk";
    request->eap_identity = manner;
    return request;
  }
};

}  // namespace

TEST_SUITE("EAP") {
  TEST_CASE_FIXTURE(EapDial,
                    "D15, D19, B5: the identity goes to RasDial, and is freed and zeroed") {
    Dial(Asking(EapIdentity::kSilent, RDEOPT_PausedStates));
    CHECK(flags_seen == RASEAPF_NonInteractive);
    CHECK(owner_seen == nullptr);
    CHECK(book_seen == u"book.pbk");
    CHECK(freed == 1);
    CHECK(std::u16string(ras.Dialed().copy.szUserName) == u"alice@campus");
    ras.Dialed().Notify(RASCS_RetryAuthentication);
    CHECK(session()->Resume([](RASDIALPARAMSW&) {}));
    REQUIRE(ras.Quiet());
    CHECK(infos == std::vector<std::vector<BYTE>>{kInfo, kInfo});
    RASDIALEXTENSIONS* const extensions = ras.Dialed().extensions;
    CHECK(extensions->RasEapInfo.dwSizeofEapInfo == kInfo.size());
    session()->Settle();
    CHECK(extensions->RasEapInfo.dwSizeofEapInfo == 0);
    CHECK((extensions->RasEapInfo.pbEapInfo == nullptr));
  }

  TEST_CASE_FIXTURE(EapDial, "D19: a window belongs to its owner, on a thread for it") {
    auto request = Asking(EapIdentity::kInteractive);
    request->owner_window = reinterpret_cast<HWND>(std::uintptr_t{0x42});
    Dial(std::move(request));
    CHECK(flags_seen == 0);
    CHECK(owner_seen == reinterpret_cast<HWND>(std::uintptr_t{0x42}));
    CHECK(infos == std::vector<std::vector<BYTE>>{kInfo});
    session()->Settle();
  }

  TEST_CASE_FIXTURE(EapDial, "the caller's own user name stays") {
    auto request = Asking(EapIdentity::kSilent);
    Put(u"bob", request->params.szUserName);
    request->has_own_user_name = true;
    Dial(std::move(request));
    CHECK(std::u16string(ras.Dialed().copy.szUserName) == u"bob");
    session()->Settle();
  }

  TEST_CASE_FIXTURE(EapDial, "D20: refusals") {
    std::unique_ptr<DialRequest> request = Asking(EapIdentity::kSilent);
    std::string heard_text = "dialed:0";
    SUBCASE("780: none is needed") { answer = kErrorInvalidFunctionForEntry; }
    SUBCASE("RAS that tells it again") { answer = kErrorRasmanCannotInitialize; }
    SUBCASE("703, and there is a user name") {
      answer = kErrorInteractiveMode;
      Put(u"bob", request->params.szUserName);
    }
    SUBCASE("703, and there is none") {
      answer = kErrorInteractiveMode;
      heard_text = "dialed:703";
    }
    SUBCASE("a window that was closed") {
      answer = 1223;
      request->eap_identity = EapIdentity::kInteractive;
      heard_text = "dialed:1223";
    }
    SUBCASE("0 without an identity") { given = nullptr; }
    SUBCASE("the function is missing") { ras.api.RasGetEapUserIdentityW = nullptr; }
    SUBCASE("what frees is missing") { ras.api.RasFreeEapUserIdentityW = nullptr; }
    Dial(std::move(request));
    CHECK(heard.Text() == heard_text);
    CHECK(freed == 0);
    for (const auto& info : infos) CHECK(info.empty());
    if (heard_text != "dialed:0") {
      CHECK(ras.Count("RasDial") == 0);
      CHECK(heard.Events().back().operation == std::string("RasGetEapUserIdentity"));
    }
    session()->Settle();
  }

  TEST_CASE_FIXTURE(EapDial,
                    "a name without an end is cut, and a size that cannot be is not read") {
    std::fill_n(given->get()->szUserName, kMaxUserName + 1, u'x');
    std::size_t size = 0;
    SUBCASE("an empty identity") { given->get()->dwSizeofEapInfo = 0; }
    SUBCASE("a size that nobody believes") { given->get()->dwSizeofEapInfo = 0xFFFFFFFF; }
    SUBCASE("a right one") { size = kInfo.size(); }
    if (size == 0) std::fill(given->memory.begin() + 520, given->memory.end(), BYTE{0});
    Dial(Asking(EapIdentity::kSilent));
    CHECK(infos.at(0).size() == size);
    CHECK(std::u16string(ras.Dialed().copy.szUserName) == std::u16string(kMaxUserName, u'x'));
    CHECK(freed == 1);
    session()->Settle();
  }

  TEST_CASE_FIXTURE(EapDial,
                    "P3, P4: RasInvokeEapUI gets the subentry and the resume's extensions") {
    Dial(Asking(EapIdentity::kSilent, RDEOPT_PausedStates));
    RASDIALEXTENSIONS seen{};
    HRASCONN handle = nullptr;
    DWORD sub_entry = 0;
    HWND owner = nullptr;
    DWORD result = 0;
    std::string heard_text = "dialed:0 4100 resuming resumed:0";
    SUBCASE("answered") {}
    SUBCASE("closed") {
      result = 1223;
      heard_text = "dialed:0 4100 resumed:1223";
    }
    ui_function = [&](HRASCONN h, DWORD s, RASDIALEXTENSIONS* e, HWND o) {
      handle = h;
      sub_entry = s;
      seen = *e;
      owner = o;
      return result;
    };
    ras.Dialed().Notify(RASCS_InvokeEapUI, 0, kHandle, 3);
    CHECK(session()->InvokeEapUi(3, reinterpret_cast<HWND>(std::uintptr_t{0x42})));
    CHECK(!session()->InvokeEapUi(3, nullptr));
    REQUIRE(ras.Quiet());
    CHECK(heard.Text() == heard_text);
    CHECK(handle == kHandle);
    CHECK(sub_entry == 3);
    CHECK(owner == reinterpret_cast<HWND>(std::uintptr_t{0x42}));
    CHECK(seen.dwSize == sizeof seen);
    CHECK(seen.dwfOptions == RDEOPT_PausedStates);
    CHECK(seen.RasEapInfo.dwSizeofEapInfo == kInfo.size());
    if (result != 0) CHECK(heard.Events().back().operation == std::string("RasInvokeEapUI"));
    session()->Settle();
  }

  TEST_CASE_FIXTURE(EapDial, "without RasInvokeEapUI the pause cannot be answered") {
    ras.api.RasInvokeEapUI = nullptr;
    Dial(Asking(EapIdentity::kNone, RDEOPT_PausedStates));
    ras.Dialed().Notify(RASCS_InvokeEapUI);
    CHECK(session()->InvokeEapUi(1, nullptr));
    REQUIRE(ras.Quiet());
    CHECK(heard.Events().back().error == kFunctionUnavailable);
    session()->Settle();
  }

  TEST_CASE_FIXTURE(EapDial, "C6: data whose size changes, lies or grows without end") {
    std::vector<BYTE> data = {1, 2, 3};
    DWORD error = 0;
    std::vector<BYTE> expected = data;
    SUBCASE("as documented") {
      data_function = [&](BYTE* to, DWORD* bytes) -> DWORD {
        const DWORD room = *bytes;
        *bytes = 3;
        if (to == nullptr || room < 3) return kErrorBufferTooSmall;
        std::copy(data.begin(), data.end(), to);
        return 0;
      };
    }
    SUBCASE("0 for the size alone") {
      data_function = [&](BYTE* to, DWORD* bytes) -> DWORD {
        *bytes = 3;
        if (to != nullptr) std::copy(data.begin(), data.end(), to);
        return 0;
      };
    }
    SUBCASE("that grow in between, and then are more than there is room for") {
      int calls = 0;
      data_function = [&, calls](BYTE* to, DWORD* bytes) mutable -> DWORD {
        const DWORD room = *bytes;
        *bytes = static_cast<DWORD>(++calls);
        if (calls < 3) return kErrorBufferTooSmall;
        std::fill_n(to, room, BYTE{9});
        *bytes = 1'000'000;
        return 0;
      };
      expected = {9, 9, 9};
    }
    SUBCASE("that are never enough") {
      data_function = [](BYTE*, DWORD*) { return kErrorBufferTooSmall; };
      error = kErrorBufferTooSmall;
    }
    SUBCASE("that are too much to be true") {
      data_function = [](BYTE*, DWORD* bytes) -> DWORD {
        *bytes = 0xFFFFFFFF;
        return 0;
      };
      error = kErrorBufferTooSmall;
    }
    SUBCASE("that are refused") {
      data_function = [](BYTE*, DWORD*) { return kErrorCannotFindPhonebookEntry; };
      error = kErrorCannotFindPhonebookEntry;
    }
    const Provider::Scope scope(*ras.provider());
    const auto found = GetEapUserData(*ras.provider(), {u"book.pbk", u"Campus"});
    CHECK(found.operation == std::string("RasGetEapUserData"));
    CHECK(found.error == error);
    if (error == 0) {
      const SecretBytes& bytes = *found.value;
      CHECK(std::vector<BYTE>(bytes.data(), bytes.data() + bytes.size()) == expected);
    }
  }

  TEST_CASE_FIXTURE(EapDial, "functions that are missing say so") {
    const Provider::Scope scope(*ras.provider());
    SecretBytes data(1);
    const EntryPlace entry{std::nullopt, u"Campus"};
    CHECK(GetCustomAuthData(*ras.provider(), entry).error == kFunctionUnavailable);
    CHECK(SetCustomAuthData(*ras.provider(), entry, data).error == kFunctionUnavailable);
    CHECK(SetEapUserData(*ras.provider(), entry, data).error == kFunctionUnavailable);
  }
}

}  // namespace winras::test::eap_test
