/** A line that is up: asked for its status, waited for, hung up. */

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

/** Among the counters, for the links together. */
const allLinks = 0;

/**
 * A line as RasEnumConnections lists it, ours or not. It is known by its `id`, since Windows reuses
 * handle values: each call finds the handle anew. A line without an `id` is told by its handle, entry and device for as
 * long as this process finds it in each list of RAS.
 */
export class ActiveConnection {
  /** `.` and the number for a dial without an entry. */
  readonly entryName: string;
  readonly phoneBook: string;
  readonly device: Device;
  readonly #line: ListedLine;
  readonly #watch: CloseWatch;
  #hungUp: Promise<HangUpOutcome> | undefined;
  /** With every reference. */
  #hungUpWhole: Promise<HangUpOutcome> | undefined;
  /** RasHangUp has done its part, and RAS did not let go of the line in time. */
  #pending = false;

  /** Only this package makes them: `ras.connections()` has them. */
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
   * The correlation GUID, in lower case: the same in all processes, and of no other line. Undefined where RAS gives
   * none, as before Windows 7, or has not given it yet. [Microsoft's page "RASCONNW
   * structure"](https://learn.microsoft.com/en-us/previous-versions/windows/desktop/legacy/aa376725%28v=vs.85%29).
   */
  get id(): string | undefined {
    return this.#line.id;
  }

  /** @internal The same for all objects of the line in this process, and for no other line's. */
  get lineKey(): LineKey {
    return this.#line.lineKey;
  }

  /** @internal The same for all lines of the entry, whatever RAS calls its book. */
  get entryKey(): string {
    return this.#line.entryKey;
  }

  /** RasGetConnectStatus. A line that is gone answers Disconnected. */
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
   * What has gone through the line, its links together. [Microsoft's page "RasGetConnectionStatistics
   * function"](https://learn.microsoft.com/en-us/windows/win32/api/ras/nf-ras-rasgetconnectionstatistics). Rejects with
   * ERROR_NO_CONNECTION, 668, when the line is gone.
   */
  async statistics(): Promise<Statistics> {
    const { provider } = this.#line;
    const handle = await this.#line.handle('RasGetConnectionStatistics');
    const counters = await provider.value(provider.native.statistics(handle));
    return provider.counters.widen(this.lineKey, allLinks, counters);
  }

  /**
   * The counters begin at 0 again, for every program. [Microsoft's page "RasClearConnectionStatistics
   * function"](https://learn.microsoft.com/en-us/windows/win32/api/ras/nf-ras-rasclearconnectionstatistics).
   */
  async clearStatistics(): Promise<void> {
    const { provider } = this.#line;
    const handle = await this.#line.handle('RasClearConnectionStatistics');
    await provider.value(provider.native.clearStatistics(handle));
    provider.counters.forget(this.lineKey, allLinks);
  }

  /**
   * The links of the entry, also those that are not up; most entries have one. [Microsoft's page "RasGetSubEntryHandle
   * function"](https://learn.microsoft.com/en-us/windows/win32/api/ras/nf-ras-rasgetsubentryhandlew). Rejects with
   * ERROR_INVALID_HANDLE, 6, before the line is connected, and with ERROR_NO_CONNECTION, 668, when it is gone.
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
   * What was negotiated, from Projected on; before it rejects with ERROR_PROJECTION_NOT_COMPLETE, 730. [Microsoft's
   * page "RasGetProjectionInfoEx
   * function"](https://learn.microsoft.com/en-us/windows/win32/api/ras/nf-ras-rasgetprojectioninfoex).
   */
  async projection(): Promise<Projection> {
    const { provider } = this.#line;
    const handle = await this.#line.handle('RasGetProjectionInfoEx');
    const answer = await provider.native.projection(handle);
    const projection = await provider.value(Promise.resolve(answer));
    return describeProjection(provider, answer.operation, projection);
  }

  /**
   * Moves the ends of an IKEv2 tunnel, without interrupting it (MOBIKE). Other lines reject with a RasError; a 32-bit
   * Node.js on a 64-bit Windows does so always. [Microsoft's page "RasUpdateConnection
   * function"](https://learn.microsoft.com/en-us/windows/win32/api/ras/nf-ras-rasupdateconnection).
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
   * A leftover: whether the server holds this computer to be healthy. Windows 10 and later reject with
   * ERROR_NOT_NAP_CAPABLE, 836. [Microsoft's page "RasGetNapStatus
   * function"](https://learn.microsoft.com/en-us/windows/win32/api/ras/nf-ras-rasgetnapstatus).
   */
  async napStatus(): Promise<NapStatus> {
    const { provider } = this.#line;
    const handle = await this.#line.handle('RasGetNapStatus');
    return describeNapStatus(await provider.value(provider.native.napStatus(handle)));
  }

  /**
   * RasHangUp, then waits until the line is gone. [Microsoft's page "RasHangUp
   * function"](https://learn.microsoft.com/en-us/windows/win32/api/ras/nf-ras-rashangupw). Calls share one hang-up.
   * Resolves with `'released'` where somebody else's reference keeps the line, unless `all` is set. Rejects with
   * `ERR_RAS_HANGUP_PENDING` when RAS still knows the line after `timeout`, and with `ERR_RAS_LINE_UNKNOWN` for a line
   * without an `id` that RAS does not list as it was: then RasHangUp is not called, for it might meet another line.
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

  /** Waits until the line is gone. Never rejects for a lost line, only for an abort of `signal`. */
  waitForClose(options: { readonly signal?: AbortSignalLike } = {}): Promise<Closed> {
    checkKeys('options', options, new Set(['signal']));
    if (options.signal !== undefined) checkSignal('options.signal', options.signal);
    return this.#watch.wait(options.signal);
  }

  /** @internal As `waitForClose()`, but keeps no process alive. */
  protected gone({ isUrgent = true } = {}): Promise<Closed> {
    return this.#watch.wait(undefined, { holdsProcess: false, isUrgent });
  }

  /** @internal The line is known to be gone. May be called more than once. */
  protected ended(): void {}

  toJSON(): Record<string, unknown> {
    const { id, entryName, phoneBook, device } = this;
    return { id, entryName, phoneBook, device };
  }

  /** @internal The console leaves out what is a getter, as `id` is. */
  [inspect.custom](_depth: number, options: InspectOptions): string {
    return `${this.constructor.name} ${inspect(this.toJSON(), options)}`;
  }

  /** Asks RAS to hang up; overridden where a session of ours pays for the line. */
  protected requestHangUp(bound: number): Promise<HangUpOutcome> {
    return this.#requestHangUp(bound, 'one');
  }

  /**
   * @internal The line as it is listed, before its handle is used; undefined when it is gone. A line without an `id` that
   * is not listed as it was is unknown, unless this process has hung it up: what has its handle now may be another one.
   */
  protected async rowToHangUp(): Promise<LineRow | undefined> {
    const lines = await this.#line.all().catch((error: unknown) => {
      throw this.id === undefined ? lineUnknown(this.entryName, error) : error;
    });
    const row = this.#line.among(lines);
    if (row !== undefined || this.id !== undefined) return row;
    if (this.#line.provider.listings.keys.wasHungUp(this.lineKey)) return undefined;
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
    // Somebody else's reference keeps the line, though it is closed for who holds this.
    const isGone = outcome === 'disconnected';
    this.#close({ by: 'hangUp' }, { isGone });
    if (isGone) this.ended();
    return outcome;
  }

  /** A line that tells why it is lost is closed at once. What is no answer, as from a RAS that restarts, says nothing. */
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
    // While we hang up, the hang-up tells how it ended.
    if (this.#hungUp === undefined && this.#hungUpWhole === undefined)
      this.#close({ by: this.#pending ? 'hangUp' : 'lost', ...why });
  }

  #close(closed: Closed, { isGone = true } = {}): void {
    this.#line.provider.dialed.delete(this);
    const how = this.#watch.close(closed);
    if (!isGone) return;
    for (const observer of this.#line.provider.lineObservers) observer.ended(this.lineKey, how);
  }

  /** As long as no other line has its handle, a line that was lost may still tell why. */
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
