/**
 * Entries of the probe in Windows' own phone books, where the cmdlets of PowerShell write. Each is named
 * winras-probe-<GUID>. They are removed when a row has ended, when the process ends, and those that a killed probe has left
 * when the next one begins.
 */

import { spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { fileURLToPath } from 'node:url';

const ours = /^winras-probe-[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i;
/** Of the process that removes them when this one ends, in milliseconds. */
const longestAtEnd = 30_000;

export class DefaultBookEntries {
  #native;
  #owesRemoval = false;
  #atEnd = () => this.#removeInAnotherProcess();

  constructor(native) {
    this.#native = native;
  }

  /** From now on it is removed whatever happens. */
  newName() {
    if (!this.#owesRemoval) process.on('exit', this.#atEnd);
    this.#owesRemoval = true;
    return `winras-probe-${randomUUID()}`;
  }

  /** How many there were, and the error of one that RAS does not delete. */
  async removeAll() {
    const listed = await this.#native.entries();
    const rows = 'value' in listed ? listed.value.filter(({ name }) => ours.test(name)) : [];
    let error = listed.error;
    for (const { name, phoneBook } of rows)
      error = (await this.#native.deleteEntry(phoneBook, name)).error || error;
    if (error === 0) {
      process.off('exit', this.#atEnd);
      this.#owesRemoval = false;
    }
    return { removed: rows.length, error };
  }

  /** A process that ends cannot wait for RAS, but for another process. */
  #removeInAnotherProcess() {
    const script = fileURLToPath(new URL('remove-entries.mjs', import.meta.url));
    spawnSync(process.execPath, [script], { timeout: longestAtEnd, stdio: 'ignore' });
  }
}
