/** The links of a dial: those that RAS has notified, and those that have failed. */

import type { NativeDialReport } from '../addon/dial.js';
import type { NativeProvider } from '../addon/provider.js';
import type { Entry } from '../provider/entry-key.js';
import { stateCodes } from '../states/states.js';

type Notification = Pick<NativeDialReport, 'subentry' | 'state'>;

export class DialLinks {
  readonly #notified = new Set<number>();
  readonly #failed = new Set<number>();

  /** RAS may notify without an error that a link which has connected before has ended. */
  notified(report: Notification): void {
    this.#notified.add(report.subentry);
    if (report.state === stateCodes.SubEntryDisconnected) this.failed(report);
  }

  failed({ subentry }: Notification): void {
    this.#failed.add(subentry);
  }

  /** A link that fails before RAS has notified any other is not yet all of them. */
  async allFailed(native: NativeProvider, entry: Entry): Promise<boolean> {
    if (this.#failed.size < this.#notified.size) return false;
    return this.#failed.size >= (await linkCount(native, entry));
  }
}

/** Gives 1 when RAS does not tell how many links the entry has. */
async function linkCount(native: NativeProvider, { name, phoneBook }: Entry): Promise<number> {
  if (name === '') return 1;
  const answer = await native.entryProperties(phoneBook, name);
  return 'value' in answer ? Number(answer.value.members['dwSubEntries']) : 1;
}
