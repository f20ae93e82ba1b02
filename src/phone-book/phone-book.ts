/** A phone book as its user sees it. Rule ids are those of docs/rules.md. */

import type { NativeAnswer } from '../addon/answer.js';
import { limits, mostSubentries } from '../addon/limits.js';
import type { NativeEntryProperties } from '../addon/phone-books.js';
import type { NativeProvider } from '../addon/provider.js';
import { nameCallers } from '../arguments/caller.js';
import { checkInteger, checkText, invalidType, invalidValue } from '../arguments/validation.js';
import { ERROR_ALREADY_EXISTS, ERROR_INVALID_NAME } from '../errors/error-numbers.js';
import type { Entry } from '../provider/entry-key.js';
import type { Provider } from '../provider/provider.js';
import { makeBook } from './book-file.js';
import { optionalBookPath } from './book-path.js';
import { chooseDevice, missingDevice } from './device-choice.js';
import { entryChanges, propertiesOf, subentryChanges, subentryOf } from './entry-changes.js';
import { unknownBitsOf } from './entry-fields.js';
import { changeUnused } from './entry-in-use.js';
import type { EntryChanges, PhoneBookEntry, Subentry } from './entry-properties.js';
import { entryTypes } from './entry-values.js';
import { findEntry } from './find-entry.js';
import { checkNewEntry, type NewEntry, type NewEntryProperties } from './new-entry.js';
import { planKey } from './pre-shared-key.js';

/**
 * The name of an entry and its phone book.
 * See [RasEnumEntries](https://learn.microsoft.com/en-us/windows/win32/api/ras/nf-ras-rasenumentriesw).
 */
export interface EntryName {
  readonly name: string;
  /** The path of the phone book that has the entry. */
  readonly phoneBook: string;
  /** Set when the entry exists for all users of this machine. */
  readonly allUsers: boolean;
}

/**
 * The answer to a name: `'free'`; `'taken'`, since an entry has it; or `'invalid'`, since no entry
 * can have it.
 */
export type NameVerdict = 'free' | 'taken' | 'invalid';

/**
 * The entries of one phone book, or of the user's and the all-users book together. Bad arguments
 * throw at once; an error of RAS rejects with a `RasError`: ERROR_ACCESS_DENIED (5) without the
 * rights of an administrator for the all-users book, 621 when there is no such book, 623 when there
 * is no such entry.
 *
 * An entry that is dialed or connected cannot be changed, renamed or deleted: the call rejects with
 * `ERR_RAS_ENTRY_IN_USE`. RAS has no function for the routes, the name resolution policy, the
 * triggers and the proxy of an entry. They are set in PowerShell (`Add-VpnConnectionRoute`, …), and
 * an update here leaves them as they are.
 */
export class PhoneBook {
  /**
   * The absolute path of the book; undefined for the default, the user's and the all-users book.
   */
  readonly path: string | undefined;
  readonly #open: () => Provider;

  /** Instances come from `ras.phoneBook()`; the constructor is not public. */
  constructor(...internals: never);
  /** @internal */
  constructor(open: () => Provider, path: string | undefined);
  constructor(open: () => Provider, path: string | undefined) {
    this.#open = open;
    this.path = optionalBookPath('path', path);
  }

  /**
   * Lists the entries.
   * See [RasEnumEntries](https://learn.microsoft.com/en-us/windows/win32/api/ras/nf-ras-rasenumentriesw).
   */
  async entries(): Promise<EntryName[]> {
    const provider = this.#open();
    const rows = await provider.value(provider.native.entries(this.path));
    return rows.map(({ name, phoneBook, allUsers }) => ({ name, phoneBook, allUsers }));
  }

  /**
   * Reads an entry.
   * See [RasGetEntryProperties](https://learn.microsoft.com/en-us/windows/win32/api/ras/nf-ras-rasgetentrypropertiesw).
   */
  get(name: string): Promise<PhoneBookEntry> {
    checkName('name', name);
    return this.#get(name);
  }

