/** The line of a dial of ours. */

import { nameCallers } from '../caller.js';
import type { TemporaryEntry } from '../dial-server/temporary-entry.js';
import type { LineGuard } from '../guard/line-guard.js';
import type { NativeConnection } from '../native.js';
import type { EndableLine, HangUpOutcome, Provider } from '../provider.js';
import { ActiveConnection } from './active-connection.js';

/** The dial that has connected a line. */
interface OwnDial {
  readonly line: EndableLine;
  readonly entryKey: string;
  readonly temporaryEntry: TemporaryEntry | undefined;
  readonly guard: LineGuard | undefined;
  readonly isFurtherReference: boolean;
}

/**
 * The line of a dial of ours: a RasHangUp is owed for it. It stays up when the process ends, as with
 * rasdial, unless `hangUpOnExit` was set; `await using` hangs it up at the end of the block.
 */
export class Connection extends ActiveConnection implements AsyncDisposable {
  /**
   * The entry was connected before this dial, by whomever: the dial has added a reference to that line (Microsoft's page
   * "RasDial function"). Then `hangUp()` gives this reference back, and the line stays up for the others.
   */
  readonly isFurtherReference: boolean;
  readonly #payHangUp: (bound: number) => Promise<HangUpOutcome>;

  /** Only this package makes them: `ras.dial()` does. */
  constructor(...internals: never);
  /** @internal */
  constructor(provider: Provider, row: NativeConnection, dial: OwnDial);
  constructor(
    provider: Provider,
    row: NativeConnection,
    { line, entryKey, temporaryEntry, guard, isFurtherReference }: OwnDial,
  ) {
    super(provider, row);
    this.isFurtherReference = isFurtherReference;
    const owed = { key: entryKey, name: row.entryName };
    this.#payHangUp = async (bound) => {
      const outcome = await provider.hangUp({ ...owed, id: this.id }, line, bound);
      await temporaryEntry?.remove(provider, entryKey);
      return outcome;
    };
    if (temporaryEntry !== undefined)
      void this.gone().then(() => temporaryEntry.remove(provider, entryKey));
    if (guard !== undefined) void this.gone().then(() => guard.dismiss());
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.hangUp();
  }

  protected override requestHangUp(bound: number): Promise<HangUpOutcome> {
    return this.#payHangUp(bound);
  }
}

nameCallers(Connection.prototype);
