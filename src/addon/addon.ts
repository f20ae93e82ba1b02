/**
 * This file gives the addon its type. Nothing in it throws or rejects because of an error of RAS: each call reports
 * what RAS returned, and TypeScript makes the errors that users see.
 */

import type { NativeClockMode } from './clock.js';
import type { OpenedProcessTree } from './process-tree.js';
import type { NativeProvider } from './provider.js';
import type { NativeSimulator } from './simulator.js';

export interface NativeAddon {
  /** The addon answers this number instead of a RAS code when the provider does not have the function. */
  readonly functionUnavailable: number;
  /** The sizes in bytes, keyed by the names of RAS' structures. */
  readonly structureSizes: Readonly<Record<string, number>>;
  /** Returns undefined on a system that is not Windows. */
  openSystem(): NativeSystem | undefined;
  /** `config` is the text that src/simulator/config.ts writes. Throws a TypeError that names a bad line. */
  openSimulator(config: string, clock: NativeClockMode): NativeSimulator;
  /**
   * Gives the salt with which the passwords in a state file are hashed; a new file is made with `proposed`. Throws
   * when the file cannot be read or written.
   */
  saltOfStateFile(file: string, proposed: string): string;
  /**
   * Hangs up every line that this environment owes and that must not outlive it, and waits at most `bound` real
   * milliseconds. `process.on('exit')` calls it; a cleanup hook of the addon does the same.
   */
  endEnvironment(bound: number): void;
  /**
   * Calls `changed` on this thread when this process, by any of its threads, begins to owe something, and when it
   * owes nothing any more. A dial of this thread is told at once, before RasDial is called.
   */
  watchOwed(changed: () => void): void;
  /**
   * Tells whether some thread of this process has a line to hang up, a dialog to close or a file to remove at its
   * end.
   */
  owesAnything(): boolean;
  /**
   * Does for all threads of this process what `endEnvironment` does for one, and waits likewise, but lets the threads
   * go on. They cannot dial meanwhile.
   */
  endOwed(bound: number): void;
  /** Has this file removed when this environment ends, after the hang-ups, unless `forgetFile` is called before. */
  removeAtEnd(file: string): void;
  forgetFile(file: string): void;
  /**
   * Opens the tree of the processes that this one starts from now on. Returns undefined on a system that is not
   * Windows. Open the first tree before any process is started that ends with this one: otherwise the processes that
   * its children leave behind would end with it, too.
   */
  openProcessTree(): OpenedProcessTree | undefined;
  /** Tells how many threads the pool that calls RAS has. */
  rasThreads(): number;
}

export type NativeSystem =
  | { readonly provider: NativeProvider }
  | { readonly missingLibrary: string; readonly error: number };
