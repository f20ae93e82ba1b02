/** Windows' own dialogs for RAS. */

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

/** What the user of a dialog that dials has done. */
export type DialDialogOutcome = 'connected' | 'cancelled';

/** What the dialog that dials is told. */
export interface DialDialogOptions extends DialogOptions {
  /** Instead of the entry's own, at most 128 characters. */
  readonly phoneNumber?: string;
  /** The link to dial, from 1. Default: all that the entry dials. */
  readonly subentry?: number;
  /** Dial at once, where all is known that the dialog would ask for. Default: false. */
  readonly noPrompt?: boolean;
}

/** What the dialog that changes an entry is told. */
export interface EditDialogOptions extends DialogOptions {
  /** The entry keeps its name. Default: false. */
  readonly noRename?: boolean;
}

/** `'any'`: the dialog asks. */
export type NewEntryKind = 'any' | 'phone' | 'vpn' | 'broadband';

/** What the dialog that makes an entry is told. */
export interface NewEntryDialogOptions extends DialogOptions {
  /** Default `'any'`. */
  readonly kind?: NewEntryKind;
  /** The name that the dialog proposes. Default: one of its own. */
  readonly entryName?: string;
}

/** What the dialog of the phone book is told. */
export interface PhoneBookDialogOptions extends DialogOptions {
  /** The entry that is chosen at first. Default: the first. */
  readonly entryName?: string;
  /** The dialog closes when a connection is made. Default: false. */
  readonly closeOnDial?: boolean;
  /** Told what the user does while the dialog is open. What it throws is an uncaught exception. */
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
 * Windows' own dialogs, each on a thread of its own, so that the event loop goes on. A dialog keeps the process alive,
 * and is closed when the process ends. The user's Cancel is an outcome, not an error. Bad arguments throw at once; an
 * owner that is no window rejects with `ERR_INVALID_ARG_VALUE`, a process without a visible desktop, such as a
 * service, with `ERR_RAS_NO_DESKTOP`, an abort with an `AbortError` once the window is closed.
 */
export class Dialogs {
  readonly #open: () => Provider;

  /** Only this package makes one: `ras.dialogs`. */
  constructor(...internals: never);
  /** @internal */
  constructor(open: () => Provider);
  constructor(open: () => Provider) {
    this.#open = open;
  }

  /**
   * Asks for credentials, dials, and shows how far it is. The line is as any other: `ras.connections()` has it.
   * [Microsoft's page "RasDialDlg
   * function"](https://learn.microsoft.com/en-us/windows/win32/api/rasdlg/nf-rasdlg-rasdialdlgw).
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
   * Lets the user change an entry. Resolves to its name, which may be new, or to undefined after a Cancel.
   * [Microsoft's page "RasEntryDlg
   * function"](https://learn.microsoft.com/en-us/windows/win32/api/rasdlg/nf-rasdlg-rasentrydlgw).
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
   * Lets the user make an entry. Resolves to its name, or to undefined after a Cancel. [Microsoft's page
   * "RasEntryDlg function"](https://learn.microsoft.com/en-us/windows/win32/api/rasdlg/nf-rasdlg-rasentrydlgw).
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
   * Shows the phone book: the user makes, changes, removes and dials entries. `'connected'` when one was dialed and
   * the line is up. [Microsoft's page "RasPhonebookDlg
   * function"](https://learn.microsoft.com/en-us/windows/win32/api/rasdlg/nf-rasdlg-rasphonebookdlgw).
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

/** RAS need not signal what this process has dialed (rule N3): watches are told. */
async function connected(provider: Provider): Promise<DialDialogOutcome> {
  const lines = await provider.listings.lines();
  for (const observer of provider.lineObservers) {
    if ('value' in lines) for (const row of lines.value.rows) observer.connected(row);
  }
  return 'connected';
}

function checkName(where: string, name: unknown): void {
  checkText(where, name, { longest: limits.entryName });
}
