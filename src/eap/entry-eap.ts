/** Windows keeps data for the EAP method of an entry. */

import type { NativeAnswer } from '../addon/answer.js';
import { mostEapBytes } from '../addon/limits.js';
import { nameCallers } from '../arguments/caller.js';
import { checkBytes } from '../arguments/validation.js';
import { type BookOptions, checkNamedEntry, findEntry } from '../phone-book/find-entry.js';
import type { Provider } from '../provider/provider.js';

/**
 * The data that Windows keeps for the EAP method of one entry, in a binary form that only the
 * method knows. On Windows the functions EapHostPeerConfigXml2Blob and
 * EapHostPeerCredentialsXml2Blob make it from XML. An error of RAS rejects with a `RasError`: 623
 * when there is no such entry, ERROR_ACCESS_DENIED (5) when the entry is for all users and this
 * user may not change it.
 */
export class EntryEap {
  readonly entryName: string;
  readonly #open: () => Provider;
  readonly #phoneBook: string | undefined;

  /** Instances come from `ras.eap()`; the constructor is not public. */
  constructor(...internals: never);
  /** @internal */
  constructor(open: () => Provider, entryName: string, options?: BookOptions);
  constructor(open: () => Provider, entryName: string, options: BookOptions = {}) {
    this.#phoneBook = checkNamedEntry(entryName, options);
    this.entryName = entryName;
    this.#open = open;
  }

  /**
   * Reads the data of the user who runs this process, which often contain a password: treat them as
   * a secret. The result is empty where there are none.
   * See [RasGetEapUserData](https://learn.microsoft.com/en-us/windows/win32/api/ras/nf-ras-rasgeteapuserdataw).
   */
  userData(): Promise<Uint8Array> {
    return this.#call((native, book, name) => native.eapUserData(book, name));
  }

  /**
   * Stores data of the user, 1 to 1,048,576 bytes. With them a method need not ask the user, so
   * that an unattended dial succeeds. Stored data can be replaced but not removed.
   * See [RasSetEapUserData](https://learn.microsoft.com/en-us/windows/win32/api/ras/nf-ras-rasseteapuserdataw).
   */
  async setUserData(data: Uint8Array): Promise<void> {
    await this.#store('data', data, (native, book, name, bytes) =>
      native.setEapUserData(book, name, bytes),
    );
  }

  /**
   * Reads the configuration of the method, which all users of the entry share. The settings of
   * Windows and `EapConfigXmlStream` of PowerShell's VPN profiles show it as XML. The result is
   * empty where there is none.
   * See [RasGetCustomAuthData](https://learn.microsoft.com/en-us/windows/win32/api/ras/nf-ras-rasgetcustomauthdataw).
   */
  customAuthData(): Promise<Uint8Array> {
    return this.#call((native, book, name) => native.customAuthData(book, name));
  }

  /**
   * Stores the configuration of the method, 1 to 1,048,576 bytes.
   * See [RasSetCustomAuthData](https://learn.microsoft.com/en-us/windows/win32/api/ras/nf-ras-rassetcustomauthdataw).
   */
  async setCustomAuthData(data: Uint8Array): Promise<void> {
    await this.#store('data', data, (native, book, name, bytes) =>
      native.setCustomAuthData(book, name, bytes),
    );
  }

  async #call<T>(
    call: (
      native: Provider['native'],
      phoneBook: string | undefined,
      entryName: string,
    ) => Promise<NativeAnswer<T>>,
  ): Promise<T> {
    const provider = this.#open();
    const entry = await findEntry(provider, this.entryName, this.#phoneBook);
    return provider.value(call(provider.native, entry.phoneBook, entry.name));
  }

  /**
   * Passes a copy, so that changes after the check have no effect, and overwrites it with zeros
   * after the call.
   */
  async #store(
    name: string,
    data: Uint8Array,
    call: (
      native: Provider['native'],
      phoneBook: string | undefined,
      entryName: string,
      bytes: Uint8Array,
    ) => Promise<NativeAnswer<undefined>>,
  ): Promise<void> {
    checkBytes(name, data, 1, mostEapBytes);
    const copy = new Uint8Array(data);
    try {
      await this.#call((native, book, entryName) => call(native, book, entryName, copy));
    } finally {
      copy.fill(0);
    }
  }
}

nameCallers(EntryEap.prototype);
