/** Dials, connections and watches read the answers of RasGetConnectStatus in the same way. */

import { ERROR_INVALID_HANDLE, ERROR_NO_CONNECTION } from '../errors/error-numbers.js';

/**
 * Milliseconds until RAS is asked again about a line, since a single answer can be spurious (rule H10,
 * docs/rules.md).
 */
export const secondLook = 500;

/** Tells whether an error of RasGetConnectStatus means that the line is not there. */
export function isGone(errno: number): boolean {
  return errno === ERROR_INVALID_HANDLE || errno === ERROR_NO_CONNECTION;
}
