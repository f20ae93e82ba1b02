/** The links of a dial that were heard of, and those that failed. */

import type { NativeDialReport } from '../addon/dial.js';
import type { NativeProvider } from '../addon/provider.js';
import type { Entry } from '../phone-book/find-entry.js';

type Notification = Pick<NativeDialReport, 'subentry' | 'state'>;

const subEntryDisconnected = 23;

export class DialLinks {
  readonly #heard = new Set<number>();
  readonly #failed = new Set<number>();

  /** RAS may tell of the end of a link that has connected before without an error. */
  hear(report: Notification): void {
    this.#heard.add(report.subentry);
    if (report.state === subEntryDisconnected) this.hearFailure(report);
  }

  hearFailure({ subentry }: Notification): void {
    this.#failed.add(subentry);
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
  const answer = await native.entryProperties(phoneBook, name);
  return 'value' in answer ? Number(answer.value.members['dwSubEntries']) : 1;
}
