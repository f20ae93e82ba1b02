/** The line of a dial of ours. */

import type { HangUpOutcome } from '../addon/hang-up.js';
import { nameCallers } from '../arguments/caller.js';
import { isRasError } from '../errors/errors.js';
import type { LineGuard } from '../guard/line-guard.js';
import type { TemporaryEntry } from '../phone-book/temporary-entry.js';
import type { OwedLine } from '../provider/hang-ups.js';
import type { LineRow } from '../provider/line-keys.js';
import type { Provider } from '../provider/provider.js';
import { ActiveConnection } from './active-connection.js';

/** The dial that has connected a line. */
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
 * The line of a dial of ours: a RasHangUp is owed for it. It stays up when the process ends, as with
 * rasdial, unless `hangUpOnExit` was set; `await using` hangs it up at the end of the block.
 */
export class Connection extends ActiveConnection implements AsyncDisposable {
  /**
   * The entry was connected before this dial, by whomever: the dial has added a reference to that line ([Microsoft's
   * page "RasDial function"](https://learn.microsoft.com/en-us/windows/win32/api/ras/nf-ras-rasdialw)). Then `hangUp()`
   * gives this reference back, and the line stays up for the others.
   */
  readonly isFurtherReference: boolean;
  readonly #hadNoId: boolean;
  readonly #line: OwedLine;
  #isWatched = false;
  readonly #payHangUp: (bound: number) => Promise<HangUpOutcome>;

  /** Only this package makes them: `ras.dial()` does. */
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
    this.#payHangUp = async (bound) => {
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
   * As `hangUp()`; a line without an `id` that RAS does not list as it was any more counts as gone. Where RAS cannot list
   * its lines this rejects, for the line may be up.
   */
  async [Symbol.asyncDispose](): Promise<void> {
    await this.hangUp().catch((error: unknown) => {
      const isGone = isRasError(error, 'ERR_RAS_LINE_UNKNOWN') && error.cause === undefined;
      if (!isGone) throw error;
    });
  }

  protected override async requestHangUp(bound: number): Promise<HangUpOutcome> {
    // The session looks itself whether the line is listed now; only the lists tell whether it has been all the time.
    if (this.#hadNoId && (await this.rowToHangUp()) === undefined) return 'disconnected';
    return this.#payHangUp(bound).catch((error: unknown) => {
      // The end of the process tries again.
      this.#watchWhileOwed();
      throw error;
    });
  }

  /** @internal Whoever has ended it, and with how many references: no hang-up is owed, and no signal listened to, for it. */
  protected override ended(): void {
    this.#line.disown();
  }

  /** A line that is to be hung up when the process ends may be gone before, by itself or by somebody else. */
  #watchWhileOwed(): void {
    if (this.#isWatched) return;
    this.#isWatched = true;
    void this.gone({ isUrgent: false });
  }
}

nameCallers(Connection.prototype);
