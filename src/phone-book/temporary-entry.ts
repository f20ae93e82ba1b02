/**
 * A temporary entry serves one dial: it is made before the dial and removed when the connection is
 * gone.
 */

import type { HangUpOutcome } from '../addon/hang-up.js';
import { isRasError, type RasError } from '../errors/errors.js';
import { hangUpBound } from '../provider/hang-ups.js';
import type { Provider } from '../provider/provider.js';
import { settlesWithin } from '../provider/timers.js';
import type { NewEntry, NewEntryProperties } from './new-entry.js';
import { PhoneBook } from './phone-book.js';
import { newBookPath, removeBook, removeStaleBooks } from './temporary-book.js';

export class TemporaryEntry {
  /** Each entry has its own book, so that two dials of one server do not collide. */
  readonly phoneBook = newBookPath();
  readonly #entry: NewEntry;
  #made: Promise<void> | undefined;
  #removed: Promise<void> | undefined;

  constructor(entry: NewEntry) {
    this.#entry = entry;
  }

  /** Returns the properties that the entry is made with. */
  get properties(): NewEntryProperties {
    return this.#entry.properties;
  }

  /** Makes the entry. Rejects with the error of RAS. */
  make(provider: Provider): Promise<void> {
    this.#made = this.#make(provider);
    return this.#made;
  }

  /**
   * Removes the entry after a failed dial, as the result of its hang-up permits. RAS does not
   * tolerate the deletion of an entry in use (rule B6, docs/rules.md): the entry stays until the
   * connection is gone, and nobody waits for that. Where RAS refused to hang up, it stays until the
   * next hang-up or the end of the process.
   */
  async dialFailed(
    provider: Provider,
    entryKey: string | undefined,
    hungUp: HangUpOutcome | RasError,
  ): Promise<void> {
    if (!(hungUp instanceof Error)) return this.remove(provider, entryKey);
    if (isRasError(hungUp, 'ERR_RAS_HANGUP_PENDING')) void this.remove(provider, entryKey);
  }

  /**
   * Removes the entry of a connection that is gone or about to go. Resolves when the entry is gone,
   * too, or after the time of a hang-up when RAS does not answer.
   */
  async remove(provider: Provider, entryKey: string | undefined): Promise<void> {
    this.#removed ??= this.#remove(provider, entryKey);
    await settlesWithin(provider.native, hangUpBound, this.#removed);
  }

  async #make(provider: Provider): Promise<void> {
    await removeStaleBooks(provider);
    provider.removeAtEnd(this.phoneBook);
    await new PhoneBook(() => provider, this.phoneBook).create(this.#entry);
  }

  async #remove(provider: Provider, entryKey: string | undefined): Promise<void> {
    if (this.#made === undefined) return;
    // A dial may be given up while its entry is being made.
    await this.#made.catch(() => undefined);
    if (entryKey !== undefined) await provider.busyEntries.free(entryKey);
    if (await removeBook(provider, this.phoneBook)) provider.forgetFile(this.phoneBook);
  }
}
