/** Windows keeps credentials and dial parameters with a phone-book entry. */

import { nameCallers } from '../arguments/caller.js';
import { checkBoolean, checkKeys, invalidValue } from '../arguments/validation.js';
import { type BookOptions, checkNamedEntry, findEntry } from '../phone-book/find-entry.js';
import { PhoneBook } from '../phone-book/phone-book.js';
import { toUsePreSharedKey } from '../phone-book/pre-shared-key.js';
import type { Entry } from '../provider/entry-key.js';
import type { Provider } from '../provider/provider.js';
import {
  type CredentialChange,
  type CredentialPart,
  planClear,
  planSet,
} from './credential-change.js';
import {
  type DialParametersChange,
  describeSaved,
  planSave,
  type SavedDialParameters,
} from './dial-parameters.js';
import {
  anyUserFlags,
  forAllUsersFlag,
  queryStored,
  type StoredCredentials,
} from './stored-credentials.js';

/** Chooses the user whose credentials are meant. */
export interface CredentialsOptions {
  /**
   * Use the credentials with which any user dials the entry, not those of the current user. Only an
   * entry of the all-users book has them, and only an administrator can change them. Default:
   * false.
   */
  readonly forAllUsers?: boolean;
}

/** The options for storing credentials. */
export interface StoreOptions extends CredentialsOptions {
  /**
   * Make the entry authenticate with the stored `preSharedKey`, by its option `usePreSharedKey` or,
   * with IKEv2, `usePreSharedKeyForIkev2Initiator` and `usePreSharedKeyForIkev2Responder`. RAS
   * stores a key with any entry and does not use it where these options are off. Rejects with
   * `ERR_RAS_ENTRY_IN_USE` while the entry is dialed or connected; the key is stored then. Default:
   * false, which leaves the options as they are.
   */
  readonly usePreSharedKey?: boolean;
}

const userParts = ['userName', 'password', 'domain'] as const;

/**
 * The credentials of one entry. Bad arguments throw at once; an error of RAS rejects with a
 * `RasError`: 623 when there is no such entry, 621 when there is no such phone book.
 */
export class EntryCredentials {
  readonly entryName: string;
  /** The absolute path of the book; undefined for the user's and the all-users book. */
  readonly phoneBook: string | undefined;
  readonly #open: () => Provider;

  /** Instances come from `ras.credentials()`; the constructor is not public. */
  constructor(...internals: never);
  /** @internal */
  constructor(open: () => Provider, entryName: string, options?: BookOptions);
  constructor(open: () => Provider, entryName: string, options: BookOptions = {}) {
    this.phoneBook = checkNamedEntry(entryName, options);
    this.#open = open;
    this.entryName = entryName;
  }

  /**
   * Tells the stored names, and whether passwords and pre-shared keys are stored; never these
   * themselves.
   * See [RasGetCredentials](https://learn.microsoft.com/en-us/windows/win32/api/ras/nf-ras-rasgetcredentialsw).
   */
  get(options?: CredentialsOptions): Promise<StoredCredentials> {
    const forAllUsers = checkForAllUsers(options);
    const mask = anyUserFlags | (forAllUsers ? forAllUsersFlag : 0);
    return this.#withEntry(async (provider, { name, phoneBook }) => {
      const query = (flags: number) => provider.native.credentials(phoneBook, name, flags);
      return queryStored(query, await provider.value(query(mask)));
    });
  }

  /**
   * Stores credentials for dials with `'stored'`. A pre-shared key has to be stored alone. Only an
   * administrator can store a key or credentials for all users; others get ERROR_ACCESS_DENIED (5).
   * See [RasSetCredentials](https://learn.microsoft.com/en-us/windows/win32/api/ras/nf-ras-rassetcredentialsw).
   */
  set(credentials: CredentialChange, options: StoreOptions = {}): Promise<void> {
    checkKeys('options', options, new Set(['forAllUsers', 'usePreSharedKey']));
    const { usePreSharedKey = false, ...whose } = options;
    const change = planSet(credentials, checkForAllUsers(whose));
    checkBoolean('options.usePreSharedKey', usePreSharedKey);
    if (usePreSharedKey && !('preSharedKey' in credentials))
      throw invalidValue('options.usePreSharedKey', true, 'goes with credentials.preSharedKey');
    return this.#withEntry(async (provider, { name, phoneBook }) => {
      await provider.value(provider.native.setCredentials(phoneBook, name, change));
      if (!usePreSharedKey) return;
      const book = new PhoneBook(this.#open, phoneBook);
      const { properties } = await book.get(name);
      await book.update(name, toUsePreSharedKey(properties));
    });
  }

  /**
   * Removes stored parts. Default: user name, password and domain.
   * See [RasSetCredentials](https://learn.microsoft.com/en-us/windows/win32/api/ras/nf-ras-rassetcredentialsw).
   */
  clear(parts: readonly CredentialPart[] = userParts, options?: CredentialsOptions): Promise<void> {
    const changes = planClear(parts, checkForAllUsers(options));
    return this.#withEntry(async (provider, { name, phoneBook }) => {
      for (const change of changes)
        await provider.value(provider.native.setCredentials(phoneBook, name, change));
    });
  }

  /**
   * Reads the parameters of the last dial, or those saved here. The user name, the domain and the
   * password are the same as those of `get()`.
   * See [RasGetEntryDialParams](https://learn.microsoft.com/en-us/windows/win32/api/ras/nf-ras-rasgetentrydialparamsw).
   */
  dialParameters(): Promise<SavedDialParameters> {
    return this.#withEntry(async (provider, { name, phoneBook }) =>
      describeSaved(await provider.value(provider.native.dialParameters(phoneBook, name))),
    );
  }

  /**
   * Saves parameters for the next dial. For credentials, `set()` supersedes this function.
   * See [RasSetEntryDialParams](https://learn.microsoft.com/en-us/windows/win32/api/ras/nf-ras-rassetentrydialparamsw).
   */
  saveDialParameters(parameters: DialParametersChange): Promise<void> {
    const change = planSave(parameters);
    return this.#withEntry((provider, { name, phoneBook }) =>
      provider.value(provider.native.setDialParameters(phoneBook, name, change)),
    );
  }

  async #withEntry<Result>(
    use: (provider: Provider, entry: Entry) => Promise<Result>,
  ): Promise<Result> {
    const provider = this.#open();
    return use(provider, await findEntry(provider, this.entryName, this.phoneBook));
  }
}

nameCallers(EntryCredentials.prototype);

function checkForAllUsers(options: CredentialsOptions = {}): boolean {
  checkKeys('options', options, new Set(['forAllUsers']));
  const { forAllUsers = false } = options;
  checkBoolean('options.forAllUsers', forAllUsers);
  return forAllUsers;
}
