/** This file declares the Remote Access Service as its users see it. */

// The declarations need this for `await using`, since most projects' `lib` does not name it.
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

/** The Remote Access Service: `ras` is that of this machine, and `simulate()` makes a simulated one. */
export interface Ras {
  /**
   * Dials a phone-book entry. Bad arguments throw at once, naming the argument and its limit; any error that RAS
   * gives fails the dial with a `RasError`. Microsoft's page is
   * [RasDial](https://learn.microsoft.com/en-us/windows/win32/api/ras/nf-ras-rasdialw).
   */
  dial(entryName: string, options?: DialOptions): Dialing;
  /**
   * Dials a phone number without an entry, through the first modem that is free. Bad arguments throw at once.
   * Microsoft's page is [RasDial](https://learn.microsoft.com/en-us/windows/win32/api/ras/nf-ras-rasdialw).
   */
  dialNumber(phoneNumber: string, options?: DialNumberOptions): Dialing;
  /**
   * Dials a VPN server without an entry of your own, for example in CI. It uses a temporary entry, which is removed
   * when the dial has failed, when its connection is gone, or when this process or worker ends, also by Ctrl+C; the
   * next such dial removes an entry that a killed process has left. Bad options throw at once. Microsoft's pages are
   * [RasSetEntryProperties](https://learn.microsoft.com/en-us/windows/win32/api/ras/nf-ras-rassetentrypropertiesw)
   * and [RasDial](https://learn.microsoft.com/en-us/windows/win32/api/ras/nf-ras-rasdialw).
   */
  dialServer(options: ServerDialOptions): Dialing;
  /**
   * Hangs up the entry's connection, whoever has dialed it, waits until it is really gone and its port is free, and
   * dials it again, which gives PPPoE users a new address. An entry that is not connected is just dialed. Bad
   * arguments throw at once; if RAS does not let go of the connection, it rejects with `ERR_RAS_HANGUP_PENDING`. An
   * abort hangs up the new dial; the old connection is gone by then. Microsoft's pages are
   * [RasHangUp](https://learn.microsoft.com/en-us/windows/win32/api/ras/nf-ras-rashangupw) and
   * [RasDial](https://learn.microsoft.com/en-us/windows/win32/api/ras/nf-ras-rasdialw).
   */
  redial(entryName: string, options?: RedialOptions): Promise<Connection>;
  /**
   * Keeps the entry connected for as long as it is looped over: it dials, watches the connection, and dials again
   * when that is lost, after a wait that grows from one failure to the next. It adopts a connection that is up
   * already, or that Windows restores by itself. The loop throws errors that no retry mends, such as a wrong password
   * (691) or a missing entry (623). An error that may be a refused password although the server does not say so
   * (`mayBeRefusal` of a `RasError`) is thrown when it comes a second time. When no attempts are left, the error of
   * the last one is thrown. After an abort the loop throws an `AbortError` once nothing is dialing any more, whose
   * `hangUpError` says why a connection could not be hung up. Bad arguments throw at once. Microsoft's pages are
   * [RasDial](https://learn.microsoft.com/en-us/windows/win32/api/ras/nf-ras-rasdialw) and
   * [RasConnectionNotification](https://learn.microsoft.com/en-us/windows/win32/api/ras/nf-ras-rasconnectionnotificationw).
   */
  keep(entryName: string, options?: KeepOptions): Keeping;
  /**
   * Hangs up everything that this thread has dialed through this `ras`, all at the same time. It ends dials under
   * way, which fail with ERROR_USER_DISCONNECTION (631) for their callers, and connections, whether or not they have
   * `hangUpOnExit`. Call it from a program's own handler of its end: a signal, Electron's `before-quit`, a test's
   * `afterAll`. Connections that Windows or another program has dialed are not touched. A loop of `keep()` dials
   * again, so end it before. The promise resolves with the outcome of each hang-up when all connections are gone. If
   * some are not gone after all hang-ups were tried, it rejects with an AggregateError, whose `errors` holds a
   * `RasError` with its `entryName` for each; another call tries those again. Without RAS it resolves with an empty
   * array. `timeout` limits each hang-up, in milliseconds. Microsoft's page is
   * [RasHangUp](https://learn.microsoft.com/en-us/windows/win32/api/ras/nf-ras-rashangupw).
   */
  hangUpAll(options?: HangUpTimeout): Promise<HungUpLine[]>;
  /**
   * Lists the connections that are up, whoever has dialed them. Microsoft's page is
   * [RasEnumConnections](https://learn.microsoft.com/en-us/windows/win32/api/ras/nf-ras-rasenumconnectionsw).
   */
  connections(): Promise<ActiveConnection[]>;
  /** Gives access to the credentials that Windows keeps with an entry. The call itself asks RAS nothing. */
  credentials(entryName: string, options?: BookOptions): EntryCredentials;
  /**
   * Lists the modems, WAN miniports and other devices that RAS can dial with, whether or not an entry uses them.
   * Microsoft's page is
   * [RasEnumDevices](https://learn.microsoft.com/en-us/windows/win32/api/ras/nf-ras-rasenumdevicesw).
   */
  devices(): Promise<Device[]>;
  /**
   * Lists the countries that Windows can dial to, in TAPI's order. Microsoft's page is
   * [RasGetCountryInfo](https://learn.microsoft.com/en-us/windows/win32/api/ras/nf-ras-rasgetcountryinfow).
   */
  countries(): Promise<Country[]>;
  /**
   * Tells what an error number means: one of RAS (691), of Windows (13801) or an HRESULT (0x80070057, also as a
   * negative number). The text is that of Windows if it has one, else that of this package, and undefined if neither
   * knows the number. Microsoft's page is
   * [RasGetErrorString](https://learn.microsoft.com/en-us/windows/win32/api/ras/nf-ras-rasgeterrorstringw).
   */
  errorMessage(errno: number): Promise<string | undefined>;
  /**
   * Tells which connections are up, and from then on what happens to them, whoever has dialed them. While RAS does
   * not run, the watch waits for it; the loop fails with a `RasError` where RAS is missing or refuses to list its
   * connections. Microsoft's page is
   * [RasConnectionNotification](https://learn.microsoft.com/en-us/windows/win32/api/ras/nf-ras-rasconnectionnotificationw).
   */
  watch(options?: WatchOptions): ConnectionWatch;
  /** Gives access to the data that are kept for the EAP method of an entry. Bad arguments throw at once. */
  eap(entryName: string, options?: BookOptions): EntryEap;
  /**
   * Opens the phone book with this path, to read and change its entries. Without a path it stands for the user's and
   * the all-users phone book together, and a new entry goes to the user's.
   */
  phoneBook(path?: string): PhoneBook;
  /** Windows' own dialogs dial, change entries and show the phone book. */
  readonly dialogs: Dialogs;
  /** AutoDial and the other deprecated or undocumented functions of RAS. */
  readonly legacy: Legacy;
}

/** `open` gives the RAS to talk to, the same one each time, and throws a RasError where there is none. */
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
      const { rows } = await provider.value(provider.enumerations.lines());
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
