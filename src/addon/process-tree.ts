/** A job object of Windows holds the processes that this one has started. */

/** `error` is the number that Windows has given. */
export type OpenedProcessTree =
  | { readonly tree: NativeProcessTree }
  | { readonly tree?: never; readonly error: number };

/**
 * The tree holds the processes that this one has started since, and those that they have started, even if their
 * parent is gone.
 */
export interface NativeProcessTree {
  /** Counts the processes that run. */
  count(): number;
  /**
   * Ends the processes, and those that they start meanwhile. Returns how many still run, since the last ones may need
   * a moment.
   */
  end(): number;
}
