/**
 * Checks with a TCP connection whether traffic still passes through a connection that RAS lists as
 * connected.
 */

import type { Socket } from 'node:net';
import type { NativeProvider } from '../addon/provider.js';
import { checkDuration, checkInteger, checkKeys, checkText } from '../arguments/validation.js';
import type { ActiveConnection } from '../connection/active-connection.js';
import { Alarm } from '../provider/timers.js';

/** The target and the times of the checks. Only `host` and `port` are needed. */
export interface KeepCheckOptions {
  /**
   * A name or an address that is reached only through the RAS connection, or at least from its
   * address.
   */
  readonly host: string;
  /** The TCP port. A server that refuses the connection counts as an answer. */
  readonly port: number;
  /** Milliseconds between two checks, and before the first. Default 30,000, at least 100. */
  readonly every?: number;
  /**
   * The number of checks that have to fail in a row before the connection counts as lost. Default
   * 3.
   */
  readonly misses?: number;
  /** Milliseconds that an answer may take. Default 10,000. */
  readonly timeout?: number;
}

const names = new Set(['host', 'port', 'every', 'misses', 'timeout']);

/**
 * Throws `ERR_INVALID_ARG_TYPE` or `ERR_INVALID_ARG_VALUE`; the message names the option and the
 * limit.
 */
export function planCheck(name: string, options: KeepCheckOptions): Required<KeepCheckOptions> {
  checkKeys(name, options, names);
  const { host, port, every = 30_000, misses = 3, timeout = 10_000 } = options;
  checkText(`${name}.host`, host, { longest: 255 });
  checkInteger(`${name}.port`, port, 1, 0xffff);
  checkInteger(`${name}.every`, every, 100, 2 ** 31 - 1);
  checkInteger(`${name}.misses`, misses, 1, 1_000);
  checkDuration(`${name}.timeout`, timeout);
  return { host, port, every, misses, timeout };
}

export interface Miss {
  /** The number of failed checks in a row, including this one. */
  readonly misses: number;
  readonly error: Error;
  /** Enough checks failed for the connection to count as lost. */
  readonly isEnough: boolean;
}

/**
 * Checks until it is stopped, and keeps the process alive meanwhile. Its times are on the clock of
 * RAS.
 */
export class HealthCheck {
  readonly #native: NativeProvider;
  readonly #connection: ActiveConnection;
  readonly #plan: Required<KeepCheckOptions>;
  readonly #missed: (miss: Miss) => void;
  readonly #alarm: Alarm;
  #misses = 0;
  #giveUp: (() => void) | undefined;
  #isStopped = false;

  constructor(
    native: NativeProvider,
    connection: ActiveConnection,
    plan: Required<KeepCheckOptions>,
    missed: (miss: Miss) => void,
  ) {
    this.#native = native;
    this.#connection = connection;
    this.#plan = plan;
    this.#missed = missed;
    this.#alarm = new Alarm(native, () => void this.#check());
    this.#alarm.set(plan.every);
  }

  stop(): void {
    this.#isStopped = true;
    this.#alarm.clear();
    this.#giveUp?.();
  }

  async #check(): Promise<void> {
    const error = await this.#answer().catch((failed: Error) => failed);
    if (this.#isStopped) return;
    this.#misses = error === undefined ? 0 : this.#misses + 1;
    const misses = this.#misses;
    if (error !== undefined) this.#missed({ misses, error, isEnough: misses >= this.#plan.misses });
    if (!this.#isStopped) this.#alarm.set(this.#plan.every);
  }

  /**
   * Resolves to undefined when an answer came. The check connects from the address of the RAS
   * connection, since Windows chooses the route by it, too.
   */
  async #answer(): Promise<Error | undefined> {
    const { ipv4, ipv6 } = await this.#connection.projection();
    // The module is loaded only here, since most programs check no connection.
    const { connect, isIP } = require('node:net') as typeof import('node:net');
    const { host, port } = this.#plan;
    const family = isIP(host) || (ipv4.address === undefined ? 6 : 4);
    const localAddress = (family === 4 ? ipv4 : ipv6).address;
    if (localAddress === undefined) return new Error(`The connection has no IPv${family} address.`);
    if (this.#isStopped) return undefined;
    return this.#outcomeOf(connect({ host, port, family, localAddress }));
  }

  #outcomeOf(socket: Socket): Promise<Error | undefined> {
    return new Promise((resolve) => {
      const settle = (error?: NodeJS.ErrnoException): void => {
        alarm.clear();
        this.#giveUp = undefined;
        socket.destroy();
        // A refusal comes from the other end, so traffic does pass.
        resolve(error?.code === 'ECONNREFUSED' ? undefined : error);
      };
      const { host, port, timeout } = this.#plan;
      const late = (): void =>
        settle(new Error(`${host}:${port} did not answer within ${timeout} ms.`));
      const alarm = new Alarm(this.#native, late);
      alarm.set(timeout);
      this.#giveUp = settle;
      socket.once('connect', () => settle());
      socket.on('error', settle);
    });
  }
}
