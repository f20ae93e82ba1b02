/** One dial, looked at from all sides: what is notified, what its status says, and whether it is listed. */

import { pause } from './pause.mjs';

/** Milliseconds. */
const interval = 2;
/** How long RAS says nothing of what a status shows, until it is taken to be silent. */
const silence = 2_000;
/** Of a dial; Windows itself gives up earlier. */
const bound = 120_000;

const invalidHandle = 6;
const noConnection = 668;
const portNotAvailable = 633;
/** How long the port of a line that is gone is waited for. */
const longestForPort = 30_000;

export function isGone({ callError }) {
  return callError === invalidHandle || callError === noConnection;
}

export class ObservedDial {
  /** What RasGetConnectStatus and RasEnumConnections say, again and again. */
  looks = [];
  #native;
  #session;
  #id;
  #watching = true;
  #watched;

  /** `more` are members of a NativeDialRequest. */
  constructor(native, { phoneBook, entryName }, more = {}) {
    this.#native = native;
    const request = {
      phoneBook,
      entryName,
      phoneNumber: '',
      callbackNumber: '',
      storedCredentials: false,
      eapIdentity: 'none',
      userName: 'nobody',
      password: 'none',
      domain: '',
      subentry: 0,
      interfaceIndex: 0,
      options: 0,
      hangUpOnExit: true,
      ...more,
    };
    this.#session = native.dial(request, () => undefined);
    this.#id = this.#session.callbackId;
    this.#watched = this.#watch();
  }

  /** Undefined while not known. */
  get handle() {
    return this.#session.handle;
  }

  /** What the trace has of this dial, in its order. All of it is copied each time: loops ask once a turn. */
  told() {
    const rows = [];
    for (const [order, row] of this.#native.dialTrace().entries())
      if (row.callbackId === this.#id) rows.push({ ...row, order });
    const notified = rows.filter(({ kind }) => kind === 'notified');
    return {
      called: rows.find(({ kind }) => kind === 'called'),
      returned: rows.find(({ kind }) => kind === 'returned'),
      notified,
      end: notified.find(({ state, error }) => error !== 0 || isTerminal(state)),
    };
  }

  get called() {
    return this.told().called;
  }

  get returned() {
    return this.told().returned;
  }

  get notified() {
    return this.told().notified;
  }

  /** The notification that says how the dial ended. */
  get end() {
    return this.told().end;
  }

  /**
   * How it ended: `'notified'`; `'refused'`, by RasDial; `'silent'`: its status says that it is over and nobody has
   * told; or `'unended'`.
   */
  async ended() {
    const deadline = this.#native.now() + bound;
    let overSince;
    while (this.#native.now() < deadline) {
      const { end, returned } = this.told();
      if (end !== undefined) return 'notified';
      if (returned !== undefined && returned.error !== 0) return 'refused';
      const last = this.looks.at(-1);
      const over = last !== undefined && (last.error !== 0 || isTerminal(last.state));
      overSince = over ? (overSince ?? last.time) : undefined;
      if (over && this.#native.now() - overSince > silence) return 'silent';
      await pause(this.#native, interval);
    }
    return 'unended';
  }

  /** The first notification, or RasDial's error. */
  async begun() {
    const deadline = this.#native.now() + bound;
    while (this.#native.now() < deadline) {
      const { notified, returned } = this.told();
      if (notified.length > 0 || (returned !== undefined && returned.error !== 0)) return;
      await pause(this.#native, interval);
    }
  }

  /** RasEnumConnections has listed it, or it is over. */
  async untilListed() {
    const deadline = this.#native.now() + bound;
    while (!this.looks.some(({ listed }) => listed) && this.#native.now() < deadline) {
      const { end, returned } = this.told();
      if (end !== undefined || (returned !== undefined && returned.error !== 0)) return;
      await pause(this.#native, interval);
    }
  }

  /**
   * Of a dial that has a handle: RasHangUp, once and as it is; then its status until it is gone twice (rule H10), at
   * most for so many milliseconds.
   */
  async hangUpRaw(longest = 20_000) {
    await this.#stopWatching();
    const { handle } = this;
    const native = this.#native;
    const before = await this.#look(handle);
    this.#session.disown();
    const called = native.now();
    const { error } = await native.hangUpLink(handle);
    const returned = native.now();
    const looks = [];
    while (native.now() - returned < longest && !goneTwice(looks)) {
      looks.push(await this.#look(handle));
      await pause(this.#native, interval);
    }
    this.#session.settle();
    return { error, called, returned, before, looks };
  }

  /** The usual way, with all that it takes care of. */
  async hangUp() {
    await this.#stopWatching();
    await this.#session.hangUp(20_000);
    this.#session.settle();
  }

  async #stopWatching() {
    this.#watching = false;
    await this.#watched;
  }

  async #watch() {
    while (this.#watching) {
      const { handle } = this;
      if (handle !== undefined) {
        const look = await this.#look(handle);
        const listed = await this.#native.connections();
        if ('value' in listed) {
          const row = listed.value.find((candidate) => candidate.handle === handle);
          look.listed = row !== undefined;
          look.id = row?.id;
          look.phoneBook = row?.phoneBook;
        }
        this.looks.push(look);
      }
      await pause(this.#native, interval);
    }
  }

  async #look(handle) {
    const answer = await this.#native.status(handle);
    const time = this.#native.now();
    if (!('value' in answer)) return { time, callError: answer.error, error: 0 };
    return { time, callError: 0, state: answer.value.state, error: answer.value.error };
  }
}

/** Once can be spurious. */
function goneTwice(looks) {
  return looks.length > 1 && looks.slice(-2).every(isGone);
}

export function isTerminal(state) {
  return state !== undefined && (state & 0x2000) !== 0;
}

/**
 * A dial that has begun, when its port is free: until then Windows refuses it (rule H9). `refusals`: how often it
 * has.
 */
export async function dialWhenFree(native, place, more, longest = longestForPort) {
  const deadline = native.now() + longest;
  for (let refusals = 0; ; refusals += 1) {
    const dial = new ObservedDial(native, place, more);
    await dial.begun();
    const refused = [dial.returned, dial.notified[0]].some(
      (row) => row?.error === portNotAvailable,
    );
    if (!refused || native.now() > deadline) return { dial, refusals };
    await dial.hangUp();
    await pause(native, 20);
  }
}
