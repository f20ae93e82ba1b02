/** What every call of RAS is answered with, and the handle that most of them take. */

/** An opaque HRASCONN. Windows reuses the values. */
export type NativeHandle = bigint;

/** `error` 0 means that `value` is there. `message` is the system's text for the error, if any. */
export type NativeAnswer<T> =
  | { readonly error: 0; readonly operation: string; readonly value: T }
  | NativeFailure;

export interface NativeFailure {
  readonly error: number;
  readonly operation: string;
  readonly message?: string;
}
