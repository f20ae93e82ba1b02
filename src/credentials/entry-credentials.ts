/** What Windows keeps with a phone-book entry to dial it with. */

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
  askStored,
  forAllUsersFlag,
  type StoredCredentials,
} from './stored-credentials.js';

/** Whose credentials are meant. */
export interface CredentialsOptions {
  /**
   * Those that any user dials the entry with, not one's own. Only an entry of the all-users book has them, and
   * only an administrator may change them. Default: false.
   */
  readonly forAllUsers?: boolean;
}

/** How credentials are stored. */
export interface StoreOptions extends CredentialsOptions {
  /**
   * With `preSharedKey`: the entry authenticates with it from now on, by its options `usePreSharedKey` or, with IKEv2,
   * `usePreSharedKeyForIkev2Initiator`. RAS stores a key with any entry, and does not use it where they are off. Default:
   * they stay as they are. Rejects with `ERR_RAS_ENTRY_IN_USE` while the entry has a line: the key is stored then.
   */
  readonly usePreSharedKey?: boolean;
}

const userParts = ['userName', 'password', 'domain'] as const;

/**
 * The credentials of one entry. Bad arguments throw at once; whatever RAS says rejects with a `RasError`: 623
 * where there is no such entry, 621 where there is no such phone book.
 */
export class EntryCredentials {
  readonly entryName: string;
  readonly phoneBook: string | undefined;
  readonly #open: () => Provider;

  /** Only this package makes them: `ras.credentials()` does. */
  constructor(...internals: never);
  /** @internal */
  constructor(open: () => Provider, entryName: string, options?: BookOptions);
  constructor(open: () => Provider, entryName: string, options: BookOptions = {}) {
    this.phoneBook = checkNamedEntry(entryName, options);
    this.#open = open;
    this.entryName = entryName;
  }

  /**
   * What is stored: names, and whether there are passwords and pre-shared keys; never these themselves. [Microsoft's
   * page "RasGetCredentials
   * function"](https://learn.microsoft.com/en-us/windows/win32/api/ras/nf-ras-rasgetcredentialsw).
   */
  get(options?: CredentialsOptions): Promise<StoredCredentials> {
    const forAllUsers = checkForAllUsers(options);
    const mask = anyUserFlags | (forAllUsers ? forAllUsersFlag : 0);
    return this.#withEntry(async (provider, { name, phoneBook }) => {
      const ask = (flags: number) => provider.native.credentials(name, phoneBook, flags);
      return askStored(ask, await provider.value(ask(mask)));
    });
  }

  /**
   * Stores what is given, for dials with `'stored'` credentials. Pre-shared keys are set by themselves, and, as what is
   * for all users, by administrators only: others are refused with 5, ERROR_ACCESS_DENIED. [Microsoft's page
   * "RasSetCredentials function"](https://learn.microsoft.com/en-us/windows/win32/api/ras/nf-ras-rassetcredentialsw).
   */
  set(credentials: CredentialChange, options: StoreOptions = {}): Promise<void> {
    checkKeys('options', options, new Set(['forAllUsers', 'usePreSharedKey']));
    const { usePreSharedKey = false, ...whose } = options;
    const change = planSet(credentials, checkForAllUsers(whose));
    checkBoolean('options.usePreSharedKey', usePreSharedKey);
    if (usePreSharedKey && !('preSharedKey' in credentials))
      throw invalidValue('options.usePreSharedKey', true, 'goes with credentials.preSharedKey');
    return this.#withEntry(async (provider, { name, phoneBook }) => {
      await provider.value(provider.native.setCredentials(name, phoneBook, change));
      if (!usePreSharedKey) return;
      const book = new PhoneBook(this.#open, phoneBook);
      const { properties } = await book.get(name);
      await book.update(name, toUsePreSharedKey(properties));
    });
  }

  /** Forgets these parts. Default: user name, password and domain. */
  clear(parts: readonly CredentialPart[] = userParts, options?: CredentialsOptions): Promise<void> {
    const changes = planClear(parts, checkForAllUsers(options));
    return this.#withEntry(async (provider, { name, phoneBook }) => {
      for (const change of changes)
        await provider.value(provider.native.setCredentials(name, phoneBook, change));
    });
  }

  /**
   * What was last dialed with, or saved here. Its user, domain and password are those of `get()`. [Microsoft's page
   * "RasGetEntryDialParams
   * function"](https://learn.microsoft.com/en-us/windows/win32/api/ras/nf-ras-rasgetentrydialparamsw), which `get()`
   * supersedes.
   */
  dialParameters(): Promise<SavedDialParameters> {
    return this.#withEntry(async (provider, { name, phoneBook }) =>
      describeSaved(await provider.value(provider.native.dialParameters(name, phoneBook))),
    );
  }

  /**
   * [Microsoft's page "RasSetEntryDialParams
   * function"](https://learn.microsoft.com/en-us/windows/win32/api/ras/nf-ras-rassetentrydialparamsw), which `set()`
   * supersedes where it is about credentials.
   */
  saveDialParameters(parameters: DialParametersChange): Promise<void> {
    const change = planSave(parameters);
    return this.#withEntry((provider, { name, phoneBook }) =>
      provider.value(provider.native.setDialParameters(name, phoneBook, change)),
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
