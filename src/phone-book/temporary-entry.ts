/** An entry that is there for one dial: made before it, and removed when its line is gone. */

import type { HangUpOutcome } from '../addon/hang-up.js';
import { isRasError, type RasError } from '../errors/errors.js';
import { hangUpBound } from '../provider/hang-ups.js';
import type { Provider } from '../provider/provider.js';
import { settlesWithin } from '../provider/timers.js';
import type { NewEntry, NewEntryProperties } from './new-entry.js';
import { PhoneBook } from './phone-book.js';
import { newBookPath, removeBook, removeStaleBooks } from './temporary-book.js';

export class TemporaryEntry {
  /** The path of a book of its own: two dials of one server at once do not meet. */
  readonly phoneBook = newBookPath();
  readonly #entry: NewEntry;
  #made: Promise<void> | undefined;
  #removed: Promise<void> | undefined;

  constructor(entry: NewEntry) {
    this.#entry = entry;
  }

  /** What it is made of. */
  get properties(): NewEntryProperties {
    return this.#entry.properties;
  }

  /** Rejects with what RAS says. */
  make(provider: Provider): Promise<void> {
    this.#made = this.#make(provider);
    return this.#made;
  }

  /**
   * Its dial has failed, and this is how the hang-up ended. RAS does not bear the deletion of an entry in use (rule B6):
   * where the line outlives its hang-up the entry stays meanwhile, and nobody waits; where RAS has refused to hang up, it
   * stays until it is asked again, or until the process ends.
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
   * Its line is gone, or about to be. Resolves when the entry is gone too, or when a RAS that does not answer has had the
   * time of a hang-up.
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
