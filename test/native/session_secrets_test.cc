#include <doctest/doctest.h>

#include <future>
#include <memory>
#include <string>

#include "abi/error_codes.h"
#include "dial/secret.h"
#include "fake_ras.h"

using namespace winras;
using namespace winras::test;

TEST_SUITE("secrets") {
  TEST_CASE("the parameters that RAS saw are zero once RasDial has returned, and not before") {
    FakeRas ras;
    Heard heard;
    bool zero_at_report = false;
    bool intact_inside = false;
    ras.on_dial = [&](const DialCall& call) -> DWORD {
      // Connected already, and RAS still reads them.
      call.Notify(RASCS_Connected);
      intact_inside = std::u16string(call.params->szPassword) == u"secret";
      *call.handle = kHandle;
      return 0;
    };
    const auto session = Session::Create(ras.provider(), [&](DialEvent event) {
      if (event.kind == DialEvent::Kind::kDialReturned) {
        zero_at_report = IsZero(*ras.Dialed().params);
      }
    });
    session->Start(Request());
    REQUIRE(ras.Quiet());
    CHECK(intact_inside);
    CHECK(zero_at_report);
    session->Settle();
  }

  TEST_CASE("so they are when RasDial fails") {
    FakeRas ras;
    Heard heard;
    ras.on_dial = [](const DialCall&) { return kErrorCannotFindPhonebookEntry; };
    const auto session = Session::Create(ras.provider(), heard.Sink());
    session->Start(Request());
    REQUIRE(ras.Quiet());
    CHECK(IsZero(*ras.Dialed().params));
    session->Settle();
  }

  TEST_CASE("with paused states they stay until the dial is over") {
    FakeRas ras;
    Heard heard;
    Answers answers;
    const auto session = Session::Create(ras.provider(), heard.Sink());
    session->Start(Request(RDEOPT_PausedStates));
    REQUIRE(ras.Quiet());
    RASDIALPARAMSW* const params = ras.Dialed().params;
    for (const DWORD error : {DWORD{0}, kErrorAuthenticationFailure}) {
      ras.Dialed().Notify(RASCS_RetryAuthentication, error);
      CHECK(std::u16string(params->szPassword) == u"secret");
    }
    SUBCASE("by Connected") { ras.Dialed().Notify(RASCS_Connected); }
    SUBCASE("by Settle") { session->Settle(); }
    SUBCASE("by a hang-up, even before that is done") { session->HangUp(1'000, answers.Done()); }
    CHECK(IsZero(*params));
    session->Settle();
    REQUIRE(ras.RunUntil([&] { return session.use_count() == 1; }));
  }

  TEST_CASE("a hang-up does not take them from a RasDial that still runs") {
    FakeRas ras;
    Heard heard;
    Answers answers;
    std::promise<void> inside;
    std::promise<void> go;
    bool intact = false;
    ras.on_dial = [&](const DialCall& call) -> DWORD {
      inside.set_value();
      go.get_future().wait();
      intact = std::u16string(call.params->szPassword) == u"secret";
      return kErrorUserDisconnection;
    };
    const auto session = Session::Create(ras.provider(), heard.Sink());
    session->Start(Request(RDEOPT_PausedStates));
    inside.get_future().wait();
    session->HangUp(1'000, answers.Done());
    session->Settle();
    CHECK(!IsZero(*ras.Dialed().params));
    go.set_value();
    REQUIRE(ras.RunUntil([&] { return answers.Size() == 1; }));
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
  TEST_CASE("what RAS says it has is passed on, and nothing else") {
    FakeRas ras;
    Heard heard;
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
    const auto session = Session::Create(ras.provider(), heard.Sink());
    auto request = Request();
    Wipe(request->params.szUserName);
    Wipe(request->params.szPassword);
    request->stored_credentials = true;
    session->Start(std::move(request));
    REQUIRE(ras.Quiet());
    CHECK(asked != nullptr);
    CHECK(entry == u"Office");
    CHECK(mask == (RASCM_UserName | RASCM_Password | RASCM_Domain));
    const RASDIALPARAMSW seen = ras.Dialed().copy;
    CHECK(std::u16string(seen.szUserName) == u"bob");
    CHECK(std::u16string(seen.szPassword) == u"****************");
    CHECK(std::u16string(seen.szDomain) == u"");
    CHECK(ras.Calls() == std::vector<std::string>{"RasGetCredentials", "RasDial"});
    session->Settle();
  }

  TEST_CASE("where RAS has none, or cannot tell, the fields stay empty and RAS decides") {
    FakeRas ras;
    Heard heard;
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
    const auto session = Session::Create(ras.provider(), heard.Sink());
    auto request = Request();
    Wipe(request->params.szUserName);
    Wipe(request->params.szPassword);
    request->stored_credentials = true;
    session->Start(std::move(request));
    REQUIRE(ras.Quiet());
    CHECK(heard.Text() == "dialed:0");
    CHECK(std::u16string(ras.Dialed().copy.szUserName) == u"");
    CHECK(std::u16string(ras.Dialed().copy.szPassword) == u"");
    session->Settle();
  }

  TEST_CASE("they are not asked for when they are given") {
    FakeRas ras;
    Heard heard;
    const auto session = Session::Create(ras.provider(), heard.Sink());
    session->Start(Request());
    REQUIRE(ras.Quiet());
    CHECK(ras.Count("RasGetCredentials") == 0);
    session->Settle();
  }
}
