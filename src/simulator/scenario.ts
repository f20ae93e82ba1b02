/**
 * What `simulate()` is told: the world that the simulated RAS lives in. A scenario is plain JSON, so
 * the same text serves a test and a file for `winras/simulator/register`. All times are milliseconds
 * of the simulator's clock, all errors are numbers from raserror.h (or any other DWORD).
 */
import type { RunningState } from '../states/states.js';
import type { Transcript } from '../transcript/transcript.js';
import type { SimulatedBehavior } from './behavior.js';
import type { SimulatedDialogs } from './dialogs-config.js';
import type { SimulatedFunction } from './functions.js';
import type { SimulatedEvent } from './later-config.js';
import type { SimulatedLegacy } from './legacy-config.js';

/** The world of a simulated RAS. All of it is optional. */
export interface Scenario {
  /**
   * The phone-book entries, by name. Without `entries`, `phoneBooks` and `replay` there is one, `Office VPN`,
   * whose server `vpn.example.com` accepts any credentials.
   */
  readonly entries?: Readonly<Record<string, SimulatedEntry>>;
  /** The same as `entries: { Replayed: { replay } }`: a recorded dial, for `ras.dial('Replayed')`. */
  readonly replay?: Transcript;
  /**
   * `rasphone.pbk` text files to read entries from, and to write what changes into; one that is not there is made,
   * empty. Relative paths start at the current folder, in a scenario's file at that file's folder. A new entry without a book goes to the user's first. Windows writes UTF-8; a file in UTF-16 with
   * a byte order mark is read, too, which RAS itself may not do. Of entries of one name in one file the first counts.
   */
  readonly phoneBooks?: {
    readonly user?: string | readonly string[];
    readonly allUsers?: string | readonly string[];
  };
  /**
   * Who answers, by host, phone number or PPPoE service name (compared without case). Nobody answers
   * elsewhere: a dial to it fails with the error of its kind, and a process warning names the server that is
   * missing, once. `{ noAnswer: true }` is one that is meant not to answer. A PPPoE entry without a service name is answered by
   * the server `''`, or by the first one that answers at all.
   */
  readonly servers?: Readonly<Record<string, SimulatedServer>>;
  /** The credentials that are saved with an entry, by the entry's name: RasGetCredentials finds them. */
  readonly stored?: Readonly<Record<string, SimulatedCredentials>>;
  /**
   * What stands for a stored password where RAS gives it back: sixteen asterisks (the default; [Microsoft's page
   * "RasSetCredentials function"](https://learn.microsoft.com/en-us/windows/win32/api/ras/nf-ras-rassetcredentialsw)),
   * or something that no document describes ("RasGetCredentials function").
   */
  readonly passwordHandle?: 'asterisks' | 'opaque';
  /** Who is logged on to this machine: RAS takes it when user name and password are both empty. */
  readonly loggedOnUser?: SimulatedCredentials;
  /** Entries whose line was up before, dialed by another process. */
  readonly connections?: readonly string[];
  /**
   * What happens later, without anybody's doing here: lines are lost, others connect, the service restarts. So that
   * a file alone can show what `watch`, `keep` and `run` make of it.
   */
  readonly after?: readonly SimulatedEvent[];
  /**
   * What RasEnumDevices lists. Default: the WAN miniports of Windows for IKEv2, SSTP, L2TP, PPTP and PPPoE,
   * and a modem.
   */
  readonly devices?: readonly SimulatedDevice[];
  /** How RAS behaves; an entry's own `behavior` comes first. */
  readonly behavior?: SimulatedBehavior;
  /** Whether the Remote Access Connection Manager service runs. Default: `'running'`. */
  readonly rasMan?: 'running' | SimulatedRasMan;
  /**
   * Whether this process may change what belongs to all users; else RAS answers 5, access denied.
   * Default: true.
   */
  readonly administrator?: boolean;
  /**
   * Each list, and the alternate numbers of an entry, grow by one between the size call and the fetch call, at
   * most twice. Default: false.
   */
  readonly enumerationGrows?: boolean;
  /** How RasConnectionNotification behaves. */
  readonly connectionNotifications?: SimulatedConnectionNotifications;
  /**
   * Functions that RAS does not have, as an older Windows has not all of them: `['RasGetProjectionInfoEx']` is Windows
   * Vista. What needs one fails with `ERR_RAS_UNAVAILABLE`, unless another function does. Default: none.
   */
  readonly lacks?: readonly SimulatedFunction[];
  /**
   * The size of the newest RASENTRY that RAS knows, which is that of Windows 8 (5680), of Windows 10 since build
   * 17134 (6720) or since build 17604 (6724, the default). Older ones are taken, newer ones answered with 632.
   */
  readonly entrySize?: 5680 | 6720 | 6724;
  /**
   * What a phone book that is not there is answered with; documents and observers differ. 0: RasEnumEntries lists no entries,
   * and the other functions answer 621. Default: 621.
   */
  readonly missingBook?: 621 | 2 | 0;
  /** What RasDeleteEntry answers for an entry that is not there; its page says 123. Default: 623. */
  readonly missingEntryDeleted?: 623 | 123;
  /**
   * Whether RasSetEntryProperties takes an entry without its device's name, `dwType` or `dwFramingProtocol`. Its page
   * wants them; programs in use leave them out. Refused with 87 (the default), or taken and filled in.
   */
  readonly incompleteEntries?: 'refused' | 'taken';
  /** What the user of RAS' dialogs does. By default the user connects, or saves. */
  readonly dialogs?: SimulatedDialogs;
  /** AutoDial and the other leftovers. */
  readonly legacy?: SimulatedLegacy;
  /** The probability, 0 to 1, with which a dial gets one random variation of `behavior`. Default: 0. */
  readonly faults?: number;
  /** Decides all random choices: the same seed brings the same faults. Default: 1. */
  readonly seed?: number;
  /** Each call, handle owed and sign-in to a server is appended to this file as a JSON line; it survives a crash. */
  readonly ledgerFile?: string;
  /**
   * A file that simulators in several processes share: lines, the entries that stand in no phone-book file, and
   * credentials live in it, so that a line outlives the process that has dialed it, and another one lists it and hangs it
   * up. It is made where there is none, and readable by its owner only; passwords are in it as salted hashes. What it
   * has comes before `connections` and `stored` here; to start anew, remove it. Default: each simulator has its own
   * world.
   */
  readonly stateFile?: string;
  /**
   * `'real'` (the default); a number: how many of the simulator's milliseconds pass in a real one; or
   * `'virtual'`: time stands still until `simulator.clock.advance()`.
   */
  readonly clock?: 'virtual' | 'real' | number;
}

