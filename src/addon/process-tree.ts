/** The processes that this one has started, as Windows knows them. */

/** `error` is Windows' own. */
export type OpenedProcessTree =
  | { readonly tree: NativeProcessTree }
  | { readonly tree?: never; readonly error: number };

/** It has what this process has started since, and what that has started, also where its parent has gone. */
export interface NativeProcessTree {
  /** How many processes run. */
  count(): number;
  /** Ends them, and what they start meanwhile. Returns how many still run: the last of them may need a moment for it. */
  end(): number;
}
