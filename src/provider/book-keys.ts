/** Two names of one phone book have the same key. */

import { promises, realpathSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import * as timers from 'node:timers';
import { foldCase } from './fold-case.js';

// The functions are taken at load, since a test may put fake ones in their place later.
const { setTimeout: later, clearTimeout: cancel } = timers;

/** All spellings of a book's path have the same key: short names, links, mapped drives, case. */
export type BookKey = string;

/** Gives the path without links and short names. */
type RealPath = (path: string) => string | Promise<string>;

/** Milliseconds. A dial does not wait longer for a share that does not answer. */
const bound = 1_000;
/** Each call that hangs holds a thread of Node.js' pool, which has four. */
const mostHanging = 2;
const mostKnown = 10_000;
const notThere: ReadonlySet<unknown> = new Set(['ENOENT', 'ENOTDIR']);

/**
 * Remembers for good what it was told of a book, so that its key stays the same as long as the process lives. A book
 * that does not exist is known by its folder and its name.
 */
export class BookKeys {
  readonly #realPath: RealPath;
  readonly #known = new Map<string, { readonly key: BookKey; readonly real: string }>();
  readonly #underWay = new Map<string, Promise<BookKey>>();
  #hanging = 0;

  constructor(realPath: RealPath = promises.realpath) {
    this.#realPath = realPath;
  }

  /** Resolves paths at once, for a simulated clock that is moved on: such a clock waits for RAS and not for files. */
  static atOnce(): BookKeys {
    return new BookKeys(realpathSync.native);
  }

  /** Returns undefined where the path was not resolved yet. */
  known(path: string): BookKey | undefined {
    return this.#known.get(path)?.key;
  }

  /** Gives the path without links and short names, and undefined where it was not resolved yet. */
  realPath(path: string): string | undefined {
    return this.#known.get(path)?.real;
  }

  /** Never rejects, and takes a second at most. */
  keyOf(path: string): Promise<BookKey> {
    const known = this.known(path);
    if (known !== undefined) return Promise.resolve(known);
    const underWay = this.#underWay.get(path) ?? this.#find(path);
    this.#underWay.set(path, underWay);
    return underWay;
  }

  /** Forgets a book that is gone, whose path will not come again. */
  forget(path: string): void {
    this.#known.delete(path);
  }

  async #find(path: string): Promise<BookKey> {
    const real = await this.#inTime(absolutePath(path));
    const key = foldCase(real);
    this.#underWay.delete(path);
    const [oldest] = this.#known.keys();
    if (oldest !== undefined && this.#known.size >= mostKnown) this.#known.delete(oldest);
    this.#known.set(path, { key, real });
    return key;
  }

  /** Keeps the path as it is where the system does not resolve it in time. */
  #inTime(path: string): Promise<string> {
    if (isOfAnotherSystem(path) || this.#hanging >= mostHanging) return Promise.resolve(path);
    return new Promise((resolve) => {
      let isLate = false;
      const alarm = later(() => {
        isLate = true;
        this.#hanging += 1;
        resolve(path);
      }, bound);
      void this.#resolved(path).then((real) => {
        cancel(alarm);
        if (isLate) this.#hanging -= 1;
        resolve(real);
      });
    });
  }

  async #resolved(path: string): Promise<string> {
    let [place, rest] = [path, ''];
    for (;;) {
      try {
        return join(await this.#realPath(place), rest);
      } catch (error) {
        const folder = dirname(place);
        const { code } = error as NodeJS.ErrnoException;
        if (!notThere.has(code) || folder === place) return path;
        [place, rest] = [folder, join(basename(place), rest)];
      }
    }
  }
}

/** Completes a path of this system, and keeps that of another. */
export function absolutePath(path: string): string {
  return isOfAnotherSystem(path) ? path : resolve(path);
}

/** Tells whether it is a Windows path on another system, which only a simulated RAS has. */
export function isOfAnotherSystem(path: string): boolean {
  return process.platform !== 'win32' && /^(?:[a-z]:)?\\|^[a-z]:/i.test(path);
}
