/** The errors that a dial fails with. */

import {
  ERROR_CANNOT_FIND_PHONEBOOK_ENTRY,
  ERROR_CANNOT_OPEN_PHONEBOOK,
  ERROR_FILE_NOT_FOUND,
  ERROR_INTERACTIVE_MODE,
} from '../errors/error-numbers.js';
import { RasError, type RasErrorDetails } from '../errors/errors.js';
import { shareOf } from '../phone-book/book-path.js';
import type { Provider } from '../provider/provider.js';
import type { ConnectionState } from '../states/states.js';
import type { DialPlan } from './dial-plan.js';
import type { DialRecord } from './dial-record.js';

export type FailureDetails = Pick<
  RasErrorDetails,
  'state' | 'extendedError' | 'entryName' | 'wasAuthenticating'
>;

/** In these states a terminal would ask the user; after them the authentication method would. */
const beforeAuthentication: ReadonlySet<string | undefined> = new Set<ConnectionState>([
  'OpenPort',
  'PortOpened',
  'ConnectDevice',
  'DeviceConnected',
  'AllDevicesConnected',
]);

/** ERROR_PATH_NOT_FOUND, which the tables of errors do not have. */
const pathNotFound = 3;
/** RAS finds the book, or the entry in it, no longer, though RasEnumEntries has listed it. */
const notThere: ReadonlySet<number> = new Set([
  ERROR_FILE_NOT_FOUND,
  pathNotFound,
  ERROR_CANNOT_OPEN_PHONEBOOK,
  ERROR_CANNOT_FIND_PHONEBOOK_ENTRY,
]);

/** Makes the errors of one dial. */
export class DialErrors {
  readonly #provider: Provider;
  readonly #plan: DialPlan;
  readonly #record: DialRecord;

  constructor(provider: Provider, plan: DialPlan, record: DialRecord) {
    this.#provider = provider;
    this.#plan = plan;
    this.#record = record;
  }

  /** Makes an error that this package finds by itself, with the last state that RAS has told. */
  own(details: RasErrorDetails): RasError {
    const where = this.#record.whereItIs(this.#plan.entryName);
    return new RasError({ operation: 'RasDial', ...where, ...details });
  }

  timedOut(): RasError {
    return this.own(this.#record.timedOut(this.#plan.entryName));
  }

  /** Makes an error of a number that RAS has told. */
  told(errno: number, details: FailureDetails = {}, operation = 'RasDial'): Promise<RasError> {
    const wasAuthenticating = this.#record.wasAuthenticating(details.state);
    const named = this.#record.named(this.#plan.entryName);
    const all = { ...named, ...details, wasAuthenticating };
    return dialFailure(this.#provider, errno, operation, all, this.#record.entry?.phoneBook);
  }
}

export async function dialFailure(
  provider: Provider,
  errno: number,
  operation: string,
  details: FailureDetails,
  phoneBook?: string,
): Promise<RasError> {
  const hint = notThere.has(errno) ? mappedDrive(provider, phoneBook) : {};
  const error = await provider.error(errno, operation, { ...details, ...hint });
  if (errno !== ERROR_INTERACTIVE_MODE || beforeAuthentication.has(details.state)) return error;
  return new RasError({ ...details, code: 'ERR_RAS_EAP_UI', errno, operation, cause: error });
}

function mappedDrive(provider: Provider, path = ''): { readonly detail?: string } {
  const share = shareOf(path, provider.enumerations.books.realPath(path) ?? '');
  if (share === undefined) return {};
  const drive = path.slice(0, 2);
  return {
    detail: `${drive} is a mapped drive, which the service of RAS does not see: give the path as ${share}`,
  };
}
