/** The links of a dial that were heard of, and those that failed. */

import type { Entry } from '../entry.js';
import type { NativeDialReport, NativeProvider } from '../native.js';

type Notification = Pick<NativeDialReport, 'subentry' | 'state' | 'error'>;

const subEntryDisconnected = 23;

export class DialLinks {
  readonly #heard = new Set<number>();
  readonly #failed = new Set<number>();

  hear({ subentry }: Notification): void {
    this.#heard.add(subentry);
  }

  /** Of a link that has connected before, too: RAS may tell of its end without an error. */
  hearFailure({ subentry, state, error }: Notification): void {
    if (error !== 0 || state === subEntryDisconnected) this.#failed.add(subentry);
  }

  /** A link that fails before any other was heard of is not yet all of them. */
  async allFailed(native: NativeProvider, entry: Entry): Promise<boolean> {
    if (this.#failed.size < this.#heard.size) return false;
    return this.#failed.size >= (await linkCount(native, entry));
  }
}

/** As many as can be known: a dial of which RAS will not say is one of a single link. */
async function linkCount(native: NativeProvider, { name, phoneBook }: Entry): Promise<number> {
  if (name === '') return 1;
  const answer = await native.linkCount(phoneBook, name);
  return 'value' in answer ? answer.value : 1;
}
