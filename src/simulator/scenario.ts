/**
 * `simulate()` takes a scenario, which describes the world of the simulated RAS. It is plain JSON, so the same text
 * serves a test and a file for `winras/simulator/register`. All times are milliseconds of the simulator's clock, and
 * all errors are numbers from raserror.h or any other DWORD.
 */
import type { RunningState } from '../states/states.js';
import type { Transcript } from '../transcript/transcript.js';
import type { SimulatedBehavior } from './behavior.js';
import type { SimulatedDialogs } from './dialogs-config.js';
import type { SimulatedFunction } from './functions.js';
import type { SimulatedEvent } from './later-config.js';
import type { SimulatedLegacy } from './legacy-config.js';

/** The world of a simulated RAS. All members are optional. */
export interface Scenario {
  /**
   * The phone-book entries, by name. Without `entries`, `phoneBooks` and `replay` there is one, `Office VPN`, whose
   * server `vpn.example.com` accepts any credentials.
   */
  readonly entries?: Readonly<Record<string, SimulatedEntry>>;
  /** A recorded dial for `ras.dial('Replayed')`; it means the same as `entries: { Replayed: { replay } }`. */
  readonly replay?: Transcript;
  /**
   * Files in the format of `rasphone.pbk`. Entries are read from them, and changes written to them; a file that does
   * not exist is made, empty. Relative paths start at the current folder, and in a scenario's file at the folder of
   * that file. A new entry without a book goes to the user's first book. Windows writes UTF-8; a file in UTF-16 with
   * a byte order mark is read, too, which RAS itself may not do. If several entries of one file have the same name,
   * the first counts.
   */
  readonly phoneBooks?: {
    readonly user?: string | readonly string[];
    readonly allUsers?: string | readonly string[];
  };
  /**
   * The servers that answer, by host, phone number or PPPoE service name, which are compared without case. Nobody
   * answers elsewhere: a dial fails with the error of its kind, and a process warning names the missing server once.
   * `{ noAnswer: true }` is a server that is meant not to answer. A PPPoE entry without a service name is answered by
   * the server `''`, or by the first one that answers at all.
   */
  readonly servers?: Readonly<Record<string, SimulatedServer>>;
  /** The credentials that are saved with an entry, by the entry's name: RasGetCredentials finds them. */
  readonly stored?: Readonly<Record<string, SimulatedCredentials>>;
  /**
   * RAS gives this back in place of a stored password: sixteen asterisks, which is the default and documented by
   * [RasSetCredentials](https://learn.microsoft.com/en-us/windows/win32/api/ras/nf-ras-rassetcredentialsw), or an
   * opaque text that no document describes;
   * [RasGetCredentials](https://learn.microsoft.com/en-us/windows/win32/api/ras/nf-ras-rasgetcredentialsw) tells only
   * of a handle.
   */
  readonly passwordHandle?: 'asterisks' | 'opaque';
  /**
   * The user who is logged on to this machine. RAS takes these credentials when user name and password are both
   * empty.
   */
  readonly loggedOnUser?: SimulatedCredentials;
  /** Entries that another process has connected before. */
  readonly connections?: readonly string[];
  /**
   * Events that happen later, by nobody's doing here: connections are lost, others come up, the service restarts.
   * With them a file alone can show what `watch`, `keep` and `run` do.
   */
  readonly after?: readonly SimulatedEvent[];
  /**
   * The devices that RasEnumDevices lists. Default: the WAN miniports of Windows for IKEv2, SSTP, L2TP, PPTP and
   * PPPoE, and a modem.
   */
  readonly devices?: readonly SimulatedDevice[];
  /** The behavior of RAS; an entry's own `behavior` comes first. */
  readonly behavior?: SimulatedBehavior;
  /** The state of the Remote Access Connection Manager service. Default: `'running'`. */
  readonly rasMan?: 'running' | SimulatedRasMan;
  /**
   * True if this process may change what belongs to all users; otherwise RAS answers 5, access denied. Default: true.
   */
  readonly administrator?: boolean;
  /**
   * Each list, and the alternate numbers of an entry, grow by one between the size call and the fetch call, at most
   * twice. Default: false.
   */
  readonly enumerationGrows?: boolean;
  /** The behavior of RasConnectionNotification. */
  readonly connectionNotifications?: SimulatedConnectionNotifications;
  /**
   * Functions that this RAS lacks, as an older Windows does: `['RasGetProjectionInfoEx']` is Windows Vista. A call
   * that needs one fails with `ERR_RAS_UNAVAILABLE`, unless another function serves. Default: none.
   */
  readonly lacks?: readonly SimulatedFunction[];
  /**
   * The size of the newest RASENTRY that RAS knows: that of Windows 8 (5680), of Windows 10 since build 17134 (6720)
   * or since build 17604 (6724, the default). RAS takes older ones, and answers newer ones with 632.
   */
  readonly entrySize?: 5680 | 6720 | 6724;
  /**
   * RAS answers with this error for a phone book that does not exist; documents and observers differ. With 0,
   * RasEnumEntries lists no entries, and the other functions answer 621. Default: 621.
   */
  readonly missingBook?: 621 | 2 | 0;
  /**
   * RasDeleteEntry answers with this error for an entry that does not exist; its page says 123:
   * [RasDeleteEntry](https://learn.microsoft.com/en-us/windows/win32/api/ras/nf-ras-rasdeleteentryw). Default: 623.
   */
  readonly missingEntryDeleted?: 623 | 123;
  /**
   * RasSetEntryProperties refuses an entry without its device's name, `dwType` or `dwFramingProtocol` with 87 (the
   * default), or takes it and fills them in. Its page wants them; programs in use leave them out.
   */
  readonly incompleteEntries?: 'refused' | 'taken';
  /** The actions of the user of RAS' dialogs. Default: the user connects, or saves. */
  readonly dialogs?: SimulatedDialogs;
  /** AutoDial and the other deprecated functions. */
  readonly legacy?: SimulatedLegacy;
  /** The probability, 0 to 1, with which a dial gets one random variation of `behavior`. Default: 0. */
  readonly faults?: number;
  /** The seed decides all random choices: the same seed brings the same faults. Default: 1. */
  readonly seed?: number;
  /** Each call, handle owed and sign-in to a server is appended to this file as a JSON line, which survives a crash. */
  readonly ledgerFile?: string;
  /**
   * A file that simulators in several processes share. Connections, credentials, and the entries that stand in no
   * phone-book file live in it, so that a connection outlives the process that has dialed it, and another process
   * lists it and hangs it up. A missing file is made, readable by its owner only; passwords are in it as salted
   * hashes. Its content comes before `connections` and `stored` here; to start anew, remove the file. Default: each
   * simulator has its own world.
   */
  readonly stateFile?: string;
  /**
   * `'real'` (the default) is the machine's clock; a number says how many of the simulator's milliseconds pass in a
   * real one; with `'virtual'` time stands still until `simulator.clock.advance()`.
   */
  readonly clock?: 'virtual' | 'real' | number;
}

