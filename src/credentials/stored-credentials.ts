/** What RasGetCredentials tells of an entry. A stored password can be dialed with, never read. */

import type { NativeAnswer } from '../addon/answer.js';
import type { NativeStoredCredentials } from '../addon/credentials.js';
import { keyFlags } from '../phone-book/pre-shared-key.js';

/**
 * Passwords and keys only by whether there is one. [Microsoft's page "RASCREDENTIALS
 * structure"](https://learn.microsoft.com/en-us/previous-versions/windows/desktop/legacy/aa376730%28v=vs.85%29).
 */
export interface StoredCredentials {
  /** Absent: none is stored. */
  readonly userName?: string;
  readonly domain?: string;
  readonly hasPassword: boolean;
  /** The pre-shared key of an L2TP entry. Absent: RAS does not tell this user. */
  readonly hasPreSharedKey?: boolean;
  /** A router's pre-shared key as a server. Absent: RAS does not tell this user. */
  readonly hasServerPreSharedKey?: boolean;
  /** The pre-shared key of a router's interface that dials on demand. Absent: RAS does not tell this user. */
  readonly hasDemandDialPreSharedKey?: boolean;
}

/** RASCM flags. */
export const userFlags = { userName: 0x1, password: 0x2, domain: 0x4 } as const;
export const anyUserFlags = 0x7;
export const forAllUsersFlag = 0x8;

/** `ask` is RasGetCredentials with these flags. What it answers of keys may be that this user is not told. */
export async function askStored(
  ask: (flags: number) => Promise<NativeAnswer<NativeStoredCredentials>>,
  user: NativeStoredCredentials,
): Promise<StoredCredentials> {
  const { userName, password, domain } = userFlags;
  const hasKey = async (flag: number): Promise<boolean | undefined> => {
    const answer = await ask(flag);
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
