/** The Remote Access Service, as its users see it. */

// What `await using` needs, for the declarations: most projects' `lib` does not name it.
/// <reference lib="esnext.disposable" preserve="true" />

import { nameCallers } from './arguments/caller.js';
import { ActiveConnection } from './connection/active-connection.js';
import type { Connection } from './connection/connection.js';
import type { HangUpTimeout } from './connection/hang-up-options.js';
import { EntryCredentials } from './credentials/entry-credentials.js';
import type { DialNumberOptions, DialOptions } from './dial/dial-options.js';
import { planEntryDial, planNumberDial } from './dial/dial-plan.js';
import { DialInProgress, type Dialing } from './dial/dialing.js';
import { type HungUpLine, hangUpAll } from './dial/hang-up-all.js';
import { planServerDial, type ServerDialOptions } from './dial-server/server-options.js';
import { Dialogs } from './dialogs/dialogs.js';
import { EntryEap } from './eap/entry-eap.js';
import { KeepInProgress, type Keeping } from './keep/keep.js';
import { type KeepOptions, planKeep } from './keep/keep-options.js';
import { type RedialOptions, redial } from './keep/redial.js';
import { Legacy } from './legacy/legacy.js';
import type { Country } from './machine/country.js';
import { errorMessage } from './machine/error-message.js';
import type { BookOptions } from './phone-book/find-entry.js';
import { PhoneBook } from './phone-book/phone-book.js';
import type { Device } from './provider/device.js';
import type { Provider } from './provider/provider.js';
import {
  type ConnectionWatch,
  planWatch,
  WatchInProgress,
  Watching,
  type WatchOptions,
} from './watch/connection-watch.js';

