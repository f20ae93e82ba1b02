/** Shows the dialogs that Windows has for RAS. */

import { limits, mostSubentries } from '../addon/limits.js';
import { nameCallers } from '../arguments/caller.js';
import {
  checkBoolean,
  checkInteger,
  checkText,
  invalidType,
  invalidValue,
} from '../arguments/validation.js';
import { findEntry } from '../phone-book/find-entry.js';
import type { Entry } from '../provider/entry-key.js';
import type { Provider } from '../provider/provider.js';
import {
  changed,
  type DialogOptions,
  type DialogPlan,
  planDialog,
  showDialog,
  withEntry,
} from './dialog.js';
import { type PhoneBookDialogEvent, phoneBookDialogEvent } from './phone-book-event.js';

/** The outcome of a dialog that dials. */
export type DialDialogOutcome = 'connected' | 'cancelled';

/** The options of the dialog that dials an entry. */
export interface DialDialogOptions extends DialogOptions {
  /** The number to dial instead of the entry's own, at most 128 characters. */
  readonly phoneNumber?: string;
  /** The subentry to dial, from 1. Default: all that the entry dials. */
  readonly subentry?: number;
  /** Dial at once, where everything is known that the dialog would ask for. Default: false. */
  readonly noPrompt?: boolean;
}

/** The options of the dialog that edits an entry. */
export interface EditDialogOptions extends DialogOptions {
  /** Do not let the user rename the entry. Default: false. */
  readonly noRename?: boolean;
}

/** The kind of a new entry. With `'any'` the dialog asks the user. */
export type NewEntryKind = 'any' | 'phone' | 'vpn' | 'broadband';

/** The options of the dialog that creates an entry. */
export interface NewEntryDialogOptions extends DialogOptions {
  /** The kind of the entry. Default `'any'`. */
  readonly kind?: NewEntryKind;
  /** The name that the dialog proposes. Default: one that Windows chooses. */
  readonly entryName?: string;
}

/** The options of the phone-book dialog. */
export interface PhoneBookDialogOptions extends DialogOptions {
  /** The entry that is selected at first. Default: the first. */
  readonly entryName?: string;
  /** Close the dialog when a connection is made. Default: false. */
  readonly closeOnDial?: boolean;
  /**
   * Is called on the JavaScript thread with each action of the user while the dialog is open. An
   * error that it throws is an uncaught exception.
   */
  readonly onEvent?: (event: PhoneBookDialogEvent) => void;
}

const dialFlags = { noPrompt: 0x2 };
const entryFlags = { noRename: 0x8 };
const newEntryFlags: Readonly<Record<NewEntryKind, number>> = {
  any: 0x2,
  phone: 0x10,
  vpn: 0x20,
  broadband: 0x80,
};
const phoneBookFlags = { closeOnDial: 0x2 };

/**
 * The dialogs that Windows has for RAS. Each runs on a thread of its own, so that the event loop
 * goes on. A dialog keeps the process alive and is closed when the process ends. The user's Cancel
 * is an outcome, not an error. Bad arguments throw at once. The promise rejects with
 * `ERR_INVALID_ARG_VALUE` for an owner that is no window, with `ERR_RAS_NO_DESKTOP` in a process
 * without a visible desktop, such as a service, and with an `AbortError` after an abort has closed
 * the window.
 */
export class Dialogs {
  readonly #open: () => Provider;

  /** The instance is `ras.dialogs`; the constructor is not public. */
  constructor(...internals: never);
  /** @internal */
  constructor(open: () => Provider);
  constructor(open: () => Provider) {
    this.#open = open;
  }

  /**
   * Asks for credentials, dials the entry and shows the progress. `ras.connections()` lists the
   * connection like any other.
   * See [RasDialDlg](https://learn.microsoft.com/en-us/windows/win32/api/rasdlg/nf-rasdlg-rasdialdlgw).
   */
  dial(entryName: string, options: DialDialogOptions = {}): Promise<DialDialogOutcome> {
    checkName('entryName', entryName);
    const plan = planDialog(options, 'position', 'phoneNumber', 'subentry', 'noPrompt');
    const { phoneNumber, subentry, noPrompt = false } = options;
    if (phoneNumber !== undefined)
      checkText('options.phoneNumber', phoneNumber, { longest: limits.number });
    if (subentry !== undefined) checkInteger('options.subentry', subentry, 1, mostSubentries);
    checkBoolean('options.noPrompt', noPrompt);
    const flags = noPrompt ? dialFlags.noPrompt : 0;
    return this.#dial(entryName, changed(plan, { phoneNumber, subentry, flags }));
  }