/** A phone-book entry. */
export interface SimulatedEntry {
  /** Default: `'vpn'`. */
  readonly type?: 'vpn' | 'modem' | 'isdn' | 'pppoe';
  /**
   * What the entry dials: a host, a phone number or a PPPoE service name; a key of `servers`. An entry of the type
   * `pppoe` needs none, and is answered by any server then. Missing for an entry of one of the `phoneBooks`: what is
   * said here of its `behavior`, and of `eap`, is added to what the file says.
   */
  readonly server?: string;
  /** Whose phone book the entry stands in. Default: `'user'`; for an entry of a file, both. */
  readonly book?: 'user' | 'allUsers' | 'both';
  /**
   * The device's name, such as `Standard 56000 bps Modem`; a `vpn` has a device for each protocol and
   * takes a name only with a single one. Default: what Windows calls it.
   */
  readonly device?: string;
  /** Only for `vpn`: the protocols in the order in which they are tried. Default: all four. */
  readonly strategy?: readonly VpnProtocol[];
  /**
   * The entry authenticates with EAP, by this method. Default: it does not; an entry of one of the `phoneBooks` does as its
   * `CustomAuthKey` and `AuthRestrictions` say.
   */
  readonly eap?: SimulatedEapMethod | SimulatedEap;
  /**
   * Only for `modem` and `isdn`: the links of a multilink entry, the first one included; or how many, if
   * they are all alike. Default: one.
   */
  readonly links?: number | readonly SimulatedLink[];
  /** Which links are dialed at first: all of them (the default), or only one, as RASEDM_DialAsNeeded says. */
  readonly dialMode?: 'all' | 'asNeeded';
  /** What goes through each link that is up, and is counted. Default: nothing. */
  readonly traffic?: SimulatedTraffic;
  /**
   * What `Dialing.transcript()` has recorded: each dial of this entry goes as that one went, through the same states, at
   * the same times, with the same errors and pauses, whatever credentials and numbers it is given. The time of a pause
   * is that of its answer here. After the last event of a dial that its caller ended, nothing more happens. With it
   * only `book`, `traffic` and `behavior` may stand. A dial that failed before there was a line cannot be played.
   */
  readonly replay?: Transcript;
  readonly behavior?: SimulatedBehavior;
}

