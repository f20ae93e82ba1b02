/** Every call of RAS is answered with these types, and most take the handle declared here. */

/** An opaque HRASCONN. Windows reuses the values. */
export type NativeHandle = bigint;

/** With `error` 0 there is a `value`. `message` is the system's text for the error, if it has one. */
export type NativeAnswer<T> =
  | { readonly error: 0; readonly operation: string; readonly value: T }
  | NativeFailure;

export interface NativeFailure {
  readonly error: number;
  readonly operation: string;
  readonly message?: string;
}
