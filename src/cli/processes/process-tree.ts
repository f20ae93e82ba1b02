/**
 * A command with all that it has started, and all that those have started: on Windows, where what a batch file has started
 * outlives the cmd.exe that runs it.
 */

import { setTimeout as wait } from 'node:timers/promises';
import type { OpenedProcessTree } from '../../addon/process-tree.js';
import { loadAddon } from '../../provider/load.js';

/** Milliseconds that ended processes have until they are gone. */
const endTimeout = 2_000;
const pollInterval = 20;

export class ProcessTree {
  readonly #opened: OpenedProcessTree;

  private constructor(opened: OpenedProcessTree) {
    this.#opened = opened;
  }

  /** The tree has what is started from now on; there is none where this is not Windows. */
  static open(): ProcessTree | undefined {
    const opened = loadAddon().openProcessTree();
    return opened === undefined ? undefined : new ProcessTree(opened);
  }

  /** Resolves when all of its processes have ended by themselves, or when `isOver` says that nobody waits any more. */
  async gone(isOver: () => boolean): Promise<void> {
    const { tree } = this.#opened;
    while (tree !== undefined && tree.count() > 0 && !isOver()) await wait(pollInterval);
  }

  /** Ends all of it. Resolves with a sentence about what still runs, or undefined when nothing does. */
  async end(): Promise<string | undefined> {
    const opened = this.#opened;
    if (opened.tree === undefined)
      return `What the command has started may still be running: Windows has made no job for it (error ${opened.error}).`;
    const bound = performance.now() + endTimeout;
    for (;;) {
      const count = opened.tree.end();
      if (count === 0) return undefined;
      if (performance.now() > bound) return leftoversText(count);
      await wait(pollInterval);
    }
  }
}

function leftoversText(count: number): string {
  return count === 1
    ? 'A process that the command has started could not be ended.'
    : `${count} processes that the command has started could not be ended.`;
}
