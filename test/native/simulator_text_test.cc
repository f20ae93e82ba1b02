// Configuration, phone-book files, hashes, the ledger.

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "simulator/config.h"
#include "simulator/ini.h"
#include "simulator/phone_book_file.h"
#include "simulator/sha256.h"
#include "simulator/text.h"
#include "simulator_machine.h"

namespace winras::simulator::test::simulator_text_test {
namespace {

// A file that ends with the test.
struct File {
  explicit File(const std::string& content = "")
      : path(std::filesystem::temp_directory_path() /
             ("winras " + std::to_string(reinterpret_cast<std::uintptr_t>(this)) + ".pbk")) {
    std::ofstream(path, std::ios::binary) << content;
  }
  ~File() { std::filesystem::remove(path); }
  std::string Read() const {
    std::ostringstream text;
    text << std::ifstream(path, std::ios::binary).rdbuf();
    return text.str();
  }
  const std::filesystem::path path;
};

const std::string kBook =
    "\xEF\xBB\xBF[\xD0\x9E\xD1\x84\xD0\xB8\xD1\x81 "
    "[2]]\r\nEncoding=1\r\nType=2\r\nVpnStrategy=6\r\n"
    "Guid=00112233445566778899AABBCCDDEEFF\r\nUnknownKey=kept\r\n\r\n"
    "MEDIA=rastapi\r\nPort=VPN2-0\r\nDevice=WAN Miniport (SSTP)\r\n\r\n"
    "DEVICE=vpn\r\nPhoneNumber=vpn.example.com\r\nAreaCode=\r\n\r\n"
    "[Two lines]\r\nType=1\r\n\r\nMEDIA=serial\r\nDevice=First modem\r\n\r\n"
    "DEVICE=modem\r\nPhoneNumber=111\r\n\r\nMEDIA=serial\r\nDevice=Second modem\r\n\r\n"
    "DEVICE=modem\r\nPhoneNumber=222\r\n";

TEST_CASE("INI text that was only read is written back byte for byte") {
  for (const std::string& text :
       {kBook, std::string(), std::string("; comment\n\n[A]\nk=v=w\r\n[A]\nno newline"),
        std::string("[open\n]=x\n=y\n")}) {
    CHECK(IniText::Parse(text).Format() == text);
  }
  const IniText ini = IniText::Parse("[A]\nKey=1\nkey=2\n[a]\n =x\n");
  REQUIRE(ini.sections.size() == 2);
  CHECK(ini.sections[0].Find("KEY")->value() == "1");
  CHECK(ini.sections[0].lines[1].number == 3);
  CHECK(ini.sections[1].Find("Key") == nullptr);
}

TEST_CASE("a phone-book file: names, kinds, the first link's number and device") {
  const File file(kBook);
  const auto book = ReadPhoneBookFile(file.path.u16string());
  REQUIRE(book.has_value());
  REQUIRE(book->ini.sections.size() == 2);
  const Entry vpn = EntryOf(EntryText(book->ini.sections[0]));
  CHECK(vpn.name == u"\u041E\u0444\u0438\u0441 [2]");
  CHECK(vpn.kind == EntryKind::kVpn);
  CHECK(vpn.number == u"vpn.example.com");
  CHECK(vpn.strategy.front() == Protocol::kSstp);
  CHECK(vpn.strategy.size() == 4);
  CHECK(vpn.id.Data1 == 0x33221100);
  const Entry modem = EntryOf(EntryText(book->ini.sections[1]));
  CHECK(modem.kind == EntryKind::kModem);
  CHECK(modem.number == u"111");
  CHECK(modem.device_name == u"First modem");
  REQUIRE(modem.further_links.size() == 1);
  CHECK(modem.further_links[0].number == u"222");
  CHECK(modem.further_links[0].device_name == u"Second modem");
  CHECK(!ReadPhoneBookFile(u"/nowhere/rasphone.pbk").has_value());
}

TEST_CASE("an entry of a file is dialed, its behaviour changed by an [Entry] without Type") {
  const File file(kBook);
  Machine machine("[PhoneBook]\nPath=" + file.path.string() +
                  "\nScope=allUsers\n[Entry]\nName=two LINES\nDelay=100\n"
                  "[Server]\nNumber=111\nAnyone=1\n");
  Listener listener;
  Arguments arguments(u"Two lines", listener);
  HRASCONN handle = nullptr;
  CHECK(machine.Dial(arguments, handle) == 0);
  machine.Advance(5'000);
  CHECK(listener.last().state == RASCS_Connected);
  CHECK(listener.events()[0].time == 100);
  CHECK(std::u16string(machine.Connections()[0].szPhonebook) == file.path.u16string());
}

TEST_CASE("a bad configuration names its line") {
  struct Bad {
    const char* text;
    const char* part;
  };
  for (const Bad& bad : {Bad{"x\n", "line 1"},
                         Bad{"[Nothing]\n", "line 1"},
                         Bad{"[Entry]x\n", "line 1"},
                         Bad{"[Entry]\nName=A\nType=vpn\n[Service]\n", "line 4"},
                         Bad{"[Entry]\nColour=1\n", "line 2"},
                         Bad{"[Entry]\nType=VPN\n", "line 2"},
                         Bad{"[Entry]\nName=A\n\nLost=OpenPort,Nowhere\n", "line 4"},
                         Bad{"[Entry]\nDelay=-1\n", "line 2"},
                         Bad{"[Entry]\nDelay=1x\n", "line 2"},
                         Bad{"[Entry]\nDelay=nan\n", "line 2"},
                         Bad{"[Entry]\nMerged=true\n", "line 2"},
                         Bad{"[Entry]\nName=\xC3\xA4\n", "line 2"},
                         Bad{"[Entry]\nName=\\n\n", "line 2"},
                         Bad{"[Entry]\nName=\\u12\n", "line 2"},
                         Bad{"[Entry]\nType=vpn\n", "line 1"},
                         Bad{"[Service]\nSeed=\n", "line 2"},
                         Bad{"[Service]\nSalt=0\n", "line 2"},
                         Bad{"[Service]\nFaults=1.5\n", "line 2"},
                         Bad{"[Entry]\nName=A\n", "line 1"},
                         Bad{"[Server]\nFailState=Connected\n", "line 2"},
                         Bad{"[Server]\nAddress=1.2.3\n", "line 2"},
                         Bad{"[Server]\nAddress=1.2.3.256\n", "line 2"},
                         Bad{"[Server]\nIpv6Address=1::2::3\n", "line 2"},
                         Bad{"[Server]\nIpv6Address=1:2:3\n", "line 2"},
                         Bad{"[Server]\nNumber=1\n[User]\nServer=2\n", "line 3"},
                         Bad{"[User]\nPasswordHash=12\n", "line 2"},
                         Bad{"[Stored]\nEntry=A\n", "line 1"},
                         Bad{"[Connection]\nEntry=A\n", "line 1"},
                         Bad{"[PhoneBook]\nPath=/nowhere\n", "line 1"},
                         Bad{"[Entry]\nName=A\nType=vpn\n[Entry]\nName=a\nType=vpn\n", "line 4"}}) {
    CAPTURE(bad.text);
    const OpenResult opened = OpenService(bad.text, MakeVirtualClock());
    CHECK(!opened.service);
    CHECK(opened.error.find(bad.part) != std::string::npos);
  }
}

TEST_CASE("values keep their spaces, and what is escaped") {
  const auto parsed = ParseConfig("[Entry]\r\nName= a\\u0020\\ud83d\\u005c=[x] \r\nType=vpn\r\n");
  REQUIRE(parsed.config.has_value());
  CHECK(parsed.config->entries[0].name == u" a \xD83D\\=[x] ");
}

TEST_CASE("defaults of the service are those of the entries that follow") {
  const auto parsed =
      ParseConfig("[Service]\nDelay=5\nLinger=7\n[Entry]\nName=A\nType=vpn\nDelay=6\n");
  REQUIRE(parsed.config.has_value());
  CHECK(parsed.config->entries[0].behaviour.delay == 6);
  CHECK(parsed.config->entries[0].behaviour.linger == 7);
}

TEST_CASE("IPv6 addresses") {
  const auto parsed =
      ParseConfig("[Server]\nIpv6Address=::\nIpv6ServerAddress=2001:db8:0:1:2:3:4:ff\n");
  REQUIRE(parsed.config.has_value());
  CHECK(parsed.config->servers[0].ipv6_address->bytes[15] == 0);
  CHECK(parsed.config->servers[0].ipv6_server_address->bytes[15] == 0xFF);
  CHECK(parsed.config->servers[0].ipv6_server_address->bytes[1] == 0x01);
}

// The vectors of FIPS 180-4's examples, and the lengths around a block's end.
TEST_CASE("SHA-256") {
  const auto hash = [](const std::string& text) { return Sha256Hex(text.data(), text.size()); };
  CHECK(hash("") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  CHECK(hash("abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  CHECK(hash("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq") ==
        "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
  CHECK(hash(std::string(1'000'000, 'a')) ==
        "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
  CHECK(hash(std::string(55, 'a')) ==
        "9f4390f8d30c2dd92ec9f095b65e2b9ae9b0a925a5258e241c9f1e910f734318");
  CHECK(hash(std::string(64, 'a')) ==
        "ffe054fe7ae0cb6dc65c3af9b61d5209f439851db43d0ba5997337df154668eb");
}

TEST_CASE("UTF-8 and UTF-16") {
  CHECK(FromUtf8("a\xD0\xB8\xE2\x82\xAC\xF0\x9F\x98\x80") == u"a\u0438\u20AC\U0001F600");
  CHECK(ToUtf8(u"a\u0438\u20AC\U0001F600") == "a\xD0\xB8\xE2\x82\xAC\xF0\x9F\x98\x80");
  CHECK(FromUtf8("\xC0\x80\xFFx\xE2\x82") == u"\uFFFD\uFFFD\uFFFDx\uFFFD\uFFFD");
  CHECK(EqualIgnoringCase(u"\u041E\u0444\u0418\u0401", u"\u043E\u0424\u0438\u0451"));
  CHECK(!EqualIgnoringCase(u"a", u"ab"));
  CHECK(ToJson(u"a\"\\\n\xD800") == "\"a\\u0022\\u005c\\u000a\\ud800\"");
}

TEST_CASE("the ledger's file has each call and each handle owed, and no secret") {
  File file;
  Machine machine("[Service]\nLedgerFile=" + file.path.string() +
                  "\n[Entry]\nName=Office\nType=modem\nNumber=1\n[Server]\nNumber=1\n" +
                  Alice("1"));
  Listener listener;
  Arguments arguments(u"Office", listener);
  arguments.User(u"alice", u"right");
  HRASCONN handle = nullptr;
  CHECK(machine.Dial(arguments, handle) == 0);
  machine.Advance(1'000);
  // Without closing anything: a crash leaves it so.
  const std::string owed =
      "{\"kind\":\"owed\",\"time\":0.000,\"handle\":1,\"entryName\":\"Office\",\"references\":1}\n";
  const std::string called =
      "{\"kind\":\"call\",\"time\":0.000,\"function\":\"RasDial\",\"result\":0,"
      "\"entryName\":\"Office\",\"handle\":1}\n";
  const std::string dialed = file.Read();
  REQUIRE(dialed.rfind(owed + called, 0) == 0);
  // The server has seen the password once, and nothing else has happened.
  const std::string after = dialed.substr(owed.size() + called.size());
  CHECK(after.rfind("{\"kind\":\"signIn\",", 0) == 0);
  CHECK(std::count(after.begin(), after.end(), '\n') == 1);
  machine.HangUp(handle);
  machine.HangUp(handle);
  CHECK(file.Read().find("\"references\":0}\n") != std::string::npos);
  CHECK(file.Read().find("{\"kind\":\"violation\"") != std::string::npos);
  CHECK(file.Read().find("right") == std::string::npos);
  const auto calls = machine.service().Calls();
  REQUIRE(calls.size() == 3);
  CHECK(std::string(calls[1].function) == "RasHangUp");
  CHECK(calls[1].entry_name == u"Office");
  CHECK(calls[1].time == 1'000);
  CHECK(calls[2].result == kErrorNoConnection);
}

}  // namespace
}  // namespace winras::simulator::test::simulator_text_test
