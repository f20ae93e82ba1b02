#include <doctest/doctest.h>

#include <future>
#include <memory>
#include <string>

#include "abi/error_codes.h"
#include "calls/secret.h"
#include "one_dial.h"

namespace winras::test::session_secrets_test {

namespace {

// RAS is to be asked for them.
std::unique_ptr<DialRequest> RequestWithoutCredentials() {
  auto request = Request();
  Wipe(request->params.szUserName);
  Wipe(request->params.szPassword);
  request->stored_credentials = true;
  return request;
}

}  // namespace

TEST_SUITE("secrets") {
  TEST_CASE_FIXTURE(
      OneDial, "the parameters that RAS saw are zero once RasDial has returned, and not before") {
    bool zero_at_report = false;
    bool intact_inside = false;
    ras.on_dial = [&](const DialCall& call) -> DWORD {
      // Connected already, and RAS still reads them.
      call.Notify(RASCS_Connected);
      intact_inside = std::u16string(call.params->szPassword) == u"secret";
      *call.handle = kHandle;
      return 0;
    };
    sink = [&](DialEvent event) {
      if (event.kind == DialEvent::Kind::kDialReturned) {
        zero_at_report = IsZero(*ras.Dialed().params);
      }
    };
    Dial();
    CHECK(intact_inside);
    CHECK(zero_at_report);
    session()->Settle();
  }

  TEST_CASE_FIXTURE(OneDial, "so they are when RasDial fails") {
    ras.on_dial = [](const DialCall&) { return kErrorCannotFindPhonebookEntry; };
    Dial();
    CHECK(IsZero(*ras.Dialed().params));
    session()->Settle();
  }

  TEST_CASE_FIXTURE(OneDial, "with paused states they stay until the dial is over") {
    Dial(Request(RDEOPT_PausedStates));
    RASDIALPARAMSW* const params = ras.Dialed().params;
    for (const DWORD error : {DWORD{0}, kErrorAuthenticationFailure}) {
      ras.Dialed().Notify(RASCS_RetryAuthentication, error);
      CHECK(std::u16string(params->szPassword) == u"secret");
    }
    SUBCASE("by Connected") { ras.Dialed().Notify(RASCS_Connected); }
    SUBCASE("by Settle") { session()->Settle(); }
    SUBCASE("by a hang-up, even before that is done") { HangUp(1'000); }
    CHECK(IsZero(*params));
    session()->Settle();
    REQUIRE(ras.RunUntil([&] { return session().use_count() == 1; }));
  }

  TEST_CASE_FIXTURE(OneDial, "a hang-up does not take them from a RasDial that still runs") {
    std::promise<void> inside;
    std::promise<void> go;
    bool intact = false;
    ras.on_dial = [&](const DialCall& call) -> DWORD {
      inside.set_value();
      go.get_future().wait();
      intact = std::u16string(call.params->szPassword) == u"secret";
      return kErrorUserDisconnection;
    };
    session()->Start(Request(RDEOPT_PausedStates));
    inside.get_future().wait();
    HangUp(1'000);
    session()->Settle();
    CHECK(!IsZero(*ras.Dialed().params));
    go.set_value();
    REQUIRE(ras.RunUntilAnswered(answers));
    CHECK(intact);
    CHECK(IsZero(*ras.Dialed().params));
  }

  TEST_CASE("wiping writes every byte") {
    struct {
      char before = 'b';
      char secret[7] = {1, 2, 3, 4, 5, 6, 7};
      char after = 'a';
    } memory;
    Wipe(memory.secret);
    for (const char byte : memory.secret) CHECK(byte == 0);
    CHECK(memory.before == 'b');
    CHECK(memory.after == 'a');
  }
}

TEST_SUITE("stored credentials") {
  TEST_CASE_FIXTURE(OneDial, "what RAS says it has is passed on, and nothing else") {
    RASCREDENTIALSW* asked = nullptr;
    DWORD mask = 0;
    std::u16string entry;
    ras.on_credentials = [&](const std::u16string& name, RASCREDENTIALSW& credentials) -> DWORD {
      asked = &credentials;
      entry = name;
      mask = credentials.dwMask;
      CHECK(credentials.dwSize == sizeof credentials);
      Put(u"bob", credentials.szUserName);
      Put(u"****************", credentials.szPassword);
      Put(u"nonsense", credentials.szDomain);
      credentials.dwMask = RASCM_UserName | RASCM_Password;
      return 0;
    };
    Dial(RequestWithoutCredentials());
    CHECK(asked != nullptr);
    CHECK(entry == u"Office");
    CHECK(mask == (RASCM_UserName | RASCM_Password | RASCM_Domain));
    const RASDIALPARAMSW seen = ras.Dialed().copy;
    CHECK(std::u16string(seen.szUserName) == u"bob");
    CHECK(std::u16string(seen.szPassword) == u"****************");
    CHECK(std::u16string(seen.szDomain) == u"");
    CHECK(ras.Calls() == std::vector<std::string>{"RasGetCredentials", "RasDial"});
    session()->Settle();
  }

  TEST_CASE_FIXTURE(OneDial, "where the user has none, those for all users are") {
    std::vector<DWORD> masks;
    ras.on_credentials = [&](const std::u16string&, RASCREDENTIALSW& credentials) -> DWORD {
      masks.push_back(credentials.dwMask);
      if ((credentials.dwMask & RASCM_DefaultCreds) == 0) {
        credentials.dwMask = 0;
        return 0;
      }
      Put(u"everybody", credentials.szUserName);
      Put(u"****************", credentials.szPassword);
      return 0;
    };
    Dial(RequestWithoutCredentials());
    constexpr DWORD kAll = RASCM_UserName | RASCM_Password | RASCM_Domain;
    CHECK(masks == std::vector<DWORD>{kAll, kAll | RASCM_DefaultCreds});
    CHECK(std::u16string(ras.Dialed().copy.szUserName) == u"everybody");
    CHECK(std::u16string(ras.Dialed().copy.szPassword) == u"****************");
    session()->Settle();
  }

  TEST_CASE_FIXTURE(OneDial,
                    "where RAS has none, or cannot tell, the fields stay empty and RAS decides") {
    SUBCASE("it fails, whatever it has written") {
      ras.on_credentials = [](const std::u16string&, RASCREDENTIALSW& credentials) {
        Put(u"left over", credentials.szPassword);
        return kErrorCannotFindPhonebookEntry;
      };
    }
    SUBCASE("it has none") {
      ras.on_credentials = [](const std::u16string&, RASCREDENTIALSW& credentials) -> DWORD {
        credentials.dwMask = 0;
        return 0;
      };
    }
    SUBCASE("it lacks the function") { ras.api.RasGetCredentialsW = nullptr; }
    Dial(RequestWithoutCredentials());
    CHECK(heard.Text() == "dialed:0");
    CHECK(std::u16string(ras.Dialed().copy.szUserName) == u"");
    CHECK(std::u16string(ras.Dialed().copy.szPassword) == u"");
    session()->Settle();
  }

  TEST_CASE_FIXTURE(OneDial, "they are not asked for when they are given") {
    Dial();
    CHECK(ras.Count("RasGetCredentials") == 0);
    session()->Settle();
  }
}

}  // namespace winras::test::session_secrets_test