/** A phone-book entry. */
export interface SimulatedEntry {
  /** Default: `'vpn'`. */
  readonly type?: 'vpn' | 'modem' | 'isdn' | 'pppoe';
  /**
   * The host, phone number or PPPoE service name that the entry dials; a key of `servers`. An entry of the type
   * `pppoe` needs none, and is then answered by any server. An entry of one of the `phoneBooks` leaves it out: its
   * `behavior` and `eap` here are added to the settings of the file.
   */
  readonly server?: string;
  /** The phone book that has the entry. Default: `'user'`; for an entry of a file, both. */
  readonly book?: 'user' | 'allUsers' | 'both';
  /**
   * The device's name, such as `Standard 56000 bps Modem`. A `vpn` has a device for each protocol and takes a name
   * only with a single one. Default: the name that Windows gives it.
   */
  readonly device?: string;
  /** The protocols of a `vpn` in the order in which they are tried. Default: all four. */
  readonly strategy?: readonly VpnProtocol[];
  /**
   * The entry authenticates with EAP, by this method. Default: it does not; an entry of one of the `phoneBooks` does
   * as its `CustomAuthKey` and `AuthRestrictions` say.
   */
  readonly eap?: SimulatedEapMethod | SimulatedEap;
  /**
   * The links of a multilink entry of type `modem` or `isdn`, the first one included; or their number, if they are
   * all alike. Default: one.
   */
  readonly links?: number | readonly SimulatedLink[];
  /** All links are dialed at first (the default), or only one, as RASEDM_DialAsNeeded says. */
  readonly dialMode?: 'all' | 'asNeeded';
  /** The traffic of each link that is up, which is counted. Default: none. */
  readonly traffic?: SimulatedTraffic;
  /**
   * A recording that `Dialing.transcript()` has made. Each dial of this entry goes as that one went, through the same
   * states, at the same times, with the same errors and pauses, whatever credentials and numbers it is given. A pause
   * lasts until it is answered here. After the last event of a dial that its caller ended, nothing more happens. Only
   * `book`, `traffic` and `behavior` may stand beside it. A dial that failed before it had a handle cannot be played.
   */
  readonly replay?: Transcript;
  readonly behavior?: SimulatedBehavior;
}

