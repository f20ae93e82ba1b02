/** `npm run probe` observes with this what RAS does with the notifier of dials; nothing else uses it. */

export interface NativeDialTracing {
  /**
   * Begins a new trace of all dials of this process. Until it ends RAS is never told to stop notifying, so that
   * everything it has to say is seen.
   */
  beginDialTrace(): void;
  dialTrace(): readonly NativeDialTraceRow[];
  endDialTrace(): void;
}

export interface NativeDialTraceRow {
  /** `'called'` and `'returned'` are of RasDial, `'notified'` is a call of the notifier. */
  readonly kind: 'called' | 'returned' | 'notified';
  /** The session's number, also when that session is over. */
  readonly callbackId: number;
  /** Milliseconds on the provider's clock. */
  readonly time: number;
  /** Threads are counted from 1, in the order in which they were first seen. */
  readonly thread: number;
  readonly subentry: number;
  readonly state: number;
  /** The error that was notified, or that RasDial has returned. */
  readonly error: number;
}
