/**
 * This is a connection that is up: it tells its status, is waited for and is hung up. All of it
 * runs on the JavaScript thread.
 */

import { type InspectOptions, inspect } from 'node:util';
import type { HangUpOutcome } from '../addon/hang-up.js';
import { nameCallers } from '../arguments/caller.js';
import type { AbortSignalLike } from '../arguments/validation.js';
import { checkKeys, checkSignal } from '../arguments/validation.js';
import { isRasError, type RasError } from '../errors/errors.js';
import type { Closed } from '../provider/closed.js';
import type { Device } from '../provider/device.js';
import { entryKeyOf } from '../provider/entry-key.js';
import type { Lines } from '../provider/enumerations.js';
import { lineUnknown } from '../provider/hang-ups.js';
import type { LineKey, LineRow } from '../provider/line-keys.js';
import { isGone } from '../provider/line-status.js';
import type { Provider } from '../provider/provider.js';
import type { Statistics } from '../provider/wide-counters.js';
import { stateCodes } from '../states/states.js';
import { CloseWatch } from './close-watch.js';
import { type EndpointUpdate, type TunnelEnds, tunnelEnds } from './endpoints.js';
import { type HangUpOptions, planHangUp } from './hang-up-options.js';
import { Link } from './link.js';
import { ListedLine } from './listed-line.js';
import { describeNapStatus, type NapStatus } from './nap-status.js';
import { describeProjection, type Projection } from './projection.js';
import { type ConnectionStatus, describeStatus, goneStatus } from './status.js';

/**
 * The counters of the whole connection are kept under this number, beside those of its links, which
 * count from 1.
 */
const allLinks = 0;

/**
 * A connection that Windows lists, whoever dialed it. Windows reuses handle values, so the
 * connection is known by its `id`, and each call finds the handle anew. A connection without an
 * `id` is known by its handle, entry and device for as long as RAS lists it so without a gap.
 * See [RasEnumConnections](https://learn.microsoft.com/en-us/windows/win32/api/ras/nf-ras-rasenumconnectionsw).
 */
export class ActiveConnection {
  /** The name of the entry; a dial without an entry has `.` and the phone number. */
  readonly entryName: string;
  /** The path of the phone book, as RAS lists it. */
  readonly phoneBook: string;
  readonly device: Device;
  readonly #line: ListedLine;
  readonly #watch: CloseWatch;
  #hungUp: Promise<HangUpOutcome> | undefined;
  /** This hang-up gives back every reference, not only one. */
  #hungUpWhole: Promise<HangUpOutcome> | undefined;
  /** RasHangUp was called, and RAS still listed the connection at the end of the time limit. */
  #pending = false;

