/** What a process and its guard say to each other: JSON, a line for each, through the guard's standard input and output. */

import type { SharedSimulation } from '../provider/shared-simulation.js';

/** Each has an answer of the same `about`. */
export type ToGuard = { readonly about: number } & (
  | { readonly kind: 'open'; readonly simulation?: SharedSimulation | undefined }
  /** RasDial is about to be called; `about` is what names the line from now on. */
  | {
      readonly kind: 'dial';
      readonly entryKey: string;
      /** A phone book that is there for this dial only. */
      readonly temporaryBook?: string | undefined;
    }
  /** Without an id the line stays up: the guard could not tell it from another one. */
  | { readonly kind: 'connected'; readonly line: number; readonly id?: string | undefined }
  | { readonly kind: 'over'; readonly line: number }
);

export interface FromGuard {
  readonly about: number;
  /** Absent: it is done. */
  readonly error?: string;
}
