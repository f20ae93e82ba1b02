/** A line among those that RAS lists, known by its id: each call finds the handle anew. */

import { RasError } from '../errors.js';
import type { Lines } from '../listings.js';
import type { NativeConnection, NativeHandle } from '../native.js';
import type { Provider } from '../provider.js';

const noConnection = 668;

export class ListedLine {
  readonly provider: Provider;
  readonly id: string;
  readonly entryName: string;
  /** The one that RAS listed last. */
  #lastHandle: NativeHandle;

  constructor(provider: Provider, row: NativeConnection) {
    this.provider = provider;
    this.id = row.id;
    this.entryName = row.entryName;
    this.#lastHandle = row.handle;
  }

  get lastHandle(): NativeHandle {
    return this.#lastHandle;
  }

  all(): Promise<Lines> {
    return this.provider.value(this.provider.listings.lines());
  }

  /** Undefined: RAS lists it no more. */
  among(lines: Lines): NativeConnection | undefined {
    const row = lines.byId.get(this.id);
    if (row !== undefined) this.#lastHandle = row.handle;
    return row;
  }

  /** Rejects with ERROR_NO_CONNECTION when RAS lists the line no more. */
  async handle(operation: string): Promise<NativeHandle> {
    const lines = await this.all();
    this.provider.counters.keepOnly(lines.byId);
    const row = this.among(lines);
    if (row !== undefined) return row.handle;
    throw new RasError({ errno: noConnection, operation, entryName: this.entryName });
  }
}
