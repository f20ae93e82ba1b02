#include "simulator/config.h"

#include "simulator/config_behaviour.h"
#include "simulator/config_recording.h"
#include "simulator/config_values.h"
#include "simulator/ini.h"
#include "simulator/states.h"

namespace winras::simulator {
namespace {

using Key = std::string_view;
using Value = std::string_view;

// Each Set function answers false for a key that is not its own.

BookScope ReadScope(Value value) {
  return ReadChoice<BookScope>(value,
                               {{"user", BookScope::kUser}, {"allUsers", BookScope::kAllUsers}});
}

std::vector<Protocol> ReadProtocols(Value value) {
  std::vector<Protocol> protocols;
  for (const Value name : SplitList(value)) {
    protocols.push_back(ReadChoice<Protocol>(name, {{"IKEv2", Protocol::kIkev2},
                                                    {"SSTP", Protocol::kSstp},
                                                    {"L2TP", Protocol::kL2tp},
                                                    {"PPTP", Protocol::kPptp}}));
  }
  return protocols;
}

bool Set(ServiceConfig& service, Key key, Value value) {
  if (key == "Seed") {
    service.seed = ReadSeed(value);
  } else if (key == "Salt") {
    service.salt = ReadHexBytes(value);
  } else if (key == "RasMan") {
    service.ras_man = ReadChoice<RasManState>(value, {{"running", RasManState::kRunning},
                                                      {"starting", RasManState::kStarting},
                                                      {"stopped", RasManState::kStopped}});
  } else if (key == "RasManStartsAfter") {
    service.ras_man_starts_after = ReadTime(value);
  } else if (key == "RasManBlocks") {
    service.ras_man_blocks = ReadTime(value);
  } else if (key == "LedgerFile") {
    service.ledger_file = ReadText(value);
  } else if (key == "StateFile") {
    service.state_file = ReadText(value);
  } else if (key == "Administrator") {
    service.administrator = ReadBoolean(value);
  } else if (key == "UsualDevices") {
    service.usual_devices = ReadBoolean(value);
  } else if (key == "PasswordHandle") {
    service.opaque_password_handle =
        ReadChoice<bool>(value, {{"asterisks", false}, {"opaque", true}});
  } else if (key == "EnumerationGrows") {
    service.enumeration_grows = ReadBoolean(value);
  } else if (key == "Lacks") {
    service.lacks = ReadFunctionNames(value);
  } else if (key == "Faults") {
    service.faults = ReadNumber(value, 0, 1);
  } else {
    return SetBookRule(service.book_rules, key, value) ||
           SetNotifications(service.notifications, key, value) ||
           SetBehaviour(service.behaviour, key, value);
  }
  return true;
}

bool Set(PhoneBookConfig& book, Key key, Value value) {
  if (key == "Path") {
    book.path = ReadText(value);
  } else if (key == "Scope") {
    book.scope = ReadScope(value);
  } else {
    return false;
  }
  return true;
}

bool SetTraffic(Traffic& traffic, Key key, Value value) {
  constexpr double kMost = 1e12;
  if (key == "Transmitted") {
    traffic.transmitted = ReadNumber(value, 0, kMost);
  } else if (key == "Received") {
    traffic.received = ReadNumber(value, 0, kMost);
  } else if (key == "CountsFrom") {
    traffic.counts_from = ReadNumber(value, 0, kMost);
  } else if (key == "Speed") {
    traffic.bits_per_second = ReadCode(value);
  } else {
    return false;
  }
  return true;
}

bool Set(EntryConfig& entry, Key key, Value value) {
  if (key == "Name") {
    entry.name = ReadText(value);
    if (entry.name.empty() || entry.name.size() > RAS_MaxEntryName) {
      throw BadValue("an entry's name has 1 to 256 characters");
    }
  } else if (key == "Book") {
    entry.book = ReadScope(value);
  } else if (key == "Type") {
    entry.kind = ReadChoice<EntryKind>(value, {{"vpn", EntryKind::kVpn},
                                               {"modem", EntryKind::kModem},
                                               {"isdn", EntryKind::kIsdn},
                                               {"pppoe", EntryKind::kPppoe}});
  } else if (key == "Number") {
    entry.number = ReadText(value);
  } else if (key == "DeviceName") {
    entry.device_name = ReadText(value);
  } else if (key == "Strategy") {
    entry.strategy = ReadProtocols(value);
  } else if (key == "DialMode") {
    entry.dial_mode =
        ReadChoice<DialMode>(value, {{"all", DialMode::kAll}, {"asNeeded", DialMode::kAsNeeded}});
  } else {
    return SetEap(entry.eap, key, value) || SetTraffic(entry.traffic, key, value) ||
           SetBehaviour(entry.behaviour, key, value);
  }
  return true;
}

bool Set(SubEntry& link, Key key, Value value) {
  if (key == "Number") {
    link.number = ReadText(value);
  } else if (key == "DeviceName") {
    link.device_name = ReadText(value);
  } else {
    return false;
  }
  return true;
}

bool SetAddress(ServerConfig& server, Key key, Value value) {
  if (key == "Address") {
    server.address = ReadIpv4(value);
  } else if (key == "ServerAddress") {
    server.server_address = ReadIpv4(value);
  } else if (key == "Ipv6Address") {
    server.ipv6_address = ReadIpv6(value);
  } else if (key == "Ipv6ServerAddress") {
    server.ipv6_server_address = ReadIpv6(value);
  } else {
    return SetNegotiation(server.negotiation, key, value);
  }
  return true;
}

bool Set(ServerConfig& server, Key key, Value value) {
  if (key == "Number") {
    server.number = ReadText(value);
  } else if (key == "Protocols") {
    server.protocols = ReadProtocols(value);
  } else if (key == "Anyone") {
    server.anyone = ReadBoolean(value);
  } else if (key == "Busy") {
    server.busy = ReadBoolean(value);
  } else if (key == "NoAnswer") {
    server.no_answer = ReadBoolean(value);
  } else if (key == "FailState") {
    server.fail_state = ReadState(value);
    if (!IsRunning(*server.fail_state)) throw BadValue("expected a running state");
  } else if (key == "FailError") {
    server.fail_error = ReadCode(value);
  } else if (key == "Callback") {
    server.callback = ReadChoice<CallbackRule>(value, {{"none", CallbackRule::kNone},
                                                       {"caller", CallbackRule::kCaller},
                                                       {"fixed", CallbackRule::kFixed}});
  } else if (key == "CallbackNumber") {
    server.callback_number = ReadText(value);
  } else if (key == "Interactive") {
    server.interactive = ReadBoolean(value);
  } else if (key == "EapUi") {
    server.eap_ui = ReadBoolean(value);
  } else if (key == "MaxTries") {
    server.max_tries = static_cast<int>(ReadNumber(value, 1, 1000));
  } else {
    return SetAddress(server, key, value);
  }
  return true;
}

bool Set(UserConfig& user, Key key, Value value) {
  if (key == "Server") {
    user.server = ReadText(value);
  } else if (key == "Name") {
    user.name = ReadText(value);
  } else if (key == "Domain") {
    user.domain = ReadText(value);
  } else if (key == "PasswordHash") {
    user.password_hash = ReadHash(value);
  } else if (key == "Expired") {
    user.expired = ReadBoolean(value);
  } else {
    return false;
  }
  return true;
}

bool SetStored(StoredConfig& stored, Key key, Value value, Key user_name_key) {
  if (key == user_name_key) {
    stored.user_name = ReadText(value);
  } else if (key == "Domain") {
    stored.domain = ReadText(value);
  } else if (key == "PasswordHash") {
    stored.password_hash = ReadHash(value);
  } else {
    return false;
  }
  return true;
}

bool Set(DeviceConfig& device, Key key, Value value) {
  if (key == "Type") {
    device.type = ReadText(value);
  } else if (key == "Name") {
    device.name = ReadText(value);
  } else {
    return false;
  }
  return true;
}

// One line of the section that stands last in the configuration.
bool SetInLast(Config& config, std::string_view section, Key key, Value value) {
  if (section == "Service") return Set(config.service, key, value);
  if (section == "PhoneBook") return Set(config.phone_books.back(), key, value);
  if (section == "Entry") return Set(config.entries.back(), key, value);
  if (section == "Link") return Set(config.entries.back().further_links.back(), key, value);
  if (section == "Recorded") {
    return Set(config.entries.back().behaviour.recording.back(), key, value);
  }
  if (section == "Server") return Set(config.servers.back(), key, value);
  if (section == "User") return Set(config.users.back(), key, value);
  if (section == "Device") return Set(config.devices.back(), key, value);
  if (section == "LoggedOn") return SetStored(*config.logged_on, key, value, "Name");
  if (section == "Stored") {
    if (key != "Entry") return SetStored(config.stored.back(), key, value, "UserName");
    config.stored.back().entry = ReadText(value);
    return true;
  }
  if (section == "Dialogs") return Set(config.service.dialogs, key, value);
  if (section == "DialDialog") return Set(config.service.dialogs.dial, key, value);
  if (section == "EntryDialog") return Set(config.service.dialogs.entry, key, value);
  if (section == "PhoneBookDialog") return Set(config.service.dialogs.phone_book, key, value);
  if (section == "After") return Set(config.service.later.back(), key, value);
  if (section == "Legacy") return Set(config.service.legacy, key, value);
  if (section == "AutodialAddress") return Set(config.service.legacy.addresses.back(), key, value);
  if (section == "AutodialLocation") return Set(config.service.legacy.locations.back(), key, value);
  if (key != "Entry") return false;
  config.connections.back().entry = ReadText(value);
  return true;
}

// Of which a later one only adds to the first.
bool IsOfUser(std::string_view section) {
  return section == "Dialogs" || section == "DialDialog" || section == "EntryDialog" ||
         section == "PhoneBookDialog";
}

void Begin(Config& config, const std::string& section, std::size_t line, bool first) {
  if (section == "Service") {
    if (!first) throw BadValue("[Service] stands once, and first");
  } else if (section == "PhoneBook") {
    config.phone_books.emplace_back().line = line;
  } else if (section == "Entry") {
    config.entries.emplace_back().line = line;
    config.entries.back().behaviour = config.service.behaviour;
  } else if (section == "Link") {
    if (config.entries.empty()) throw BadValue("a [Link] without an [Entry] before it");
    config.entries.back().further_links.emplace_back();
  } else if (section == "Recorded") {
    if (config.entries.empty()) throw BadValue("a [Recorded] without an [Entry] before it");
    config.entries.back().behaviour.recording.emplace_back();
  } else if (section == "Server") {
    config.servers.emplace_back();
  } else if (section == "User") {
    config.users.emplace_back().line = line;
  } else if (section == "Stored") {
    config.stored.emplace_back().line = line;
  } else if (section == "LoggedOn") {
    if (config.logged_on) throw BadValue("[LoggedOn] stands at most once");
    config.logged_on.emplace().line = line;
  } else if (section == "Device") {
    config.devices.emplace_back();
  } else if (section == "Connection") {
    config.connections.emplace_back().line = line;
  } else if (section == "After") {
    config.service.later.emplace_back().line = line;
  } else if (section == "AutodialAddress") {
    config.service.legacy.addresses.emplace_back();
  } else if (section == "AutodialLocation") {
    config.service.legacy.locations.emplace_back();
  } else if (!IsOfUser(section) && section != "Legacy") {
    throw BadValue("there is no section [" + section + "]");
  }
}

}  // namespace

ConfigResult ParseConfig(const std::string& text) {
  const IniText ini = IniText::Parse(text);
  Config config;
  std::size_t line_number = 0;
  std::string key;
  try {
    for (const IniLine& line : ini.preamble) {
      line_number = line.number;
      if (!line.blank()) throw BadValue("a line before the first section");
    }
    for (const IniSection& section : ini.sections) {
      line_number = section.header.number;
      key.clear();
      if (section.header.text.back() != ']') throw BadValue("expected [Section]");
      Begin(config, section.name, line_number, &section == &ini.sections.front());
      for (const IniLine& line : section.lines) {
        line_number = line.number;
        key = line.key();
        if (line.blank()) continue;
        if (key.empty()) throw BadValue("expected Key=Value");
        if (!SetInLast(config, section.name, key, line.value())) {
          throw BadValue("there is no such key in [" + section.name + "]");
        }
      }
    }
  } catch (const BadValue& bad) {
    std::string where = "line " + std::to_string(line_number);
    if (!key.empty()) where += ", " + key;
    return {std::nullopt, where + ": " + bad.what()};
  }
  return {std::move(config), {}};
}

}  // namespace winras::simulator