/**
 * - `'mschapv2'`: takes a plain user name and password. RasGetEapUserIdentity answers 780.
 * - `'certificate'`: finds its certificate by itself. A dial needs the identity that RasGetEapUserIdentity gives.
 * - `'peap'`: likewise, and takes it from the user data that are kept with the entry; where there are none it shows
 *   a window, or RasGetEapUserIdentity answers 703 where it may not.
 */
export type SimulatedEapMethod = 'mschapv2' | 'certificate' | 'peap';

/** How an entry's EAP method behaves. */
export interface SimulatedEap {
  readonly method: SimulatedEapMethod;
  /** The user name of the identity, for a server with `users`. Default: the user who is logged on. */
  readonly identity?: string;
  /** The error of a dial that comes without the identity; clients have seen both. Default: 703. */
  readonly withoutIdentity?: 703 | 798;
  /** RasGetEapUserIdentity returns this error. */
  readonly identityFails?: number;
}

/** One link of a multilink entry. */
export interface SimulatedLink {
  /** A key of `servers`. Default: the entry's server. */
  readonly server?: string;
  /** The device's name. Default: the entry's device. */
  readonly device?: string;
}

/** What goes through a link while it is up. */
export interface SimulatedTraffic {
  /** Bytes in a second, at most 10^12. Default: 0. */
  readonly transmitted?: number;
  readonly received?: number;
  /** How many bytes a link's counters begin with: they wrap at 2^32. Default: 0. */
  readonly countsFrom?: number;
  /** Bits in a second, as the statistics tell the speed of a link. Default: 0. */
  readonly speed?: number;
}

/** A kind of tunnel. */
export type VpnProtocol = 'IKEv2' | 'SSTP' | 'L2TP' | 'PPTP';

/** Who answers a dial, and how. */
export interface SimulatedServer {
  /** Who may log on, by user name. Without `users` the server accepts any credentials. */
  readonly users?: Readonly<Record<string, SimulatedUser>>;
  /** The VPN protocols that the server speaks. Default: all four. */
  readonly protocols?: readonly VpnProtocol[];
  /** The line is busy: 676 for a modem or ISDN; the others get no answer. Default: false. */
  readonly busy?: boolean;
  /** Nobody answers. Default: false. */
  readonly noAnswer?: boolean;
  /** Every dial fails with this error in this state. */
  readonly fails?: { readonly at: RunningState; readonly error: number };
  /**
   * Who decides the number that the server calls back: nobody, for there is no callback (the default);
   * the caller, who dials with a `callbackNumber`, or with `'*'` to pause at CallbackSetByCaller; or the
   * server itself.
   */
  readonly callback?: 'none' | 'caller' | { readonly number: string };
  /** The server opens with a terminal: the dial pauses at Interactive. Default: false. */
  readonly interactive?: boolean;
  /**
   * The server's EAP method wants a user interface: the dial pauses at InvokeEapUI, until RasInvokeEapUI has shown
   * it. Default: false.
   */
  readonly eapUi?: boolean;
  /** Wrong passwords before the server hangs up. Default: 3. */
  readonly maxTries?: number;
  /** The addresses that a connection is given, as the Projected event tells them. */
  readonly ipv4?: SimulatedAddresses;
  readonly ipv6?: SimulatedAddresses;
  /** What the negotiation brings beside addresses. */
  readonly negotiation?: SimulatedNegotiation;
}

