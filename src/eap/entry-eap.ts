/** What Windows keeps for the EAP method of an entry. */

import type { NativeAnswer } from '../addon/answer.js';
import { mostEapBytes } from '../addon/limits.js';
import { nameCallers } from '../arguments/caller.js';
import { checkBytes } from '../arguments/validation.js';
import { type BookOptions, checkNamedEntry, findEntry } from '../phone-book/find-entry.js';
import type { Provider } from '../provider/provider.js';

/**
 * The data that Windows keeps for the EAP method of one entry. What is in it only the method knows: on Windows the
 * functions EapHostPeerConfigXml2Blob and EapHostPeerCredentialsXml2Blob make it from XML. Each call rejects with a
 * `RasError` for what RAS refuses: 623 where there is no such entry, 5 where the entry is for all users and this
 * one may not change it.
 */
export class EntryEap {
  readonly entryName: string;
  readonly #open: () => Provider;
  readonly #phoneBook: string | undefined;

  /** Only this package makes them: `ras.eap()` does. */
  constructor(...internals: never);
  /** @internal */
  constructor(open: () => Provider, entryName: string, options?: BookOptions);
  constructor(open: () => Provider, entryName: string, options: BookOptions = {}) {
    this.#phoneBook = checkNamedEntry(entryName, options);
    this.entryName = entryName;
    this.#open = open;
  }

  /**
   * What the method knows of the user who runs this process, often a password: a secret. Empty where there is none.
   * [Microsoft's page "RasGetEapUserData
   * function"](https://learn.microsoft.com/en-us/windows/win32/api/ras/nf-ras-rasgeteapuserdataw).
   */
  userData(): Promise<Uint8Array> {
    return this.#ask((native, book, name) => native.eapUserData(book, name));
  }

  /**
   * With it a method need not ask its user, so that an unattended dial goes through. 1 to 1,048,576 bytes; none can be
   * removed but by others. [Microsoft's page "RasSetEapUserData
   * function"](https://learn.microsoft.com/en-us/windows/win32/api/ras/nf-ras-rasseteapuserdataw).
   */
  async setUserData(data: Uint8Array): Promise<void> {
    await this.#give('data', data, (native, book, name, bytes) =>
      native.setEapUserData(book, name, bytes),
    );
  }

  /**
   * How the method is configured, for all users of the entry: what Windows' settings and `EapConfigXmlStream` of
   * PowerShell's VPN profiles show as XML stands here. Empty where there is none. [Microsoft's page
   * "RasGetCustomAuthData
   * function"](https://learn.microsoft.com/en-us/windows/win32/api/ras/nf-ras-rasgetcustomauthdataw).
   */
  customAuthData(): Promise<Uint8Array> {
    return this.#ask((native, book, name) => native.customAuthData(book, name));
  }

  /**
   * 1 to 1,048,576 bytes. [Microsoft's page "RasSetCustomAuthData
   * function"](https://learn.microsoft.com/en-us/windows/win32/api/ras/nf-ras-rassetcustomauthdataw).
   */
  async setCustomAuthData(data: Uint8Array): Promise<void> {
    await this.#give('data', data, (native, book, name, bytes) =>
      native.setCustomAuthData(book, name, bytes),
    );
  }

  async #ask<T>(
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

  /** A copy, for what is changed after the check does not count; it does not outlive the call. */
  async #give(
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
      await this.#ask((native, book, entryName) => call(native, book, entryName, copy));
    } finally {
      copy.fill(0);
    }
  }
}

nameCallers(EntryEap.prototype);
