/** The folder and the phone books of the probe itself; nothing else is dialed or changed in it. */

import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isRasError, ras, vpnEntry } from 'winras';
import { bookOf, sectionOf } from './book-text.mjs';

/** Nobody listens there for SSTP, or there is a server on this machine. */
export const nobody = '127.0.0.1';
const names = ['one', 'two', 'three'];

export class OwnBook {
  folder = mkdtempSync(join(tmpdir(), 'winras-'));
  book = ras.phoneBook(join(this.folder, 'probe.pbk'));
  #copies = [];
  #atEnd = () => this.#removeFolder();

  constructor() {
    // A process that ends too early leaves no folder behind either.
    process.on('exit', this.#atEnd);
  }

  /** Three entries that nobody answers, for RasDial. Throws a RasError where RAS takes none. */
  async fill() {
    for (const name of names) await this.add(name);
    return names.map((name) => this.place(name));
  }

  async add(name, strategy = 'SSTP') {
    await this.book.create(vpnEntry({ name, server: nobody, strategy }));
    return this.place(name);
  }

  place(entryName) {
    return { phoneBook: this.book.path, entryName };
  }

  /** The lines of an entry, as they stand in the file. */
  section(name, path = this.book.path) {
    return sectionOf(readFileSync(path, 'utf8'), name) ?? [];
  }

  /** A further book, with this entry and these lines in it in the place of those that it has of their keys. */
  copy(name, lines) {
    const path = join(this.folder, `${this.#copies.length}.pbk`);
    writeFileSync(path, bookOf(name, this.section(name), lines));
    const book = ras.phoneBook(path);
    this.#copies.push(book);
    return book;
  }

  /** The entries one by one, so that RAS forgets what it knows of them. */
  async remove() {
    for (const book of [this.book, ...this.#copies]) await empty(book);
    process.off('exit', this.#atEnd);
    this.#removeFolder();
  }

  #removeFolder() {
    try {
      rmSync(this.folder, { recursive: true, force: true, maxRetries: 5 });
    } catch {
      // RAS may hold the file open for a while; the folder is one for temporary files.
    }
  }
}

async function empty(book) {
  try {
    for (const { name } of await book.entries()) await book.delete(name);
  } catch (error) {
    if (!isRasError(error)) throw error;
    console.error(`The probe's entries cannot be deleted: ${error.message}`);
  }
}
