/** What the dial of a server can be told: what its entry is made of, and how it is dialed. */

import {
  type BaseDialOptions,
  type Credentials,
  type DialPlan,
  entryDialOptionNames,
  type PauseOptions,
  planEntryDial,
} from '../dial/dial-options.js';
import { type VpnEntryOptions, vpnEntry, vpnOptionNames } from '../phone-book/vpn-entry.js';
import { checkKeys, checkText, invalidValue } from '../validation.js';
import { TemporaryEntry } from './temporary-entry.js';

/** Of an entry that has a name, a book and what is stored with it. */
const entryOnly = [
  ...(['name', 'rememberCredentials', 'phoneBook', 'phoneNumber'] as const),
  'ifConnected',
] as const;
/** Of lines that a telephone exchange or several links make. */
const dialUpOnly = ['callbackNumber', 'subentry'] as const;

/** The server to dial, how its tunnel is made, and how it is dialed. Only `server` is needed. */
export type ServerDialOptions = BaseServerDialOptions & PauseOptions;

/** The same but for its pauses: for interfaces that extend it. */
export interface BaseServerDialOptions
  extends Omit<VpnEntryOptions, (typeof entryOnly)[number]>,
    Omit<
      BaseDialOptions,
      (typeof entryOnly | typeof dialUpOnly)[number] | 'credentials' | 'hangUpOnExit'
    > {
  /** Default: `'current-user'`; certificates and a pre-shared key need none. Nothing is stored with a new entry. */
  readonly credentials?: Exclude<Credentials, 'stored'>;
  /**
   * Hang the connected line up when this process, or this worker, ends, also by a signal that the program does not handle
   * itself: see `DialOptions`. Default: true.
   */
  readonly hangUpOnExit?: boolean | 'guarded';
}

const others: ReadonlySet<string> = new Set([...entryOnly, ...dialUpOnly]);
const optionNames: ReadonlySet<string> = new Set(
  [...vpnOptionNames, ...entryDialOptionNames].filter((name) => !others.has(name)),
);

/** Throws `ERR_INVALID_ARG_TYPE` or `ERR_INVALID_ARG_VALUE`, naming the option and the limit. */
export function planServerDial(options: ServerDialOptions): DialPlan {
  checkKeys('options', options, optionNames);
  const { server, credentials = 'current-user', hangUpOnExit = true } = options;
  checkText('options.server', server, { longest: 128 });
  if ((credentials as Credentials) === 'stored') {
    const reason = "must not be 'stored': nothing is stored with a new entry";
    throw invalidValue('options.credentials', credentials, reason);
  }
  const name = entryNameFor(server);
  const temporaryEntry = new TemporaryEntry(
    vpnEntry({ ...pick(options, vpnOptionNames), name, server }),
  );
  const dialOptions = pick(options, entryDialOptionNames);
  const { phoneBook } = temporaryEntry;
  const plan = planEntryDial(name, { ...dialOptions, phoneBook, credentials, hangUpOnExit });
  return { ...plan, temporaryEntry };
}

function pick(options: ServerDialOptions, names: ReadonlySet<string>): Partial<ServerDialOptions> {
  return Object.fromEntries(Object.entries(options).filter(([name]) => names.has(name)));
}

/** The host, as far as the name of an entry may look so (rule B3). */
function entryNameFor(server: string): string {
  const name = server.replace(/[^\p{L}\p{N}.-]/gu, '-').replace(/^\.+/, '');
  return /[\p{L}\p{N}]/u.test(name) ? name : 'winras';
}
