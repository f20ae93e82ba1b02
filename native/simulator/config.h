// The simulator's configuration, which src/simulator writes and config.cc reads.
//
// ASCII text of lines `[Section]` and `Key=Value`; sections of one name repeat. An unknown section
// or key, or a bad value, is an error that names the line. Whatever is not printable ASCII, and the
// backslash, is written \uXXXX, one UTF-16 unit (lone surrogates pass). Booleans are 1 and 0, times
// decimal milliseconds of the clock, lists comma separated. No quotes; spaces around a value count.
//
// [Service]  (at most once, first)
//   Seed=1                   of all random choices
//   Salt=hex                 PasswordHash is SHA-256(salt + UTF-16LE password), lower-case hex
//   RasMan=running|starting|stopped   starting: 711 until RasManStartsAfter; stopped: 711
//   RasManStartsAfter=ms
//   RasManBlocks=ms          how long a call blocks before that 711
//   LedgerFile=path          what ledger.h says, appended and flushed at once
//   StateFile=path           shared with other processes (shared_state.h); what it has comes before
//                            [Connection] and [Stored]
//   Administrator=0|1        may change what belongs to all users (default 1)
//   UsualDevices=0|1         the WAN miniports and the modem that Windows has (default 1)
//   PasswordHandle=asterisks|opaque
//                            what stands for a stored password: 16 asterisks (default), or
//                            something else (C3)
//   EnumerationGrows=0|1     lists grow between the size call and the fetch, at most twice
//   MissingBook=621|2|0      what a phone book that is not there is answered with (default 621);
//                            0: RasEnumEntries lists no entries, the others answer 621
//   MissingEntryDeleted=623|123   likewise RasDeleteEntry of an entry that is not there
//   Lacks=RasGetProjectionInfoEx,...   functions that a program does not find (default none)
//   IncompleteEntries=refused|taken   RasSetEntryProperties without a device's name, dwType or
//                            dwFramingProtocol: 87 (default), or these are filled in (B2)
//   EntrySize=6724|6720|5680 the newest RASENTRYW that is known (default 6724); older ones are, too
//   Faults=0..1              probability with which a dial varies its behaviour, seeded
//   the keys of config_notifications.h
//   and every behaviour key, as the default for the entries
// [PhoneBook]                a rasphone.pbk text file
//   Path=
//   Scope=user|allUsers
// [Entry]                    inline, in an in-memory book
//   Name=
//   Book=user|allUsers       (default user)
//   Type=vpn|modem|isdn|pppoe   without it: changes the entries of that Name (and Book, where
//                            given) in phone-book files, whose type and number stand
//   Number=                  phone number, host or service name
//   DeviceName=
//   Strategy=IKEv2,SSTP,L2TP,PPTP   of a VPN, in the order tried
//   Eap=mschapv2|certificate|peap   see eap_config.h; without it, what a phone book's
//                            CustomAuthKey and AuthRestrictions say
//   EapIdentity=             the name in it (default the logged-on user's)
//   EapWithoutIdentity=703|798   a dial without the identity fails with it (default 703)
//   EapIdentityFails=code    RasGetEapUserIdentity returns it
//   DialMode=all|asNeeded    the links that are dialed at first: all (default), or one
//   Transmitted=  Received=  bytes a second through each link that is up (default 0)
//   CountsFrom=              bytes that a link's counters begin with (default 0)
//   Speed=                   bits a second of each link (default 0)
//   and every behaviour key
// [Link]                     a further link of the [Entry] before it
//   Number=                  (default: the entry's)
//   DeviceName=              (default: the entry's)
// [Recorded]                 a step of the dial that the [Entry] before it plays back: see
//                            config_recording.h
// [Server]
//   Number=                  compared without case with the number dialed; an empty one answers
//                            PPPoE entries that have none
//   Protocols=IKEv2,...      (default all)
//   Anyone=0|1               accepts any credentials
//   Busy=0|1                 676 for modems and ISDN, no answer for the others
//   NoAnswer=0|1
//   FailState=               a running state
//   FailError=code
//   Callback=none|caller|fixed   (default none)
//   CallbackNumber=          of fixed
//   Interactive=0|1          a terminal: pauses at Interactive
//   EapUi=0|1                pauses at InvokeEapUI
//   MaxTries=3               wrong passwords before the server hangs up
//   Address=  ServerAddress=  Ipv6Address=  Ipv6ServerAddress=
//   Ipv4Error=  Ipv6Error=  CompressionError=   each protocol's own error (731: not negotiated)
//   IpOptions=  LcpOptions=  Authentication=  AuthenticationData=  EapType=  Compression=
//   CompressionOptions=  Ikev2Authentication=  Ikev2Flags=  Ikev2Encryption=
//                            the numbers of the projection structures, for both sides
// [User]                     Server=its Number  Name=  Domain=  PasswordHash=  Expired=0|1
// [Stored]                   what RasGetCredentials finds
//   Entry=  UserName=  Domain=  PasswordHash=
// [LoggedOn]                 Name=  Domain=  PasswordHash=
// [Device]                   one more device: Type=  Name=
// [Connection]               a line that was up before and is another process's: Entry=
// [Dialogs] [DialDialog] [EntryDialog] [PhoneBookDialog]   see config_dialogs.h
// [After]                    see config_later.h
// [Legacy] [AutodialAddress] [AutodialLocation]   see config_legacy.h
//
// A dial whose number no [Server] has is not answered, and fails with the error of its kind. PPPoE
// without a service name is answered by the [Server] without a Number, or by the first that
// answers.
//
// Behaviour keys
//   Delay=ms                 between two states (default 20)
//   RasDialReturns=before|between|after
//                            before the first callback (default), after it, after the fourth
//   RasDialBlocks=ms         before it returns
//   RasDialFails=code        with a non-null handle and no callbacks (D2)
//   RasDialRefuses=code      with a null handle
//   NotificationThread=foreign|captured
//                            the service's own (default), or RasDial's when it waits alertably
//   Lost=states              are not notified
//   SilentAfter=state        nothing is notified after it; the line goes on
//   Duplicated=states        are notified twice
//   Merged=0|1               two running states take one delay; only the second is notified
//   Late=ms                  between a state and its notification; the line goes on meanwhile
//   AfterTerminal=0|1        the terminal notification comes once more, a delay later
//   RetryError=691|0         with which RetryAuthentication is notified (default 691)
//   HangUp=immediate|waitsForHandler
//   HangUpBlocks=ms
//   Linger=ms                the handle is valid so long after RasHangUp returned (default 20)
//   LingerState=Disconnected|Connected|current
//                            what status answers meanwhile (default Disconnected)
//   AfterHangUp=silent|disconnected|userDisconnection
//                            notified after a hang-up in mid-dial: nothing (default),
//                            Disconnected with 0, the current state with 631
//   HangUpError=code         RasHangUp returns it and does nothing
//   SpuriousGone=0|1         one status of a line that is up, or lingers, is 6 (H10)
//   PortFreeAfter=ms         so long after the line is gone a dial of the entry gets 633
//   RedialsUnpaid=ms         a failed dial that is not hung up is dialed again, and nobody told
//   RedialConnected=connected|silent   a callback for the dial of a connected entry, or none
//   EapWindow=ms             how long a window of an EAP method is open (default 1000)
//   EapWindowFails=code      then it is closed unanswered, and its function returns this
//   ResumeFails=code         the resuming RasDial returns it, and the line stays paused
//   LostLine=gone|disconnectedFirst|reconnect
//                            a dropped line's handle is dead at once (default), its status is
//                            Disconnected with the error for Linger ms, or it comes up again
//   FailedLink=state|disconnected
//                            a link of several fails with its state again (default), or with
//                            SubEntryDisconnected
//   ListDialing=0|1          RasEnumConnections lists a dialing line (default 1)
//   StatusError=code         RasGetConnectStatus returns it while the line is there
//   DialingError=none|pending|earlierAttempt
//                            what RASCONNSTATUS.dwError holds in the middle of a dial (G3): 0
//                            (default), 600, or the error of a tunnel that was given up before
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "simulator/behaviour.h"
#include "simulator/book_rules.h"
#include "simulator/config_dialogs.h"
#include "simulator/config_later.h"
#include "simulator/config_legacy.h"
#include "simulator/config_negotiation.h"
#include "simulator/config_notifications.h"
#include "simulator/eap_config.h"
#include "simulator/missing_functions.h"
#include "simulator/protocol.h"
#include "simulator/traffic.h"

