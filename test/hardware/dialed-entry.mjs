/** The entry that the checks dial, and what they have of it: they come one after the other, over one line. */

import * as show from '../../scripts/demo/show.mjs';

export class DialedEntry {
  /** Of the first dial. */
  dialing;
  events = [];
  transcript;
  connection;
  #ras;
  #name;
  #phoneBook;
  #upBefore = [];

  constructor(ras, name, phoneBook) {
    this.#ras = ras;
    this.#name = name;
    this.#phoneBook = phoneBook || undefined;
  }

  get ras() {
    return this.#ras;
  }

  /** Why it must not be dialed, or undefined. */
  async obstacle() {
    try {
      await this.#ras.phoneBook(this.#phoneBook).get(this.#name);
      this.#upBefore = await this.#ras.connections();
    } catch (error) {
      return error.message;
    }
    return this.#upBefore.some((line) => this.isMine(line))
      ? 'it is connected already, or being dialed. Hang it up, and run this again.'
      : undefined;
  }

  dial(options = {}) {
    const own = { hangUpOnExit: true, ...options };
    if (this.#phoneBook !== undefined) own.phoneBook = this.#phoneBook;
    return this.#ras.dial(this.#name, own);
  }

  /** Its events, shown as they come; addresses are not. */
  async watch(dialing) {
    for await (const event of dialing) {
      this.events.push(event);
      show.event({ ...event, addresses: undefined });
    }
  }

  /** Windows compares the names of entries without case. */
  isMine({ entryName }) {
    return entryName.toLowerCase() === this.#name.toLowerCase();
  }

  async lines() {
    return (await this.#ras.connections()).filter((line) => this.isMine(line));
  }

  /** The lines that were up before and are not any more. */
  async lostLines() {
    const up = new Set((await this.#ras.connections()).map(({ id }) => id));
    return this.#upBefore.filter(({ id }) => !up.has(id));
  }

  /** `need`: what a check needs of the ones before. Why it is not there, or undefined. */
  misses(need) {
    return this[need] === undefined ? reasons[need] : undefined;
  }
}

const reasons = {
  connection: 'the entry has not connected',
  transcript: 'the first dial has left no transcript',
};
