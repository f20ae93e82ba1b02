/** What RAS does with the notifier of dials, for `npm run probe`: nothing else asks. */

export interface NativeDialTracing {
  /**
   * Begins anew, for all dials of this process. Until the end RAS is never told to notify no more, so that all it has
   * to say is seen.
   */
  beginDialTrace(): void;
  dialTrace(): readonly NativeDialTraceRow[];
  endDialTrace(): void;
}

export interface NativeDialTraceRow {
  /** RasDial was called, or has returned; or the notifier was called. */
  readonly kind: 'called' | 'returned' | 'notified';
  /** Of the session, also of one that is over. */
  readonly callbackId: number;
  /** On the provider's clock. */
  readonly time: number;
  /** Counted from 1, in the order in which they were seen. */
  readonly thread: number;
  readonly subentry: number;
  readonly state: number;
  /** What was notified, or what RasDial has returned. */
  readonly error: number;
}
