/** These are the options for dialing a server without an entry of its own. */

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

/** These options need an entry that has a name, a phone book and stored credentials. */
const entryOnly = [
  ...(['name', 'rememberCredentials', 'phoneBook', 'phoneNumber'] as const),
  'ifConnected',
] as const;
/** These options need a telephone line or several links. */
const dialUpOnly = ['callbackNumber', 'subentry'] as const;

/**
 * The options of `ras.dialServer()`: the server, its tunnel and the dial. Only `server` and
 * `credentials` are needed, or `server` and `auth` where a certificate or a key authenticates.
 */
export type ServerDialOptions = BaseServerDialOptions & PauseOptions & WhoDials;

/** The user who dials a server: credentials, or an authentication that needs none. */
export type WhoDials =
  | { readonly credentials: Exclude<Credentials, 'stored'> }
  | { readonly auth: UserlessAuthentication };

/** The options of `ras.dialServer()` without those for pauses, as a base for other interfaces. */
export interface BaseServerDialOptions
  extends Omit<VpnEntryOptions, (typeof entryOnly)[number]>,
    Omit<
      BaseDialOptions,
      (typeof entryOnly | typeof dialUpOnly)[number] | 'credentials' | 'hangUpOnExit'
    > {
  /**
   * The credentials. They are needed unless `auth` is `'machine-certificate'`, `'pre-shared-key'`,
   * EAP-TLS (13) or an EAP method with its configuration, which identify the user. `'stored'` is
   * excluded, since a new entry has nothing stored. `'current-user'` fails with 691 where Windows
   * withholds the password of the logged-on user from MS-CHAPv2: where Credential Guard is on, and
   * by default on Windows 11 24H2 and Windows Server 2025 from October 2026. With EAP-MSCHAPv2,
   * `'current-user'` needs the `eapConfiguration` of an entry that was set up in Windows with
   * `UseWinLogonCredentials`.
   * See [Considerations and known issues when using Credential Guard](https://learn.microsoft.com/en-us/windows/security/identity-protection/credential-guard/considerations-known-issues).
   */
  readonly credentials?: Exclude<Credentials, 'stored'>;
  /**
   * Hang up when this process or worker ends, also after a signal that the program does not handle
   * itself: see `DialOptions`. Default: true.
   */
  readonly hangUpOnExit?: boolean | 'guarded';
}

const others: ReadonlySet<string> = new Set([...entryOnly, ...dialUpOnly]);
const optionNames: ReadonlySet<string> = new Set(
  [...vpnOptionNames, ...entryDialOptionNames].filter((name) => !others.has(name)),
);

/**
 * Throws `ERR_INVALID_ARG_TYPE` or `ERR_INVALID_ARG_VALUE`; the message names the option and the
 * limit.
 */
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

/**
 * Without credentials RAS is told no user, as for the user who is logged on, so the authentication
 * must need none.
 */
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

/**
 * Makes the name of the entry from the host, as far as its characters are allowed in a name (rule
 * B3, docs/rules.md).
 */
function entryNameFor(server: string): string {
  const name = server.replace(/[^\p{L}\p{N}.-]/gu, '-').replace(/^\.+/, '');
  return /[\p{L}\p{N}]/u.test(name) ? name : 'winras';
}
