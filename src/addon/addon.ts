/**
 * The typed shape of the addon. Nothing here throws or rejects for what RAS answers: each call says
 * what RAS returned, and the errors that users see are built in TypeScript.
 */

import type { NativeClockMode } from './clock.js';
import type { OpenedProcessTree } from './process-tree.js';
import type { NativeProvider } from './provider.js';
import type { NativeSimulator } from './simulator.js';

export interface NativeAddon {
  /** Answers instead of a RAS code when the provider does not have the function. */
  readonly functionUnavailable: number;
  /** Bytes, by the names of RAS' structures. */
  readonly structureSizes: Readonly<Record<string, number>>;
  /** Undefined where there is no Windows. */
  openSystem(): NativeSystem | undefined;
  /** `config` is the text that `simulator/config.ts` writes. Throws a TypeError that names a bad line. */
  openSimulator(config: string, clock: NativeClockMode): NativeSimulator;
  /** What the passwords in a state file are hashed with; where there is none, it is made with `proposed`. Throws. */
  saltOfStateFile(file: string, proposed: string): string;
  /**
   * Hangs up every line that this environment owes and that must not outlive it, and waits for it,
   * at most `bound` real milliseconds. Called at `process.on('exit')`; a cleanup hook does the same.
   */
  endEnvironment(bound: number): void;
  /**
   * `changed` is called when something is owed in this process, by this thread or another, and when nothing is any
   * more; for what this thread dials at once, before RasDial is called.
   */
  watchOwed(changed: () => void): void;
  /** Whether some thread of this process has a line to hang up, a dialog to close or a file to remove at its end. */
  owesAnything(): boolean;
  /**
   * Does for all threads of this process what `endEnvironment` does for one, and waits for it likewise, but lets them go
   * on. They cannot dial meanwhile.
   */
  endOwed(bound: number): void;
  /** Until it is forgotten, this file is removed then, after the hang-ups. */
  removeAtEnd(file: string): void;
  forgetFile(file: string): void;
  /**
   * Of what this process starts from now on. Undefined where there is no Windows. The first is to be opened before any
   * process is started that ends with this one: else those that its children leave behind would end with it, too.
   */
  openProcessTree(): OpenedProcessTree | undefined;
  /** How many threads the pool that calls RAS has. */
  rasThreads(): number;
}

export type NativeSystem =
  | { readonly provider: NativeProvider }
  | { readonly missingLibrary: string; readonly error: number };
