/** Knows the connections that are up as soon as a watch tells of them. */

import type { ActiveConnection } from '../connection/active-connection.js';
import { connectedLines } from '../connection/connected-lines.js';
import type { LineKey } from '../provider/line-keys.js';
import type { Provider } from '../provider/provider.js';
import type { ChangeDetails } from '../watch/connection-change.js';
import type { Watching } from '../watch/connection-watch.js';
import type { LineWatch, LineWatcher } from '../watch/line-watch.js';

export type Loss = Extract<ChangeDetails, { readonly type: 'disconnected' }>;

interface Listener {
  /** Is called after each change. */
  changed(): void;
  lost(loss: Loss): void;
  /** Is called when the connections cannot be watched any more. */
  failed(error: unknown): void;
}

/** Keeps the process alive until it is closed. */
export class LinesUp implements LineWatcher {
  readonly enumerateEvery = 30_000;
  readonly #provider: Provider;
  readonly #watch: LineWatch;
  readonly #listener: Listener;
  readonly #lines = new Map<LineKey, ActiveConnection>();
  #isKnown = false;

  /** Throws a `RasError` where RAS cannot be watched. */
  constructor(provider: Provider, watching: Watching, listener: Listener) {
    this.#provider = provider;
    this.#listener = listener;
    this.#watch = watching.lines();
    this.#watch.waiting(1);
    this.#watch.join(this);
  }

  /** Tells whether RAS has listed the connections. */
  get isKnown(): boolean {
    return this.#isKnown;
  }

  has({ lineKey }: ActiveConnection): boolean {
    return this.#lines.has(lineKey);
  }

  /** Returns the connection of an entry, if it is up. */
  of(entryKey: string): ActiveConnection | undefined {
    return [...this.#lines.values()].find((line) => line.entryKey === entryKey);
  }

  /** Asks RAS itself, since the watch may not have told of the connection yet. */
  async find(entryKey: string): Promise<ActiveConnection | undefined> {
    if (this.of(entryKey) !== undefined) return this.of(entryKey);
    for (const row of await connectedLines(this.#provider, entryKey)) {
      for (const observer of this.#provider.lineObservers) observer.connected(row);
    }
    // A connection that was told to be gone does not count, even if RAS still lists it.
    return this.of(entryKey);
  }

  close(): void {
    this.#watch.waiting(-1);
    this.#watch.leave(this);
  }

  tell(change: ChangeDetails): void {
    if (change.type === 'snapshot') {
      for (const line of change.connections) this.#lines.set(line.lineKey, line);
      this.#isKnown = true;
    } else if (change.type === 'connected') {
      this.#lines.set(change.connection.lineKey, change.connection);
    } else if (change.type === 'disconnected') {
      this.#lines.delete(change.connection.lineKey);
      this.#listener.lost(change);
    } else return;
    this.#listener.changed();
  }

  fail(error: unknown): void {
    this.#listener.failed(error);
  }
}
