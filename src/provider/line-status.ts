/** How the answers of RasGetConnectStatus are read, by dials, connections and watches alike. */

/**
 * Milliseconds until RAS is asked again about what it has said of a line once, since a single answer can be spurious (rule H10
 * of test/conformance/rules.json).
 */
export const secondLook = 500;

/** ERROR_PENDING: RAS is at work, and nothing has failed. */
export const pending = 600;

/** RasGetConnectStatus' ERROR_INVALID_HANDLE and ERROR_NO_CONNECTION: the line is not there. */
export function isGone(errno: number): boolean {
  return errno === 6 || errno === 668;
}
