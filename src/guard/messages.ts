/** A process and its guard exchange JSON, one message a line, through the guard's standard input and output. */

import type { SharedSimulation } from '../provider/shared-simulation.js';

/** Each message is answered by one with the same `about`. */
export type ToGuard = { readonly about: number } & (
  | { readonly kind: 'open'; readonly simulation?: SharedSimulation | undefined }
  /** RasDial is about to be called; `about` names the line from now on. */
  | {
      readonly kind: 'dial';
      readonly entryKey: string;
      /** A phone book that exists for this dial only. */
      readonly temporaryBook?: string | undefined;
    }
  /** A line without an id stays up, since the guard could not tell it from another one. */
  | { readonly kind: 'connected'; readonly line: number; readonly id?: string | undefined }
  | { readonly kind: 'over'; readonly line: number }
);

export interface FromGuard {
  readonly about: number;
  /** Without an error the guard has done what it was told. */
  readonly error?: string;
}