/** The Remote Access Service: of this machine, which is `ras`, or a simulated one, which `simulate()` makes. */
export interface Ras {
  /**
   * Dials a phone-book entry. Bad arguments throw at once, naming the argument and its limit; whatever RAS says fails
   * the dial with a `RasError`. [Microsoft's page "RasDial
   * function"](https://learn.microsoft.com/en-us/windows/win32/api/ras/nf-ras-rasdialw).
   */
  dial(entryName: string, options?: DialOptions): Dialing;
  /** Dials a number without an entry, through the first modem that is free. */
  dialNumber(phoneNumber: string, options?: DialNumberOptions): Dialing;
  /**
   * Dials a VPN server without an entry of one's own, as in CI: through a temporary entry that is removed when the dial
   * has failed, when its line is gone, or when this process or worker ends, also by Ctrl+C; what a killed process has
   * left, at the next such dial. Bad options throw at once. Microsoft's pages ["RasSetEntryProperties
   * function"](https://learn.microsoft.com/en-us/windows/win32/api/ras/nf-ras-rassetentrypropertiesw) and ["RasDial
   * function"](https://learn.microsoft.com/en-us/windows/win32/api/ras/nf-ras-rasdialw).
   */
  dialServer(options: ServerDialOptions): Dialing;
  /**
   * Hangs up the entry's line, whoever has dialed it, waits until it is really gone and its port is free, and dials it
   * again: a new address for PPPoE users. An entry without a line is just dialed. Bad arguments throw at once; a line
   * that RAS does not let go of rejects with `ERR_RAS_HANGUP_PENDING`. An abort hangs up what is being dialed; the old
   * line is gone then. Microsoft's pages ["RasHangUp
   * function"](https://learn.microsoft.com/en-us/windows/win32/api/ras/nf-ras-rashangupw) and ["RasDial
   * function"](https://learn.microsoft.com/en-us/windows/win32/api/ras/nf-ras-rasdialw).
   */
  redial(entryName: string, options?: RedialOptions): Promise<Connection>;
  /**
   * Keeps the entry's line up for as long as it is looped over: dials it, watches it, and dials it again when it is
   * lost, after a wait that grows from one failure to the next. A line that is up already, or that Windows connects
   * again by itself, is adopted. The loop throws errors that no retry mends, as a wrong password (691) or a missing
   * entry (623); what may be a refused password though the server does not say so (`mayBeRefusal` of a `RasError`),
   * when it comes a second time; and the error of the last attempt; after an abort an `AbortError`, once nothing is
   * dialing any more, whose `hangUpError` says where a line could not be hung up. Bad arguments throw at once.
   * Microsoft's pages ["RasDial function"](https://learn.microsoft.com/en-us/windows/win32/api/ras/nf-ras-rasdialw) and
   * ["RasConnectionNotification
   * function"](https://learn.microsoft.com/en-us/windows/win32/api/ras/nf-ras-rasconnectionnotificationw).
   */
  keep(entryName: string, options?: KeepOptions): Keeping;
  /**
   * Hangs up all that this thread has dialed through this `ras`, side by side: dials under way, which fail with
   * ERROR_USER_DISCONNECTION, 631, for those who wait for them, and lines, whether or not they have `hangUpOnExit`. For
   * a program's own handler of its end: of a signal, of Electron's `before-quit`, of a test's `afterAll`. Nothing that
   * was dialed by Windows or by another program is touched; a loop of `keep()` dials again, so end it before. Resolves
   * with what became of each when all are gone. Where some are not, after all have been tried, it rejects with an
   * AggregateError, whose `errors` are a `RasError` with its `entryName` for each; calling it again tries those again.
   * Where there is no RAS it resolves, with nothing. `timeout` is that of each hang-up. [Microsoft's page "RasHangUp
   * function"](https://learn.microsoft.com/en-us/windows/win32/api/ras/nf-ras-rashangupw).
   */
  hangUpAll(options?: HangUpTimeout): Promise<HungUpLine[]>;
  /**
   * The lines that are up, ours or not. [Microsoft's page "RasEnumConnections
   * function"](https://learn.microsoft.com/en-us/windows/win32/api/ras/nf-ras-rasenumconnectionsw).
   */
  connections(): Promise<ActiveConnection[]>;
  /** What Windows keeps with an entry to dial it with: asks nothing yet. */
  credentials(entryName: string, options?: BookOptions): EntryCredentials;
  /**
   * The modems, WAN miniports and whatever else RAS can dial with, whether or not an entry uses it. [Microsoft's page
   * "RasEnumDevices function"](https://learn.microsoft.com/en-us/windows/win32/api/ras/nf-ras-rasenumdevicesw).
   */
  devices(): Promise<Device[]>;
  /**
   * The countries that Windows can dial to, in TAPI's order. [Microsoft's page "RasGetCountryInfo
   * function"](https://learn.microsoft.com/en-us/windows/win32/api/ras/nf-ras-rasgetcountryinfow).
   */
  countries(): Promise<Country[]>;
  /**
   * What the number of an error means: one of RAS (691), of Windows (13801) or an HRESULT (0x80070057, also as a
   * negative number). In Windows' own words where it has some ([Microsoft's page "RasGetErrorString
   * function"](https://learn.microsoft.com/en-us/windows/win32/api/ras/nf-ras-rasgeterrorstringw)), else in those of
   * this package; undefined where nobody has any.
   */
  errorMessage(errno: number): Promise<string | undefined>;
  /**
   * Tells which lines are up, and from then on what happens to them, ours or not. While RAS does not run it is waited
   * for; the loop fails with a `RasError` where it is missing, or refuses to list its lines. [Microsoft's page
   * "RasConnectionNotification
   * function"](https://learn.microsoft.com/en-us/windows/win32/api/ras/nf-ras-rasconnectionnotificationw).
   */
  watch(options?: WatchOptions): ConnectionWatch;
  /** What is kept for the EAP method of an entry. Bad arguments throw at once. */
  eap(entryName: string, options?: BookOptions): EntryEap;
  /**
   * The entries of the book with this path, to be read and changed; without one those of the user's and of the
   * all-users book, where a new entry goes to the user's.
   */
  phoneBook(path?: string): PhoneBook;
  /** Windows' own dialogs: they dial, change entries and show the phone book. */
  readonly dialogs: Dialogs;
  /** Deprecated and undocumented functions of RAS: AutoDial and what else is left. */
  readonly legacy: Legacy;
}

/** `open` gives the RAS to talk to, the same each time, and throws a RasError where there is none. */
export function createRas(open: () => Provider): Ras {
  const watching = new Watching(open);
  return nameCallers<Ras>({
    dial: (entryName, options) => new DialInProgress(open, planEntryDial(entryName, options)),
    dialNumber: (phoneNumber, options) =>
      new DialInProgress(open, planNumberDial(phoneNumber, options)),
    dialServer: (options) => new DialInProgress(open, planServerDial(options)),
    redial: (entryName, options) => redial(open, entryName, options),
    keep: (entryName, options) => new KeepInProgress(open, watching, planKeep(entryName, options)),
    hangUpAll: (options) => hangUpAll(open, options),
    async connections() {
      const provider = open();
      const { rows } = await provider.value(provider.listings.lines());
      return rows.map((row) => new ActiveConnection(provider, row));
    },
    credentials: (entryName, options) => new EntryCredentials(open, entryName, options),
    async devices() {
      const provider = open();
      return [...(await provider.value(provider.native.devices()))];
    },
    async countries() {
      const provider = open();
      return [...(await provider.value(provider.native.countries()))];
    },
    errorMessage: (errno) => errorMessage(open, errno),
    watch: (options) => new WatchInProgress(watching, planWatch(options)),
    eap: (entryName, options) => new EntryEap(open, entryName, options),
    phoneBook: (path) => new PhoneBook(open, path),
    dialogs: new Dialogs(open),
    legacy: new Legacy(open),
  });
}
