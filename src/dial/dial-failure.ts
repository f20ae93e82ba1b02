/** The error that a dial fails with. */

import { RasError, type RasErrorDetails } from '../errors/errors.js';
import { shareOf } from '../phone-book/book-path.js';
import type { Provider } from '../provider/provider.js';
import type { ConnectionState } from '../states/states.js';

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

/** The book, or the entry in it, though RasEnumEntries has listed it. */
const notThere: ReadonlySet<number> = new Set([2, 3, 621, 623]);

export async function dialFailure(
  provider: Provider,
  errno: number,
  operation: string,
  details: FailureDetails,
  phoneBook?: string,
): Promise<RasError> {
  const hint = notThere.has(errno) ? mappedDrive(provider, phoneBook) : {};
  const error = await provider.error(errno, operation, { ...details, ...hint });
  if (errno !== interactiveMode || beforeAuthentication.has(details.state)) return error;
  return new RasError({ ...details, code: 'ERR_RAS_EAP_UI', errno, operation, cause: error });
}

function mappedDrive(provider: Provider, path = ''): { readonly detail?: string } {
  const share = shareOf(path, provider.listings.books.realPath(path) ?? '');
  if (share === undefined) return {};
  const drive = path.slice(0, 2);
  return {
    detail: `${drive} is a mapped drive, which the service of RAS does not see: give the path as ${share}`,
  };
}