namespace winras::simulator {

enum class EntryKind { kVpn, kModem, kIsdn, kPppoe };
enum class BookScope { kUser, kAllUsers };
enum class RasManState { kRunning, kStarting, kStopped };
enum class CallbackRule { kNone, kCaller, kFixed };
enum class DialMode { kAll, kAsNeeded };

// A link of an entry.
struct SubEntry {
  std::u16string number;       // empty: the entry's
  std::u16string device_name;  // likewise
};

struct ServiceConfig {
  std::uint64_t seed = 1;
  std::string salt;  // bytes
  RasManState ras_man = RasManState::kRunning;
  double ras_man_starts_after = 0;
  double ras_man_blocks = 0;
  std::u16string ledger_file;
  std::u16string state_file;
  bool administrator = true;
  bool usual_devices = true;
  bool opaque_password_handle = false;
  bool enumeration_grows = false;
  FunctionNames lacks;
  BookRules book_rules;
  double faults = 0;
  NotificationsConfig notifications;
  Behaviour behaviour;
  // Of sections of their own.
  DialogsConfig dialogs;
  LegacyConfig legacy;
  std::vector<LaterConfig> later;
};

struct PhoneBookConfig {
  std::size_t line = 0;
  std::u16string path;
  BookScope scope = BookScope::kUser;
};

struct EntryConfig {
  std::size_t line = 0;
  std::u16string name;
  std::optional<BookScope> book;
  std::optional<EntryKind> kind;
  std::u16string number;
  std::u16string device_name;
  std::vector<Protocol> strategy;
  EapConfig eap;
  std::vector<SubEntry> further_links;
  DialMode dial_mode = DialMode::kAll;
  Traffic traffic;
  Behaviour behaviour;
};

struct ServerConfig {
  std::u16string number;
  std::vector<Protocol> protocols = {Protocol::kIkev2, Protocol::kSstp, Protocol::kL2tp,
                                     Protocol::kPptp};
  bool anyone = false;
  bool busy = false;
  bool no_answer = false;
  std::optional<RASCONNSTATE> fail_state;
  DWORD fail_error = 0;
  CallbackRule callback = CallbackRule::kNone;
  std::u16string callback_number;
  bool interactive = false;
  bool eap_ui = false;
  int max_tries = 3;
  std::optional<RASIPV4ADDR> address;
  std::optional<RASIPV4ADDR> server_address;
  std::optional<RASIPV6ADDR> ipv6_address;
  std::optional<RASIPV6ADDR> ipv6_server_address;
  Negotiation negotiation;
};

struct UserConfig {
  std::size_t line = 0;
  std::u16string server;
  std::u16string name;
  std::u16string domain;
  std::string password_hash;
  bool expired = false;
};

struct StoredConfig {
  std::size_t line = 0;
  std::u16string entry;  // empty: the logged-on user
  std::u16string user_name;
  std::u16string domain;
  std::string password_hash;
};

struct DeviceConfig {
  std::u16string type;
  std::u16string name;
};

struct ConnectionConfig {
  std::size_t line = 0;
  std::u16string entry;
};

struct Config {
  ServiceConfig service;
  std::vector<PhoneBookConfig> phone_books;
  std::vector<EntryConfig> entries;
  std::vector<ServerConfig> servers;
  std::vector<UserConfig> users;
  std::vector<StoredConfig> stored;
  std::optional<StoredConfig> logged_on;
  std::vector<DeviceConfig> devices;
  std::vector<ConnectionConfig> connections;
};

struct ConfigResult {
  std::optional<Config> config;
  std::string error;  // without one: what is wrong with which line
};

ConfigResult ParseConfig(const std::string& text);

}  // namespace winras::simulator
