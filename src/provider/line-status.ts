/** How the answers of RasGetConnectStatus are read, by dials, connections and watches alike. */

import { ERROR_INVALID_HANDLE, ERROR_NO_CONNECTION } from '../errors/error-numbers.js';

/**
 * Milliseconds until RAS is asked again about what it has said of a line once, since a single answer can be spurious (rule H10
 * of test/conformance/rules.json).
 */
export const secondLook = 500;

/** RasGetConnectStatus says that the line is not there. */
export function isGone(errno: number): boolean {
  return errno === ERROR_INVALID_HANDLE || errno === ERROR_NO_CONNECTION;
}
