/** What the dial of a server can be told: what its entry is made of, and how it is dialed. */

import { checkKeys, checkText, invalidType, invalidValue } from '../arguments/validation.js';
import type { BaseDialOptions, Credentials, PauseOptions } from '../dial/dial-options.js';
import { type DialPlan, entryDialOptionNames, planEntryDial } from '../dial/dial-plan.js';
import { TemporaryEntry } from '../phone-book/temporary-entry.js';
import {
  needsNoUser,
  type UserlessAuthentication,
  type VpnEntryOptions,
  vpnEntry,
  vpnOptionNames,
} from '../phone-book/vpn-entry.js';

/** Of an entry that has a name, a book and what is stored with it. */
const entryOnly = [
  ...(['name', 'rememberCredentials', 'phoneBook', 'phoneNumber'] as const),
  'ifConnected',
] as const;
/** Of lines that a telephone exchange or several links make. */
const dialUpOnly = ['callbackNumber', 'subentry'] as const;

/**
 * The server to dial, how its tunnel is made, and how it is dialed. Only `server` and `credentials` are needed; where a
 * certificate or a key authenticates, only `server` and `auth`.
 */
export type ServerDialOptions = BaseServerDialOptions & PauseOptions & WhoDials;

/** Who dials a server. */
export type WhoDials =
  | { readonly credentials: Exclude<Credentials, 'stored'> }
  | { readonly auth: UserlessAuthentication };

/** `ServerDialOptions` without the options about pauses: for interfaces that extend it. */
export interface BaseServerDialOptions
  extends Omit<VpnEntryOptions, (typeof entryOnly)[number]>,
    Omit<
      BaseDialOptions,
      (typeof entryOnly | typeof dialUpOnly)[number] | 'credentials' | 'hangUpOnExit'
    > {
  /**
   * Needed, except where `auth` is `'machine-certificate'`, `'pre-shared-key'`, EAP-TLS (13) or an EAP method with its
   * configuration: these say themselves who dials. Nothing is stored with a new entry. `'current-user'` fails with 691
   * where Windows keeps the logged-on user's password from MS-CHAPv2: where Credential Guard is on, and by default on
   * Windows 11 24H2 and Windows Server 2025 from October 2026. With EAP-MSCHAPv2 it needs an `eapConfiguration` that
   * says so (`UseWinLogonCredentials`), of an entry that Windows has set up. [Microsoft's page "Considerations and
   * known issues when using Credential
   * Guard"](https://learn.microsoft.com/en-us/windows/security/identity-protection/credential-guard/considerations-known-issues).
   */
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
  const { server, credentials, hangUpOnExit = true } = options;
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
  const plan = planEntryDial(name, {
    ...dialOptions,
    phoneBook,
    credentials: credentials ?? 'current-user',
    hangUpOnExit,
  });
  if (credentials === undefined) checkNeedsNoUser(options);
  return { ...plan, temporaryEntry };
}

/** RAS is told no user then, as for the one who is logged on. */
function checkNeedsNoUser({ auth }: BaseServerDialOptions): void {
  if (auth !== undefined && needsNoUser(auth)) return;
  const ways =
    "{ userName, password }, or 'current-user', which current Windows refuses with MS-CHAPv2; only a certificate or a key " +
    "needs none: auth 'machine-certificate' or 'pre-shared-key', or an EAP method with its configuration";
  throw invalidType('options.credentials', ways, undefined);
}

function pick(options: ServerDialOptions, names: ReadonlySet<string>): Partial<ServerDialOptions> {
  return Object.fromEntries(Object.entries(options).filter(([name]) => names.has(name)));
}

/** The host, as far as the name of an entry may look so (rule B3). */
function entryNameFor(server: string): string {
  const name = server.replace(/[^\p{L}\p{N}.-]/gu, '-').replace(/^\.+/, '');
  return /[\p{L}\p{N}]/u.test(name) ? name : 'winras';
}