/**
 * The EAP methods that the simulator has.
 * - `'mschapv2'` takes a plain user name and password. RasGetEapUserIdentity answers 780.
 * - `'certificate'` finds its certificate by itself. A dial needs the identity that RasGetEapUserIdentity gives.
 * - `'peap'` needs that identity, too, and takes it from the user data that are kept with the entry. Without user
 *   data it shows a window, or RasGetEapUserIdentity answers 703 where it may not.
 */
export type SimulatedEapMethod = 'mschapv2' | 'certificate' | 'peap';

/** The behavior of an entry's EAP method. */
export interface SimulatedEap {
  readonly method: SimulatedEapMethod;
  /** The user name of the identity, for a server with `users`. Default: the user who is logged on. */
  readonly identity?: string;
  /** A dial without the identity fails with this error; clients have seen both. Default: 703. */
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

/** The traffic of a link while it is up. */
export interface SimulatedTraffic {
  /** Bytes per second, at most 10^12. Default: 0. */
  readonly transmitted?: number;
  readonly received?: number;
  /** The bytes with which a link's counters begin: they wrap at 2^32. Default: 0. */
  readonly countsFrom?: number;
  /** Bits per second, as the statistics give the speed of a link. Default: 0. */
  readonly speed?: number;
}

/** The protocol of a tunnel. */
export type VpnProtocol = 'IKEv2' | 'SSTP' | 'L2TP' | 'PPTP';

/** A server that answers dials. */
export interface SimulatedServer {
  /** The users who may log on, by user name. Without `users` the server accepts any credentials. */
  readonly users?: Readonly<Record<string, SimulatedUser>>;
  /** The VPN protocols that the server speaks. Default: all four. */
  readonly protocols?: readonly VpnProtocol[];
  /** The telephone line is busy: 676 for a modem or ISDN; other devices get no answer. Default: false. */
  readonly busy?: boolean;
  /** The server does not answer. Default: false. */
  readonly noAnswer?: boolean;
  /** Every dial fails with this error in this state. */
  readonly fails?: { readonly at: RunningState; readonly error: number };
  /**
   * The server does not call back (the default); the caller decides the number, and dials with a `callbackNumber`, or
   * with `'*'` to pause at CallbackSetByCaller; or the server has a number itself.
   */
  readonly callback?: 'none' | 'caller' | { readonly number: string };
  /** The server opens with a terminal: the dial pauses at Interactive. Default: false. */
  readonly interactive?: boolean;
  /**
   * The server's EAP method wants a user interface: the dial pauses at InvokeEapUI, until RasInvokeEapUI has shown
   * it. Default: false.
   */
  readonly eapUi?: boolean;
  /** The server hangs up after this many wrong passwords. Default: 3. */
  readonly maxTries?: number;
  /** The addresses that a connection is given, as the Projected event tells them. */
  readonly ipv4?: SimulatedAddresses;
  readonly ipv6?: SimulatedAddresses;
  /** Results of the negotiation other than addresses. */
  readonly negotiation?: SimulatedNegotiation;
}

/**
 * The numbers that the negotiation has agreed on, the same for both sides of a connection. Microsoft's pages are
 * [RASPPP_PROJECTION_INFO](https://learn.microsoft.com/en-us/windows/win32/api/ras/ns-ras-rasppp_projection_info) and
 * [RASIKEV2_PROJECTION_INFO](https://learn.microsoft.com/en-us/windows/win32/api/ras/ns-ras-rasikev2_projection_info).
 */
export interface SimulatedNegotiation {
  /** The protocol failed with this error. Default: none; 731 where it has no addresses. */
  readonly ipv4Error?: number;
  readonly ipv6Error?: number;
  /** Default: 731, not negotiated. */
  readonly compressionError?: number;
  readonly ipOptions?: number;
  readonly lcpOptions?: number;
  /** The authentication of PPP. Default: CHAP, 0xC223. */
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

/** The addresses of a connection in one network protocol. */
export interface SimulatedAddresses {
  readonly address: string;
  readonly serverAddress?: string;
}

/** A user who may log on to a server. */
export interface SimulatedUser {
  /** It is kept as a salted hash only. */
  readonly password: string;
  readonly domain?: string;
  /** The password has to be changed: the dial pauses at PasswordExpired. Default: false. */
  readonly expired?: boolean;
}

/** Credentials that Windows has. */
export interface SimulatedCredentials {
  readonly userName: string;
  /** It is kept as a salted hash only. */
  readonly password: string;
  readonly domain?: string;
}

/** A device that RasEnumDevices lists. */
export interface SimulatedDevice {
  /** The kind of device, such as `'vpn'`, `'modem'`, `'isdn'` or `'PPPoE'`: at most 16 characters. */
  readonly type: string;
  readonly name: string;
}

/** A Remote Access Connection Manager that does not run: calls fail with 711. */
export interface SimulatedRasMan {
  readonly state: 'starting' | 'stopped';
  /** The time at which it runs; only for `'starting'`. Default: 0. */
  readonly startsAfter?: number;
  /** The time for which a call blocks before its 711; Windows takes 20 to 30 s. Default: 0. */
  readonly blocks?: number;
}

/** The conditions that `ras.watch()` has to cope with. */
export interface SimulatedConnectionNotifications {
  /**
   * A registration is good until the service ends (the default; Microsoft's page names no end), or for one signal, as
   * some clients have seen.
   */
  readonly registrations?: 'persistent' | 'oneShot';
  /**
   * A registration is signaled when it is made, though nothing has changed; one that is good for one signal is used
   * up then. Microsoft's page does not say. Default: false.
   */
  readonly signalsAtOnce?: boolean;
  /**
   * For connections that this process dials, each kind of change is signaled always (the default), or once and never
   * again, as seen on Windows 11. Connections of other processes are signaled always.
   */
  readonly ownLinesSignaled?: 'always' | 'oncePerKind';
  /** Registrations are taken, and nothing is ever signaled. Default: false. */
  readonly signalsLost?: boolean;
  /** A registration fails with 5 until this time, as seen while Windows starts. Default: 0. */
  readonly registrationsDeniedUntil?: number;
  /**
   * Links of a connection that come and go are signaled to those who watch the connection itself, as Microsoft's page
   * says (the default), or also to those who watch all connections.
   */
  readonly bandwidthSignaled?: 'lineWatchers' | 'all';
  /** Flags that only the header has are taken (the default), or refused with 87. */
  readonly notificationFlags?: 'all' | 'documented';
}
