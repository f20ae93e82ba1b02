/**
 * A multilink entry connects over several links, every other entry over one. Rule ids are those of
 * docs/rules.md.
 */

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

/**
 * One link of a connection. A link may come up and go down while its connection stands, so each
 * call finds its handle anew.
 */
export class Link {
  /** The number of the link in its entry, from 1. */
  readonly subentry: number;
  readonly #line: ListedLine;
  readonly #hangUpConnection: (options: HangUpTimeout) => Promise<HangUpOutcome>;
  #hungUp: Promise<HangUpOutcome> | undefined;

  /** Instances come from `connection.links()`; the constructor is not public. */
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

  /**
   * Asks RAS for the state of this link. A link that is not up is Disconnected.
   * See [RasGetConnectStatus](https://learn.microsoft.com/en-us/windows/win32/api/ras/nf-ras-rasgetconnectstatusw).
   */
  async status(): Promise<ConnectionStatus> {
    const { provider } = this.#line;
    const handle = await this.#find();
    const answer = handle === undefined ? undefined : await provider.native.status(handle);
    if (answer === undefined || (!('value' in answer) && isGone(answer.error)))
      return describeStatus(provider, goneStatus(unknownDevice));
    return describeStatus(provider, await provider.value(Promise.resolve(answer)));
  }

  /**
   * Returns the traffic counters of this link: bytes, frames, errors, milliseconds connected and
   * bits per second. Rejects with ERROR_NO_CONNECTION (668) while the link is not up.
   * See [RasGetLinkStatistics](https://learn.microsoft.com/en-us/windows/win32/api/ras/nf-ras-rasgetlinkstatistics).
   */
  async statistics(): Promise<Statistics> {
    const { provider, lineKey } = this.#line;
    const handle = await this.#line.handle('RasGetLinkStatistics');
    const counters = await provider.value(provider.native.linkStatistics(handle, this.subentry));
    return provider.counters.widen(lineKey, this.subentry, counters);
  }

  /**
   * Resets the counters of this link to 0, for every program on the machine. Rejects with
   * ERROR_NO_CONNECTION (668) when the connection is gone.
   * See [RasClearLinkStatistics](https://learn.microsoft.com/en-us/windows/win32/api/ras/nf-ras-rasclearlinkstatistics).
   */
  async clearStatistics(): Promise<void> {
    const { provider, lineKey } = this.#line;
    const handle = await this.#line.handle('RasClearLinkStatistics');
    await provider.value(provider.native.clearLinkStatistics(handle, this.subentry));
    provider.counters.forget(lineKey, this.subentry);
  }

  /**
   * Hangs up this link only. The connection ends with its last link that is up, and so with its
   * only link. Several calls share one hang-up. Rejects with `ERR_RAS_HANGUP_PENDING` when RAS
   * still has the link after `timeout` milliseconds.
   * See [RasHangUp](https://learn.microsoft.com/en-us/windows/win32/api/ras/nf-ras-rashangupw).
   */
  hangUp(options: HangUpTimeout = {}): Promise<HangUpOutcome> {
    const bound = boundOf(options);
    this.#hungUp ??= this.#hangUp(bound).finally(() => {
      this.#hungUp = undefined; // the link may come up again
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
    // The connection itself hangs up here, so that RAS gets only one RasHangUp for one dial.
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
   * RAS may never report that the handle of a link is invalid (rule H2). The link therefore counts
   * as gone when its connection names no handle for it or another one, or when its status says so.
   */
  async #isUp(handle: NativeHandle): Promise<boolean> {
    if ((await this.#find()) !== handle) return false;
    const answer = await this.#line.provider.native.status(handle);
    return 'value' in answer
      ? answer.value.state !== stateCodes.Disconnected
      : !isGone(answer.error);
  }

  /** Returns the handle of the link, or undefined while the link is not up. */
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
