/** The session of one dial: RasDial, which begins it, the answers to its pauses, and the line that it owes a hang-up. */

import type { NativeHandle } from '../addon/answer.js';
import type { NativeDialReport, NativeDialRequest, NativeSession } from '../addon/dial.js';
import type { HangUpOutcome } from '../addon/hang-up.js';
import { Connection } from '../connection/connection.js';
import { ERROR_INVALID_HANDLE } from '../errors/error-numbers.js';
import type { Entry } from '../provider/entry-key.js';
import type { OwedLine } from '../provider/hang-ups.js';
import type { LineRow } from '../provider/line-keys.js';
import type { DialUnderWay } from '../provider/provider.js';
import { type CheckedAnswer, giveAnswer } from './answers.js';
import type { DialContext } from './dial-context.js';
import type { DialEnding, EndableDial } from './dial-ending.js';
import type { Addresses } from './dial-event.js';
import type { DialPlan } from './dial-plan.js';
import type { PreparedDial } from './dial-preparation.js';
import { addressesOf } from './projected.js';

export class DialSession implements DialUnderWay, EndableDial {
  readonly #context: DialContext;
  readonly #prepared: PreparedDial;
  readonly #ending: DialEnding;
  readonly #native: NativeSession;
  readonly #line: OwedLine;
  #hasReturned = false;
  /** Resolves when RasDial has returned, or the dial has ended. */
  readonly #returned: Promise<void>;
  #markReturned!: () => void;

  /** Calls RasDial. `report` is given what RAS reports, later and in batches. */
  constructor(
    context: DialContext,
    prepared: PreparedDial,
    ending: DialEnding,
    report: (reports: readonly NativeDialReport[]) => void,
  ) {
    const { provider, plan, record } = context;
    this.#context = context;
    this.#prepared = prepared;
    this.#ending = ending;
    this.#returned = new Promise((resolve) => {
      this.#markReturned = resolve;
    });
    this.#native = provider.native.dial(requestOf(plan, prepared.entry), report);
    this.#line = record.lineOf(this.#native);
    ending.began(this);
    provider.dialsUnderWay.add(this);
  }

  get handle(): NativeHandle | undefined {
    return this.#native.handle;
  }

  get entryKey(): string {
    return this.#prepared.entry.key;
  }

  hangUp(bound: number): Promise<HangUpOutcome> {
    return this.#ending.hangUp(bound);
  }

  /** True when the first RasDial has returned. */
  get hasReturned(): boolean {
    return this.#hasReturned;
  }

  returned(): void {
    this.#hasReturned = true;
    this.#markReturned();
  }

  /** The addresses are for the user to see: the dial goes on without them when RAS has none. */
  async addresses(): Promise<{ addresses?: Addresses }> {
    const answer = await this.#native.projection();
    return 'value' in answer ? { addresses: addressesOf(answer.value) } : {};
  }

  /**
   * Gives RAS the answer to a pause; false when the dial is over, or being hung up. The RasDial that resumes the dial must
   * not meet the first one, which may still be on its way back.
   */
  async resume(answer: CheckedAnswer, subentry: number): Promise<boolean> {
    await this.#returned;
    return !this.#ending.isDecided && giveAnswer(this.#native, answer, subentry);
  }

  /** Tells whether RAS has the line, though it does not list it. */
  async isThere(): Promise<boolean> {
    const { handle } = this;
    if (handle === undefined) return true;
    const { error } = await this.#context.provider.native.status(handle);
    return error !== ERROR_INVALID_HANDLE;
  }

  /** Gives the line, which RAS lists as connected, and which outlives the dial. */
  connection(row: LineRow): Connection {
    const { provider, plan } = this.#context;
    const { linesUpBefore, guard } = this.#prepared;
    provider.dialsUnderWay.delete(this);
    const isFurtherReference = linesUpBefore.has(row.lineKey);
    this.#native.connected(row, isFurtherReference);
    for (const observer of provider.lineObservers) observer.connected(row);
    const [line, entryKey] = [this.#line, this.entryKey];
    return new Connection(provider, row, { line, entryKey, plan, guard, isFurtherReference });
  }

  beginHangUp(bound: number): Promise<HangUpOutcome> {
    const { provider, record } = this.#context;
    const { dialId } = record.tracer;
    return provider.hangUps.begin({ ...this.#prepared.entry, dialId }, this.#line, bound);
  }

  disown(): void {
    this.#native.disown();
  }

  settle(): void {
    this.#markReturned();
    this.#native.settle();
  }

  ended(): void {
    this.#context.provider.dialsUnderWay.delete(this);
  }
}

/** Gives the plan as the addon takes it, with the name and the book of the entry that was found. */
function requestOf(plan: DialPlan, entry: Entry): NativeDialRequest {
  const { phoneNumber, callbackNumber, storedCredentials, user } = plan;
  const { eapIdentity, ownerWindow, subentry, interfaceIndex, hangUpOnExit } = plan;
  return {
    ...(entry.phoneBook === undefined ? {} : { phoneBook: entry.phoneBook }),
    ...(ownerWindow === undefined ? {} : { ownerWindow }),
    eapIdentity,
    entryName: entry.name,
    phoneNumber,
    callbackNumber,
    storedCredentials,
    ...user,
    subentry,
    interfaceIndex,
    hangUpOnExit: hangUpOnExit !== false,
    options: plan.extensionBits,
  };
}