  /**
   * Creates an entry from the result of `vpnEntry`, `modemEntry` or `pppoeEntry`, or from a name
   * and properties. An omitted property gets the default of RAS; `type` and `device` are needed. A
   * phone book that does not exist is created if its folder exists. Rejects with
   * ERROR_ALREADY_EXISTS (183) when the name is taken.
   * See [RasSetEntryProperties](https://learn.microsoft.com/en-us/windows/win32/api/ras/nf-ras-rassetentrypropertiesw).
   */
  create(entry: NewEntry): Promise<void>;
  create(name: string, properties: NewEntryProperties): Promise<void>;
  create(entryOrName: NewEntry | string, properties?: NewEntryProperties): Promise<void> {
    if (typeof entryOrName !== 'string') return this.#create('entry', entryOrName);
    return this.#create('', { name: entryOrName, properties: properties as NewEntryProperties });
  }

  /**
   * Changes the given properties of an entry. All others, including those that this package does
   * not know, stay as they are, except that an entry without a device gets one, as a new entry
   * does. Rejects with 632 for a property that this version of Windows does not have.
   * See [RasSetEntryProperties](https://learn.microsoft.com/en-us/windows/win32/api/ras/nf-ras-rassetentrypropertiesw).
   */
  update(name: string, changes: EntryChanges): Promise<void> {
    checkName('name', name);
    const native = entryChanges('changes', changes);
    return this.#change(name, 'RasSetEntryProperties', async (ras, entry) => {
      const provider = this.#open();
      const { members } = await provider.value(ras.entryProperties(entry.phoneBook, entry.name));
      if (changes.phoneNumber === '') refuseEmptyHost(members, changes);
      const device = await missingDevice(provider, members, native.members);
      return ras.changeEntry(entry.phoneBook, entry.name, {
        ...native,
        members: { ...native.members, ...device },
      });
    });
  }

  /**
   * Deletes an entry.
   * See [RasDeleteEntry](https://learn.microsoft.com/en-us/windows/win32/api/ras/nf-ras-rasdeleteentryw).
   */
  delete(name: string): Promise<void> {
    checkName('name', name);
    return this.#change(name, 'RasDeleteEntry', (ras, entry) =>
      ras.deleteEntry(entry.phoneBook, entry.name),
    );
  }

  /**
   * Renames an entry. Rejects with ERROR_INVALID_NAME (123) for a name that no entry can have, and
   * with ERROR_ALREADY_EXISTS (183) for one that is taken.
   * See [RasRenameEntry](https://learn.microsoft.com/en-us/windows/win32/api/ras/nf-ras-rasrenameentryw).
   */
  rename(name: string, newName: string): Promise<void> {
    checkName('name', name);
    checkName('newName', newName);
    return this.#change(name, 'RasRenameEntry', (ras, entry) =>
      ras.renameEntry(entry.phoneBook, entry.name, newName),
    );
  }

  /**
   * Tells whether an entry can be created under this name. A name must not contain
   * `| > < ? * \ / :` nor begin with a dot, and needs a letter or a digit.
   * See [RasValidateEntryName](https://learn.microsoft.com/en-us/windows/win32/api/ras/nf-ras-rasvalidateentrynamew).
   */
  validateName(name: string): Promise<NameVerdict> {
    checkName('name', name);
    return this.#validateName(name);
  }

  /**
   * Reads the subentries of an entry, in order. An entry has one unless it is a multilink entry.
   * See [RasGetSubEntryProperties](https://learn.microsoft.com/en-us/windows/win32/api/ras/nf-ras-rasgetsubentrypropertiesw).
   */
  subentries(name: string): Promise<Subentry[]> {
    checkName('name', name);
    return this.#subentries(name);
  }

  /**
   * Reads a subentry; `index` counts from 1. Rejects with `ERR_INVALID_ARG_VALUE` when the entry
   * has no such subentry.
   * See [RasGetSubEntryProperties](https://learn.microsoft.com/en-us/windows/win32/api/ras/nf-ras-rasgetsubentrypropertiesw).
   */
  getSubentry(name: string, index: number): Promise<Subentry> {
    checkName('name', name);
    checkIndex(index);
    return this.#getSubentry(name, index);
  }

  /**
   * Changes a subentry, or adds one where `index` is one above the last.
   * See [RasSetSubEntryProperties](https://learn.microsoft.com/en-us/windows/win32/api/ras/nf-ras-rassetsubentrypropertiesw).
   */
  setSubentry(name: string, index: number, changes: Partial<Subentry>): Promise<void> {
    checkName('name', name);
    checkIndex(index);
    const native = subentryChanges('changes', changes);
    return this.#change(name, 'RasSetSubEntryProperties', async (ras, entry) => {
      const provider = this.#open();
      const subentries = await provider.value(ras.subentries(entry.phoneBook, entry.name));
      // A subentry that is added has no members yet.
      const { members } = subentries[index - 1] ?? { members: {} };
      const device = await missingDevice(provider, members, native.members);
      return ras.setSubentry(entry.phoneBook, entry.name, index, {
        ...native,
        members: { ...native.members, ...device },
      });
    });
  }

  /**
   * Deletes a subentry; those after it move up.
   * See [RasDeleteSubEntry](https://learn.microsoft.com/en-us/windows/win32/api/ras/nf-ras-rasdeletesubentryw).
   */
  deleteSubentry(name: string, index: number): Promise<void> {
    checkName('name', name);
    checkIndex(index);
    return this.#change(name, 'RasDeleteSubEntry', (ras, entry) =>
      ras.deleteSubentry(entry.phoneBook, entry.name, index),
    );
  }

  async #validateName(name: string): Promise<NameVerdict> {
    const provider = this.#open();
    const answer = await provider.native.validateEntryName(this.path, name);
    if (answer.error === ERROR_ALREADY_EXISTS) return 'taken';
    if (answer.error === ERROR_INVALID_NAME) return 'invalid';
    await provider.value(Promise.resolve(answer));
    return 'free';
  }

  async #get(name: string): Promise<PhoneBookEntry> {
    const { entry, native } = await this.#read(name);
    const { members } = native;
    return {
      name: entry.name,
      phoneBook: entry.phoneBook ?? '',
      id: String(members['guidId']),
      subentryCount: Number(members['dwSubEntries']),
      properties: propertiesOf(native),
      unknownBits: unknownBitsOf(members),
    };
  }

  async #subentries(name: string): Promise<Subentry[]> {
    const provider = this.#open();
    const entry = await findEntry(provider, name, this.path);
    const subentries = await provider.value(
      provider.native.subentries(entry.phoneBook, entry.name),
    );
    return subentries.map(subentryOf);
  }

  async #getSubentry(name: string, index: number): Promise<Subentry> {
    const subentry = (await this.#subentries(name))[index - 1];
    if (subentry !== undefined) return subentry;
    throw invalidValue('index', index, 'must be the number of a subentry of the entry');
  }

  async #read(
    name: string,
  ): Promise<{ readonly entry: Entry; readonly native: NativeEntryProperties }> {
    const provider = this.#open();
    const entry = await findEntry(provider, name, this.path);
    const { phoneBook } = entry;
    const native = await provider.value(provider.native.entryProperties(phoneBook, entry.name));
    return { entry, native };
  }

  #create(where: string, entry: NewEntry): Promise<void> {
    const place = where === '' ? '' : `${where}.`;
    if (where !== '') checkNewEntry(where, entry);
    checkName(`${place}name`, entry.name);
    const { device, ...properties } = entry.properties ?? {};
    const name = `${place}properties`;
    entryChanges(name, { ...properties, ...withName(device) });
    const { type, phoneNumber = '' } = properties;
    if (device === undefined) throw invalidType(`${name}.device`, 'an object', device);
    if (type === undefined) throw invalidType(`${name}.type`, 'a string or a number', type);
    if ((type === 'vpn' || type === entryTypes.vpn) && phoneNumber === '') {
      throw invalidValue(`${name}.phoneNumber`, phoneNumber, 'must be the host of the VPN');
    }
    // The values are copied, so that later changes to the object, which nobody checks, have no
    // effect.
    const { name: entryName, eapConfiguration, preSharedKey } = entry;
    const copy = {
      name: entryName,
      ...(eapConfiguration === undefined ? {} : { eapConfiguration: eapConfiguration.slice() }),
      ...(preSharedKey === undefined ? {} : { preSharedKey }),
    };
    return this.#createChecked(copy, structuredClone({ ...properties, device }));
  }

  async #createChecked(
    entry: Omit<NewEntry, 'properties'>,
    properties: NewEntryProperties & Required<Pick<NewEntryProperties, 'device'>>,
  ): Promise<void> {
    const provider = this.#open();
    // Entries are created one after the other, so that only one of two with the same name finds it
    // free.
    const { path = '' } = this;
    const book = path === '' ? '' : await provider.enumerations.books.keyOf(path);
    const key = `new entries ${book}`;
    await provider.busyEntries.change(key, () => this.#createAlone(provider, entry, properties));
  }

  async #createAlone(
    provider: Provider,
    { name, eapConfiguration, preSharedKey }: Omit<NewEntry, 'properties'>,
    { device, ...properties }: NewEntryProperties & Required<Pick<NewEntryProperties, 'device'>>,
  ): Promise<void> {
    const { native } = provider;
    if (this.path !== undefined) await makeBook(provider, this.path, 'RasSetEntryProperties');
    // RasSetEntryProperties would overwrite an entry of this name (rule B8).
    await provider.value(native.validateEntryName(this.path, name));
    const chosen = await chooseDevice(provider, {
      device,
      type: properties.type,
      strategy: properties.vpnStrategy,
    });
    const changes = entryChanges('properties', { ...properties, device: chosen });
    await provider.value(native.createEntry(this.path, name, changes));
    if (eapConfiguration === undefined && preSharedKey === undefined) return;
    try {
      const { phoneBook } = await findEntry(provider, name, this.path);
      if (eapConfiguration !== undefined)
        await provider.value(native.setCustomAuthData(phoneBook, name, eapConfiguration));
      if (preSharedKey !== undefined)
        await provider.value(
          native.setCredentials(phoneBook, name, planKey('preSharedKey', preSharedKey)),
        );
    } catch (error) {
      // An incomplete entry is not left behind.
      await native.deleteEntry(this.path, name);
      throw error;
    }
  }

  async #change(
    name: string,
    operation: string,
    change: (ras: NativeProvider, entry: Entry) => Promise<NativeAnswer<undefined>>,
  ): Promise<void> {
    const provider = this.#open();
    const entry = await findEntry(provider, name, this.path);
    await changeUnused(provider, entry, operation, () => change(provider.native, entry));
  }
}

nameCallers(PhoneBook.prototype);

/** Refuses a VPN entry without a host, which would crash RAS (rule B6). */
function refuseEmptyHost(members: NativeEntryProperties['members'], { type }: EntryChanges): void {
  const isVpn =
    type === undefined
      ? members['dwType'] === entryTypes.vpn
      : type === 'vpn' || type === entryTypes.vpn;
  if (isVpn) throw invalidValue('changes.phoneNumber', '', 'must be the host of the VPN');
}

function checkName(where: string, name: unknown): asserts name is string {
  checkText(where, name, { longest: limits.entryName });
}

function checkIndex(index: unknown): asserts index is number {
  checkInteger('index', index, 1, mostSubentries);
}

/** Gives a device that is still to be looked for a name, so that the check accepts it. */
function withName(device: NewEntryProperties['device']): Pick<EntryChanges, 'device'> {
  if (device === undefined) return {};
  // The check refuses a value that is no object.
  if (typeof device !== 'object' || device === null) return { device };
  return { device: { name: 'to be found', ...device } };
}
