/**
 * RasGetCredentials tells whether a password is stored. The password can be dialed with but never
 * read.
 */

import type { NativeAnswer } from '../addon/answer.js';
import type { NativeStoredCredentials } from '../addon/credentials.js';
import { keyFlags } from '../phone-book/pre-shared-key.js';

/**
 * The stored credentials of an entry; for passwords and keys only whether there is one.
 * See [RASCREDENTIALS](https://learn.microsoft.com/en-us/previous-versions/windows/desktop/legacy/aa376730%28v=vs.85%29).
 */
export interface StoredCredentials {
  /** The user name, which is absent where none is stored. */
  readonly userName?: string;
  readonly domain?: string;
  readonly hasPassword: boolean;
  /**
   * Set when a pre-shared key of the entry is stored. It is absent where RAS does not tell this
   * user.
   */
  readonly hasPreSharedKey?: boolean;
  /**
   * Set when a router's pre-shared key as a server is stored. It is absent where RAS does not tell
   * this user.
   */
  readonly hasServerPreSharedKey?: boolean;
  /**
   * Set when the pre-shared key of an interface is stored that a router dials on demand. It is
   * absent where RAS does not tell this user.
   */
  readonly hasDemandDialPreSharedKey?: boolean;
}

/** The values are RASCM flags. */
export const userFlags = { userName: 0x1, password: 0x2, domain: 0x4 } as const;
export const anyUserFlags = 0x7;
export const forAllUsersFlag = 0x8;

/**
 * Asks for each pre-shared key in turn with `query`, which calls RasGetCredentials. RAS may refuse to
 * tell this user about keys, which is no error here.
 */
export async function queryStored(
  query: (flags: number) => Promise<NativeAnswer<NativeStoredCredentials>>,
  user: NativeStoredCredentials,
): Promise<StoredCredentials> {
  const { userName, password, domain } = userFlags;
  const hasKey = async (flag: number): Promise<boolean | undefined> => {
    const answer = await query(flag);
    return 'value' in answer ? (answer.value.mask & flag) !== 0 : undefined;
  };
  const [client, server, demandDial] = await Promise.all([
    hasKey(keyFlags.preSharedKey),
    hasKey(keyFlags.serverPreSharedKey),
    hasKey(keyFlags.demandDialPreSharedKey),
  ]);
  return {
    ...((user.mask & userName) === 0 ? {} : { userName: user.userName }),
    ...((user.mask & domain) === 0 ? {} : { domain: user.domain }),
    hasPassword: (user.mask & password) !== 0,
    ...(client === undefined ? {} : { hasPreSharedKey: client }),
    ...(server === undefined ? {} : { hasServerPreSharedKey: server }),
    ...(demandDial === undefined ? {} : { hasDemandDialPreSharedKey: demandDial }),
  };
}