  /** Instances come from `ras.connections()`; the constructor is not public. */
  constructor(...internals: never);
  /** @internal */
  constructor(provider: Provider, row: LineRow);
  constructor(provider: Provider, row: LineRow) {
    this.#line = new ListedLine(provider, row);
    this.#watch = new CloseWatch(
      provider.native,
      row.entryName,
      () => this.#isMissing(),
      () => {
        this.#lost({});
        this.ended();
      },
    );
    this.entryName = row.entryName;
    this.phoneBook = row.phoneBook;
    this.device = { type: row.deviceType, name: row.deviceName };
  }

  /**
   * The correlation GUID in lower case, which every process sees alike and no other connection has.
   * It is undefined where RAS gives none, as before Windows 7, or has not given it yet.
   * See [RASCONN](https://learn.microsoft.com/en-us/previous-versions/windows/desktop/legacy/aa376725%28v=vs.85%29).
   */
  get id(): string | undefined {
    return this.#line.id;
  }

  /**
   * @internal All objects of the connection in this process have this key, and no other connection
   * has it.
   */
  get lineKey(): LineKey {
    return this.#line.lineKey;
  }

  /**
   * @internal All connections of the entry have this key, whatever path RAS gives for its phone
   * book.
   */
  get entryKey(): string {
    return this.#line.entryKey;
  }

  /**
   * Asks RAS for the state, the device and the addresses. A connection that is gone is
   * Disconnected; any other refusal rejects with a `RasError`.
   * See [RasGetConnectStatus](https://learn.microsoft.com/en-us/windows/win32/api/ras/nf-ras-rasgetconnectstatusw).
   */
  async status(): Promise<ConnectionStatus> {
    const { provider } = this.#line;
    const lines = await this.#line.all();
    const row = this.#line.among(lines);
    if (row === undefined) return this.#gone(lines);
    const answer = await provider.native.status(row.handle);
    if (!('value' in answer) && isGone(answer.error)) return this.#gone(lines);
    return describeStatus(provider, await provider.value(Promise.resolve(answer)));
  }

  /**
   * Returns the traffic counters of the connection, all links together: bytes, frames, errors,
   * milliseconds connected and bits per second. Rejects with ERROR_NO_CONNECTION (668) when the
   * connection is gone.
   * See [RasGetConnectionStatistics](https://learn.microsoft.com/en-us/windows/win32/api/ras/nf-ras-rasgetconnectionstatistics).
   */
  async statistics(): Promise<Statistics> {
    const { provider } = this.#line;
    const handle = await this.#line.handle('RasGetConnectionStatistics');
    const counters = await provider.value(provider.native.statistics(handle));
    return provider.counters.widen(this.lineKey, allLinks, counters);
  }

  /**
   * Resets the counters of the connection to 0, for every program on the machine. Rejects with
   * ERROR_NO_CONNECTION (668) when the connection is gone.
   * See [RasClearConnectionStatistics](https://learn.microsoft.com/en-us/windows/win32/api/ras/nf-ras-rasclearconnectionstatistics).
   */
  async clearStatistics(): Promise<void> {
    const { provider } = this.#line;
    const handle = await this.#line.handle('RasClearConnectionStatistics');
    await provider.value(provider.native.clearStatistics(handle));
    provider.counters.forget(this.lineKey, allLinks);
  }

  /**
   * Returns the links of the entry, including those that are not up. An entry has one link unless
   * it is a multilink entry. Rejects with ERROR_INVALID_HANDLE (6) before the connection is up, and
   * with ERROR_NO_CONNECTION (668) when it is gone.
   * See [RasGetSubEntryHandle](https://learn.microsoft.com/en-us/windows/win32/api/ras/nf-ras-rasgetsubentryhandlew).
   */
  async links(): Promise<Link[]> {
    const { provider } = this.#line;
    const handle = await this.#line.handle('RasGetSubEntryHandle');
    const links = await provider.value(provider.native.links(handle));
    return links.map(
      ({ subentry }) => new Link(this.#line, subentry, (options) => this.hangUp(options)),
    );
  }

  /**
   * Returns what the two sides negotiated: addresses, authentication, compression and encryption.
   * Rejects with ERROR_PROJECTION_NOT_COMPLETE (730) before the state Projected, and with
   * ERROR_NO_CONNECTION (668) when the connection is gone.
   * See [RasGetProjectionInfoEx](https://learn.microsoft.com/en-us/windows/win32/api/ras/nf-ras-rasgetprojectioninfoex).
   */
  async projection(): Promise<Projection> {
    const { provider } = this.#line;
    const handle = await this.#line.handle('RasGetProjectionInfoEx');
    const answer = await provider.native.projection(handle);
    const projection = await provider.value(Promise.resolve(answer));
    return describeProjection(provider, answer.operation, projection);
  }

  /**
   * Moves the ends of an IKEv2 tunnel without interrupting it (MOBIKE). Rejects with a `RasError`
   * for any other kind of connection, and always in a 32-bit Node.js on a 64-bit Windows.
   * See [RasUpdateConnection](https://learn.microsoft.com/en-us/windows/win32/api/ras/nf-ras-rasupdateconnection).
   */
  updateEndpoints(update: EndpointUpdate): Promise<void> {
    return this.#updateEndpoints(tunnelEnds(update));
  }

  async #updateEndpoints({ interfaceIndex, local, remote }: TunnelEnds): Promise<void> {
    const { provider } = this.#line;
    const handle = await this.#line.handle('RasUpdateConnection');
    const { native } = provider;
    await provider.value(native.updateConnection(handle, interfaceIndex, local, remote));
  }

  /**
   * Returns whether the server considers this computer healthy. The function is deprecated: Windows
   * 10 and later reject with ERROR_NOT_NAP_CAPABLE (836).
   * See [RasGetNapStatus](https://learn.microsoft.com/en-us/windows/win32/api/ras/nf-ras-rasgetnapstatus).
   */
  async napStatus(): Promise<NapStatus> {
    const { provider } = this.#line;
    const handle = await this.#line.handle('RasGetNapStatus');
    return describeNapStatus(await provider.value(provider.native.napStatus(handle)));
  }

  /**
   * Hangs up and waits until the connection is gone; several calls share one hang-up. Resolves to
   * `'released'` where another reference keeps the connection up, unless `all` is set. Rejects with
   * `ERR_RAS_HANGUP_PENDING` when RAS still lists the connection after `timeout` milliseconds.
   * Rejects with `ERR_RAS_LINE_UNKNOWN` for a connection without an `id` that RAS does not list as
   * it was: RasHangUp is not called then, since it might hang up another connection.
   * See [RasHangUp](https://learn.microsoft.com/en-us/windows/win32/api/ras/nf-ras-rashangupw).
   */
  hangUp(options: HangUpOptions = {}): Promise<HangUpOutcome> {
    const { bound, all } = planHangUp(options);
    if (all) return this.#hangUpWhole(bound);
    this.#hungUp ??= this.#hangUp(() => this.requestHangUp(bound)).catch((error: unknown) => {
      this.#hungUp = undefined;
      throw error;
    });
    return this.#hungUp;
  }

  #hangUpWhole(bound: number): Promise<HangUpOutcome> {
    this.#hungUpWhole ??= this.#hangUp(() => this.#requestHangUp(bound, 'all')).catch(
      (error: unknown) => {
        this.#hungUpWhole = undefined;
        throw error;
      },
    );
    return this.#hungUpWhole;
  }

  /**
   * Waits until the connection is gone and tells how it ended. A lost connection resolves, too;
   * only an abort of `signal` rejects, with an `AbortError`.
   */
  waitForClose(options: { readonly signal?: AbortSignalLike } = {}): Promise<Closed> {
    checkKeys('options', options, new Set(['signal']));
    if (options.signal !== undefined) checkSignal('options.signal', options.signal);
    return this.#watch.wait(options.signal);
  }

  /** @internal Waits like `waitForClose()`, but does not keep the process alive. */
  protected gone({ isUrgent = true } = {}): Promise<Closed> {
    return this.#watch.wait(undefined, { holdsProcess: false, isUrgent });
  }

  /**
   * @internal Subclasses override this to release what they hold for a connection that is gone. It
   * may be called more than once.
   */
  protected ended(): void {}

  toJSON(): Record<string, unknown> {
    const { id, entryName, phoneBook, device } = this;
    return { id, entryName, phoneBook, device };
  }

  /** @internal The console omits getters, so `id` would not be shown without this method. */
  [inspect.custom](_depth: number, options: InspectOptions): string {
    return `${this.constructor.name} ${inspect(this.toJSON(), options)}`;
  }

  /**
   * Asks RAS to hang up. Connections that were dialed here override it, since their session owes
   * the hang-up.
   */
  protected requestHangUp(bound: number): Promise<HangUpOutcome> {
    return this.#requestHangUp(bound, 'one');
  }

  /**
   * @internal Returns the connection as RAS lists it before its handle is used; undefined when it
   * is gone. A connection without an `id` that is not listed as it was counts as unknown, unless
   * this process hung it up: its handle may belong to another connection now.
   */
  protected async rowToHangUp(): Promise<LineRow | undefined> {
    const lines = await this.#line.all().catch((error: unknown) => {
      throw this.id === undefined ? lineUnknown(this.entryName, error) : error;
    });
    const row = this.#line.among(lines);
    if (row !== undefined || this.id !== undefined) return row;
    if (this.#line.provider.enumerations.keys.wasHungUp(this.lineKey)) return undefined;
    throw lineUnknown(this.entryName);
  }

  async #requestHangUp(bound: number, references: 'one' | 'all'): Promise<HangUpOutcome> {
    const { provider } = this.#line;
    const row = await this.rowToHangUp();
    if (row === undefined) return 'disconnected';
    const entryKey = entryKeyOf(row);
    const dial = provider.dialOf(row.handle, entryKey);
    if (dial !== undefined) {
      const outcome = await dial.hangUp(bound);
      const isDone = outcome === 'disconnected' || references === 'one';
      if (dial.handle === row.handle && isDone) return outcome;
    }
    const { native } = provider;
    const line = {
      hangUp: (bound: number) => native.hangUp(row.handle, row, bound, references),
      awaitGone: (bound: number) => native.awaitGone(row.handle, row, bound),
    };
    const { lineKey, id } = row;
    const named = { key: entryKey, name: row.entryName, lineKey, id };
    return provider.hangUps.begin(named, line, bound);
  }

  async #hangUp(request: () => Promise<HangUpOutcome>): Promise<HangUpOutcome> {
    const outcome = await request().catch((error: unknown) => {
      this.#pending ||= isRasError(error, 'ERR_RAS_HANGUP_PENDING');
      throw error;
    });
    // Another reference keeps the connection up, but for the holder of this object it is closed.
    const isGone = outcome === 'disconnected';
    this.#close({ by: 'hangUp' }, { isGone });
    if (isGone) this.ended();
    return outcome;
  }

  /**
   * A connection that tells why it was lost is closed at once. A failed query, as while RAS
   * restarts, proves nothing.
   */
  async #isMissing(): Promise<boolean> {
    const status = await this.status().catch(() => undefined);
    const isDown = status?.state === 'Disconnected';
    if (status?.error !== undefined) {
      this.#lost({ error: status.error });
      if (isDown) this.ended();
    }
    return isDown;
  }

  #lost(why: { readonly error?: RasError }): void {
    // A hang-up that is under way reports the end itself.
    if (this.#hungUp === undefined && this.#hungUpWhole === undefined)
      this.#close({ by: this.#pending ? 'hangUp' : 'lost', ...why });
  }

  #close(closed: Closed, { isGone = true } = {}): void {
    this.#line.provider.dialed.delete(this);
    const how = this.#watch.close(closed);
    if (!isGone) return;
    for (const observer of this.#line.provider.lineObservers) observer.ended(this.lineKey, how);
  }

  /** RAS may still tell why a connection was lost, until another connection gets its handle. */
  async #gone(lines: Lines): Promise<ConnectionStatus> {
    const { provider, lastHandle } = this.#line;
    const isTaken = lines.byHandle.has(lastHandle);
    const answer = isTaken ? undefined : await provider.native.status(lastHandle);
    const tells =
      answer !== undefined && 'value' in answer && answer.value.state === stateCodes.Disconnected;
    return describeStatus(provider, goneStatus(this.device, tells ? answer.value.error : 0));
  }
}

nameCallers(ActiveConnection.prototype);
