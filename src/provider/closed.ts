/** Connections and watches tell how a line ended. */

import type { RasError } from '../errors/errors.js';

/** Tells how a connection ended, as far as it can be known: Windows seldom gives a reason. */
export interface Closed {
  /** `'hangUp'` means that this object hung it up, and `'lost'` anything else. */
  readonly by: 'hangUp' | 'lost';
  readonly error?: RasError;
}
