/** The Remote Access Service, as its users see it. */

import { ActiveConnection } from './connection.js';
import {
  type DialNumberOptions,
  type DialOptions,
  planEntryDial,
  planNumberDial,
} from './dial/dial-options.js';
import { DialInProgress, type Dialing } from './dial/dialing.js';
import { PhoneBook } from './phone-book/phone-book.js';
import type { Provider } from './provider.js';

export interface Ras {
  /**
   * Dials a phone-book entry. Bad arguments throw at once, naming the argument and its limit; whatever
   * RAS says fails the dial with a `RasError`. Microsoft's page "RasDial function".
   */
  dial(entryName: string, options?: DialOptions): Dialing;
  /** Dials a number without an entry, through the first modem that is free. */
  dialNumber(phoneNumber: string, options?: DialNumberOptions): Dialing;
  /** The lines that are up, ours or not. Microsoft's page "RasEnumConnections function". */
  connections(): Promise<ActiveConnection[]>;
  /**
   * The entries of the book with this path, to be read and changed; without one those of the user's and of the
   * all-users book, where a new entry goes to the user's.
   */
  phoneBook(path?: string): PhoneBook;
}

/** `open` gives the RAS to talk to, the same each time, and throws a RasError where there is none. */
export function createRas(open: () => Provider): Ras {
  return {
    dial: (entryName, options) => new DialInProgress(open, planEntryDial(entryName, options)),
    dialNumber: (phoneNumber, options) =>
      new DialInProgress(open, planNumberDial(phoneNumber, options)),
    async connections() {
      const provider = open();
      const { rows } = await provider.value(provider.listings.lines());
      return rows.map((row) => new ActiveConnection(provider, row));
    },
    phoneBook: (path) => new PhoneBook(open, path),
  };
}
