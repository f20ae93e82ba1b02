/** One link of a connection. Most have one; a multilink entry has several. */

import type { NativeHandle } from '../addon/answer.js';
import type { HangUpOutcome } from '../addon/hang-up.js';
import { nameCallers } from '../arguments/caller.js';
import { ERROR_NO_MORE_ITEMS, ERROR_PORT_NOT_OPEN } from '../errors/error-numbers.js';
import { RasError } from '../errors/errors.js';
import type { Device } from '../provider/device.js';
import { isGone } from '../provider/line-status.js';
import { Alarm } from '../provider/timers.js';
import type { Statistics } from '../provider/wide-counters.js';
import { stateCodes } from '../states/states.js';
import { boundOf, type HangUpTimeout } from './hang-up-options.js';
import type { ListedLine } from './listed-line.js';
import { type ConnectionStatus, describeStatus, goneStatus } from './status.js';

const nextLook = 100;
const unknownDevice: Device = { type: '', name: '' };

/** A link may come and go while its connection stands; each call finds its handle anew. */
export class Link {
  /** From 1, as the entry counts its links. */
  readonly subentry: number;
  readonly #line: ListedLine;
  readonly #hangUpConnection: (options: HangUpTimeout) => Promise<HangUpOutcome>;
  #hungUp: Promise<HangUpOutcome> | undefined;

  /** Only this package makes them: `connection.links()` has them. */
  constructor(...internals: never);
  /** @internal */
  constructor(
    line: ListedLine,
    subentry: number,
    hangUpConnection: (options: HangUpTimeout) => Promise<HangUpOutcome>,
  );
  constructor(
    line: ListedLine,
    subentry: number,
    hangUpConnection: (options: HangUpTimeout) => Promise<HangUpOutcome>,
  ) {
    this.#line = line;
    this.subentry = subentry;
    this.#hangUpConnection = hangUpConnection;
  }

  /** RasGetConnectStatus of the link's own handle. A link that is not up is Disconnected. */
  async status(): Promise<ConnectionStatus> {
    const { provider } = this.#line;
    const handle = await this.#find();
    const answer = handle === undefined ? undefined : await provider.native.status(handle);
    if (answer === undefined || (!('value' in answer) && isGone(answer.error)))
      return describeStatus(provider, goneStatus(unknownDevice));
    return describeStatus(provider, await provider.value(Promise.resolve(answer)));
  }

  /**
   * RasGetLinkStatistics. Rejects with ERROR_NO_CONNECTION, 668, while the link is not up. [Microsoft's page
   * "RasGetLinkStatistics
   * function"](https://learn.microsoft.com/en-us/windows/win32/api/ras/nf-ras-rasgetlinkstatistics).
   */
  async statistics(): Promise<Statistics> {
    const { provider, lineKey } = this.#line;
    const handle = await this.#line.handle('RasGetLinkStatistics');
    const counters = await provider.value(provider.native.linkStatistics(handle, this.subentry));
    return provider.counters.widen(lineKey, this.subentry, counters);
  }

  /** RasClearLinkStatistics: the link's counters begin at 0 again. */
  async clearStatistics(): Promise<void> {
    const { provider, lineKey } = this.#line;
    const handle = await this.#line.handle('RasClearLinkStatistics');
    await provider.value(provider.native.clearLinkStatistics(handle, this.subentry));
    provider.counters.forget(lineKey, this.subentry);
  }

  /**
   * Hangs up this link only; the last one that is up takes the connection with it, and a connection's only
   * link is the connection. Calls share one hang-up. Rejects with `ERR_RAS_HANGUP_PENDING` when RAS
   * still has the link after `timeout`.
   */
  hangUp(options: HangUpTimeout = {}): Promise<HangUpOutcome> {
    const bound = boundOf(options);
    this.#hungUp ??= this.#hangUp(bound).finally(() => {
      this.#hungUp = undefined; // it may come up again
    });
    return this.#hungUp;
  }

  toJSON(): Record<string, unknown> {
    return { subentry: this.subentry };
  }

  async #hangUp(bound: number): Promise<HangUpOutcome> {
    const { provider } = this.#line;
    const handle = await this.#find();
    if (handle === undefined) return 'disconnected';
    // RAS must not be told twice of what its connection owes.
    if (handle === this.#line.lastHandle) return this.#hangUpConnection({ timeout: bound });
    const answer = await provider.native.hangUpLink(handle);
    if (!('value' in answer) && !isGone(answer.error)) throw provider.errorOf(answer);
    const deadline = provider.native.now() + bound;
    while (await this.#isUp(handle)) {
      if (provider.native.now() >= deadline)
        throw new RasError({ code: 'ERR_RAS_HANGUP_PENDING', operation: 'RasHangUp' });
      await this.#pause(Math.min(nextLook, deadline - provider.native.now()));
    }
    return 'disconnected';
  }

  /**
   * A link's handle may never answer that it is invalid (rule H2). So the link is gone when its connection names
   * no handle for it, or another one, and also when its status says so.
   */
  async #isUp(handle: NativeHandle): Promise<boolean> {
    if ((await this.#find()) !== handle) return false;
    const answer = await this.#line.provider.native.status(handle);
    return 'value' in answer
      ? answer.value.state !== stateCodes.Disconnected
      : !isGone(answer.error);
  }

  /** Undefined while the link is not up. */
  async #find(): Promise<NativeHandle | undefined> {
    const { provider } = this.#line;
    const row = this.#line.among(await this.#line.all());
    if (row === undefined) return undefined;
    const answer = await provider.native.link(row.handle, this.subentry);
    if ('value' in answer) return answer.value.handle;
    const isDown =
      isGone(answer.error) || [ERROR_PORT_NOT_OPEN, ERROR_NO_MORE_ITEMS].includes(answer.error);
    if (isDown) return undefined;
    throw provider.errorOf(answer);
  }

  #pause(duration: number): Promise<void> {
    return new Promise((resolve) => {
      new Alarm(this.#line.provider.native, resolve).set(duration);
    });
  }
}

nameCallers(Link.prototype);
