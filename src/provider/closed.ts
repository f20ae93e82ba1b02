/** The end of a line, as connections and watches tell it. */

import type { RasError } from '../errors/errors.js';

/** How a line ended, as far as it can be known: Windows seldom tells. */
export interface Closed {
  /** `'hangUp'`: this object hung it up. `'lost'`: anything else. */
  readonly by: 'hangUp' | 'lost';
  readonly error?: RasError;
}
