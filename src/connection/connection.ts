/** A connection that this process dialed, and for which it owes a hang-up. */

import type { HangUpOutcome } from '../addon/hang-up.js';
import { nameCallers } from '../arguments/caller.js';
import { isRasError } from '../errors/errors.js';
import type { LineGuard } from '../guard/line-guard.js';
import type { TemporaryEntry } from '../phone-book/temporary-entry.js';
import type { OwedLine } from '../provider/hang-ups.js';
import type { LineRow } from '../provider/line-keys.js';
import type { Provider } from '../provider/provider.js';
import { ActiveConnection } from './active-connection.js';

/** The session of the dial hands over what the connection needs to be hung up. */
interface OwnDial {
  readonly line: OwedLine;
  readonly entryKey: string;
  readonly plan: {
    readonly hangUpOnExit: boolean | 'guarded';
    readonly temporaryEntry?: TemporaryEntry;
  };
  readonly guard: LineGuard | undefined;
  readonly isFurtherReference: boolean;
}

/**
 * A connection that this process dialed. It stays up when the process ends, as with rasdial, unless
 * `hangUpOnExit` was set; `await using` hangs it up at the end of the block.
 */
export class Connection extends ActiveConnection implements AsyncDisposable {
  /**
   * Set when the entry was already connected, whoever dialed it: the dial added a reference to that
   * connection. Then `hangUp()` gives this reference back, and the connection stays up for the
   * others.
   * See [RasDial](https://learn.microsoft.com/en-us/windows/win32/api/ras/nf-ras-rasdialw).
   */
  readonly isFurtherReference: boolean;
  readonly #hadNoId: boolean;
  readonly #line: OwedLine;
  #isWatched = false;
  readonly #beginHangUp: (bound: number) => Promise<HangUpOutcome>;

  /** Instances come from `ras.dial()`; the constructor is not public. */
  constructor(...internals: never);
  /** @internal */
  constructor(provider: Provider, row: LineRow, dial: OwnDial);
  constructor(
    provider: Provider,
    row: LineRow,
    { line, entryKey, plan, guard, isFurtherReference }: OwnDial,
  ) {
    super(provider, row);
    this.isFurtherReference = isFurtherReference;
    this.#hadNoId = row.id === undefined;
    this.#line = line;
    const { hangUpOnExit, temporaryEntry } = plan;
    const owed = { key: entryKey, name: row.entryName, lineKey: row.lineKey };
    this.#beginHangUp = async (bound) => {
      const outcome = await provider.hangUps.begin({ ...owed, id: this.id }, line, bound);
      await temporaryEntry?.remove(provider, entryKey);
      return outcome;
    };
    if (temporaryEntry !== undefined)
      void this.gone().then(() => temporaryEntry.remove(provider, entryKey));
    if (guard !== undefined) void this.gone().then(() => guard.dismiss());
    if (hangUpOnExit !== false) this.#watchWhileOwed();
  }

  /**
   * Hangs up like `hangUp()`, except that a connection without an `id` that RAS does not list as it
   * was counts as gone. Rejects where RAS cannot list its connections, since this one may be up.
   */
  async [Symbol.asyncDispose](): Promise<void> {
    await this.hangUp().catch((error: unknown) => {
      const isGone = isRasError(error, 'ERR_RAS_LINE_UNKNOWN') && error.cause === undefined;
      if (!isGone) throw error;
    });
  }

  protected override async requestHangUp(bound: number): Promise<HangUpOutcome> {
    // The session checks only whether the connection is listed now; the lists tell whether it was
    // there all the time.
    if (this.#hadNoId && (await this.rowToHangUp()) === undefined) return 'disconnected';
    return this.#beginHangUp(bound).catch((error: unknown) => {
      // The end of the process tries the hang-up again.
      this.#watchWhileOwed();
      throw error;
    });
  }

  /**
   * @internal Whoever ended the connection, and with however many references: this process owes no
   * hang-up any more and stops listening to signals for it.
   */
  protected override ended(): void {
    this.#line.disown();
  }

  /**
   * A connection that is to be hung up when the process ends may be gone earlier, and nothing is
   * owed then.
   */
  #watchWhileOwed(): void {
    if (this.#isWatched) return;
    this.#isWatched = true;
    void this.gone({ isUrgent: false });
  }
}

nameCallers(Connection.prototype);