  /**
   * Lets the user edit an entry. Resolves to the name of the entry, which may be new, or to
   * undefined when the user cancelled.
   * See [RasEntryDlg](https://learn.microsoft.com/en-us/windows/win32/api/rasdlg/nf-rasdlg-rasentrydlgw).
   */
  editEntry(entryName: string, options: EditDialogOptions = {}): Promise<string | undefined> {
    checkName('entryName', entryName);
    const plan = planDialog(options, 'position', 'noRename');
    const { noRename = false } = options;
    checkBoolean('options.noRename', noRename);
    const flags = noRename ? entryFlags.noRename : 0;
    return this.#editEntry(entryName, changed(plan, { flags }));
  }

  /**
   * Lets the user create an entry. Resolves to its name, or to undefined when the user cancelled.
   * See [RasEntryDlg](https://learn.microsoft.com/en-us/windows/win32/api/rasdlg/nf-rasdlg-rasentrydlgw).
   */
  newEntry(options: NewEntryDialogOptions = {}): Promise<string | undefined> {
    const plan = planDialog(options, 'position', 'kind', 'entryName');
    const { kind = 'any', entryName } = options;
    if (typeof kind !== 'string' || !Object.hasOwn(newEntryFlags, kind)) {
      const choices = Object.keys(newEntryFlags).map((choice) => `'${choice}'`);
      throw invalidValue('options.kind', kind, `must be one of ${choices.join(', ')}`);
    }
    if (entryName !== undefined) checkName('options.entryName', entryName);
    const request = changed(plan, { entryName, flags: newEntryFlags[kind] });
    return this.#entry({ ...request, makesEntries: true });
  }

  /**
   * Shows the phone book, in which the user creates, edits, deletes and dials entries. Resolves to
   * `'connected'` when the user dialed an entry and the connection is up.
   * See [RasPhonebookDlg](https://learn.microsoft.com/en-us/windows/win32/api/rasdlg/nf-rasdlg-rasphonebookdlgw).
   */
  phoneBook(options: PhoneBookDialogOptions = {}): Promise<DialDialogOutcome> {
    const plan = planDialog(options, 'position', 'entryName', 'closeOnDial', 'onEvent');
    const { entryName, closeOnDial = false, onEvent } = options;
    if (entryName !== undefined) checkName('options.entryName', entryName);
    checkBoolean('options.closeOnDial', closeOnDial);
    if (onEvent !== undefined && typeof onEvent !== 'function')
      throw invalidType('options.onEvent', 'a function', onEvent);
    const flags = closeOnDial ? phoneBookFlags.closeOnDial : 0;
    return this.#phoneBook({ ...changed(plan, { entryName, flags }), makesEntries: true }, onEvent);
  }

  async #dial(entryName: string, plan: DialogPlan): Promise<DialDialogOutcome> {
    const provider = this.#open();
    const entry = await findEntry(provider, entryName, plan.request.phoneBook);
    const { done } = await withEntry(provider, entry, () =>
      showDialog(provider, 'RasDialDlg', inBook(plan, entry), (request, report) =>
        provider.native.dialDialog(request, report),
      ),
    );
    return done ? connected(provider) : 'cancelled';
  }

  async #editEntry(entryName: string, plan: DialogPlan): Promise<string | undefined> {
    const provider = this.#open();
    const entry = await findEntry(provider, entryName, plan.request.phoneBook);
    return withEntry(provider, entry, () => this.#entry(inBook(plan, entry)));
  }

  async #entry(plan: DialogPlan): Promise<string | undefined> {
    const provider = this.#open();
    const end = await showDialog(provider, 'RasEntryDlg', plan, (request, report) =>
      provider.native.entryDialog(request, report),
    );
    return end.done ? end.entryName : undefined;
  }

  async #phoneBook(
    plan: DialogPlan,
    onEvent: PhoneBookDialogOptions['onEvent'],
  ): Promise<DialDialogOutcome> {
    const provider = this.#open();
    const { done } = await showDialog(
      provider,
      'RasPhonebookDlg',
      plan,
      (request, report) => provider.native.phoneBookDialog(request, report),
      (event) => onEvent?.(phoneBookDialogEvent(event)),
    );
    return done ? connected(provider) : 'cancelled';
  }
}

nameCallers(Dialogs.prototype);

function inBook(plan: DialogPlan, { name, phoneBook }: Entry): DialogPlan {
  return changed(plan, { entryName: name, phoneBook });
}

/**
 * Tells the watches of a connection that this process made, since RAS need not signal it (rule N3,
 * docs/rules.md).
 */
async function connected(provider: Provider): Promise<DialDialogOutcome> {
  const lines = await provider.enumerations.lines();
  for (const observer of provider.lineObservers) {
    if ('value' in lines) for (const row of lines.value.rows) observer.connected(row);
  }
  return 'connected';
}

function checkName(where: string, name: unknown): void {
  checkText(where, name, { longest: limits.entryName });
}
