/**
 * One connection among those that RAS lists. It is known by its key, and each call finds the handle
 * anew, since Windows reuses handle values.
 */

import type { NativeHandle } from '../addon/answer.js';
import { ERROR_NO_CONNECTION } from '../errors/error-numbers.js';
import { RasError } from '../errors/errors.js';
import { entryKeyOf } from '../provider/entry-key.js';
import type { Lines } from '../provider/enumerations.js';
import type { LineKey, LineRow } from '../provider/line-keys.js';
import type { Provider } from '../provider/provider.js';

export class ListedLine {
  readonly provider: Provider;
  readonly lineKey: LineKey;
  readonly entryName: string;
  /** The row that RAS listed last. */
  #lastRow: LineRow;

  constructor(provider: Provider, row: LineRow) {
    this.provider = provider;
    this.lineKey = row.lineKey;
    this.entryName = row.entryName;
    this.#lastRow = row;
  }

  get lastHandle(): NativeHandle {
    return this.#lastRow.handle;
  }

  get id(): string | undefined {
    return this.#lastRow.id;
  }

  get entryKey(): string {
    return entryKeyOf(this.#lastRow);
  }

  all(): Promise<Lines> {
    return this.provider.value(this.provider.enumerations.lines());
  }

  /** Returns undefined when RAS lists the connection no more. */
  among(lines: Lines): LineRow | undefined {
    const row = lines.byLineKey.get(this.lineKey);
    if (row !== undefined) this.#lastRow = row;
    return row;
  }

  /** Rejects with ERROR_NO_CONNECTION (668) when RAS lists the connection no more. */
  async handle(operation: string): Promise<NativeHandle> {
    const lines = await this.all();
    this.provider.counters.keepOnly(lines.byLineKey);
    const row = this.among(lines);
    if (row !== undefined) return row.handle;
    throw new RasError({ errno: ERROR_NO_CONNECTION, operation, entryName: this.entryName });
  }
}
