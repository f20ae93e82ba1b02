/** The error that a dial fails with. */

import { RasError, type RasErrorDetails } from '../errors.js';
import type { Provider } from '../provider.js';
import type { ConnectionState } from '../states.js';

export type FailureDetails = Pick<
  RasErrorDetails,
  'state' | 'extendedError' | 'entryName' | 'wasAuthenticating'
>;

/** ERROR_INTERACTIVE_MODE: the connection wants to ask its user something, and may not. */
const interactiveMode = 703;
/** In these it is a terminal that would ask; from then on, the authentication method. */
const beforeAuthentication: ReadonlySet<string | undefined> = new Set<ConnectionState>([
  'OpenPort',
  'PortOpened',
  'ConnectDevice',
  'DeviceConnected',
  'AllDevicesConnected',
]);

export async function dialFailure(
  provider: Provider,
  errno: number,
  operation: string,
  details: FailureDetails,
): Promise<RasError> {
  const error = await provider.error(errno, operation, details);
  if (errno !== interactiveMode || beforeAuthentication.has(details.state)) return error;
  return new RasError({ ...details, code: 'ERR_RAS_EAP_UI', errno, operation, cause: error });
}