/**
 * The numbers that Microsoft's pages ["RASPPP_PROJECTION_INFO
 * structure"](https://learn.microsoft.com/en-us/windows/win32/api/ras/ns-ras-rasppp_projection_info) and
 * ["RASIKEV2_PROJECTION_INFO
 * structure"](https://learn.microsoft.com/en-us/windows/win32/api/ras/ns-ras-rasikev2_projection_info) list, the same
 * for both sides of a connection.
 */
export interface SimulatedNegotiation {
  /** With which the protocol failed. Default: none; 731 where it has no addresses. */
  readonly ipv4Error?: number;
  readonly ipv6Error?: number;
  /** Default: 731, not negotiated. */
  readonly compressionError?: number;
  readonly ipOptions?: number;
  readonly lcpOptions?: number;
  /** Of PPP. Default: CHAP, 0xC223. */
  readonly authentication?: number;
  /** Default: MS-CHAP version 2, 0x81. */
  readonly authenticationData?: number;
  readonly eapType?: number;
  readonly compression?: number;
  readonly compressionOptions?: number;
  /** Default: EAP, 2. */
  readonly ikev2Authentication?: number;
  /** Default: MOBIKE, 1. */
  readonly ikev2Flags?: number;
  /** Default: AES with 256 bits, 5. */
  readonly ikev2Encryption?: number;
}

/** What a line is given of one network protocol. */
export interface SimulatedAddresses {
  readonly address: string;
  readonly serverAddress?: string;
}

/** Who may log on to a server. */
export interface SimulatedUser {
  /** Kept as a salted hash only. */
  readonly password: string;
  readonly domain?: string;
  /** The password has to be changed: the dial pauses at PasswordExpired. Default: false. */
  readonly expired?: boolean;
}

/** Credentials that Windows has. */
export interface SimulatedCredentials {
  readonly userName: string;
  /** Kept as a salted hash only. */
  readonly password: string;
  readonly domain?: string;
}

/** A device that RasEnumDevices lists. */
export interface SimulatedDevice {
  /** `'vpn'`, `'modem'`, `'isdn'`, `'PPPoE'`, …, at most 16 characters. */
  readonly type: string;
  readonly name: string;
}

/** A Remote Access Connection Manager that does not run: calls fail with 711. */
export interface SimulatedRasMan {
  readonly state: 'starting' | 'stopped';
  /** Only for `'starting'`: when it runs. Default: 0. */
  readonly startsAfter?: number;
  /** How long a call blocks before its 711; Windows takes 20 to 30 s. Default: 0. */
  readonly blocks?: number;
}

/** What `ras.watch()` has to do without. */
export interface SimulatedConnectionNotifications {
  /**
   * A registration is good until the service ends (the default; Microsoft's page names no end), or for one
   * signal, as some clients have seen.
   */
  readonly registrations?: 'persistent' | 'oneShot';
  /**
   * A registration is signaled when it is made, though nothing has changed; of one that is good for one signal, that was it.
   * Microsoft's page does not say. Default: false.
   */
  readonly signalsAtOnce?: boolean;
  /**
   * Of the lines that this process dials, each kind of change is signaled always (the default), or once and
   * never again, as seen on Windows 11. Lines of other processes are signaled always.
   */
  readonly ownLinesSignaled?: 'always' | 'oncePerKind';
  /** Registrations are taken, and nothing is ever signaled. Default: false. */
  readonly signalsLost?: boolean;
  /** Until then a registration fails with 5, as seen while Windows starts. Default: 0. */
  readonly registrationsDeniedUntil?: number;
  /**
   * Who hears of the links of a line that come and go: those who watch the line itself, as Microsoft's page says
   * (the default), or also those who watch all.
   */
  readonly bandwidthSignaled?: 'lineWatchers' | 'all';
  /** Flags that only the header has are taken (the default), or refused with 87. */
  readonly notificationFlags?: 'all' | 'documented';
}
