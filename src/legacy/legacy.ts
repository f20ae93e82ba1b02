/** Programs that still need deprecated functions find them here, close to their original form. */

import { limits } from '../addon/limits.js';
import { nameCallers } from '../arguments/caller.js';
import { checkText } from '../arguments/validation.js';
import {
  changed,
  type DialogOptions,
  type DialogPlan,
  planDialog,
  showDialog,
} from '../dialogs/dialog.js';
import { findEntry } from '../phone-book/find-entry.js';
import type { Provider } from '../provider/provider.js';
import { Autodial } from './autodial.js';

/** The options of the older dialogs, which take no position. */
export type LegacyDialogOptions = Omit<DialogOptions, 'position'>;

/**
 * Functions that Microsoft has deprecated or never documented. They may be missing, do nothing, or
 * disappear: do not use them in new programs.
 */
export class Legacy {
  readonly autodial: Autodial;
  readonly #open: () => Provider;

  /** The instance is `ras.legacy`; the constructor is not public. */
  constructor(...internals: never);
  /** @internal */
  constructor(open: () => Provider);
  constructor(open: () => Provider) {
    this.#open = open;
    this.autodial = new Autodial(open);
  }

  /**
   * Returns the address of the proxy that a mobile network has for calls (P-CSCF). The function
   * RasGetPCscf is undocumented and takes no size of its buffer, so it gets 65,536 characters,
   * which no address needs.
   */
  async pcscf(): Promise<string> {
    const provider = this.#open();
    return provider.value(provider.native.pcscf());
  }

  /**
   * Lets the user create an entry. Deprecated since Windows Vista: use `ras.dialogs.newEntry`.
   * Resolves to false when the user cancelled, where Windows tells it (1223).
   * See [RasCreatePhonebookEntry](https://learn.microsoft.com/en-us/windows/win32/api/ras/nf-ras-rascreatephonebookentryw).
   */
  createEntryDialog(options: LegacyDialogOptions = {}): Promise<boolean> {
    return this.#createEntry({ ...planDialog(options), makesEntries: true });
  }

  /**
   * Lets the user edit an entry. Deprecated since Windows Vista: use `ras.dialogs.editEntry`.
   * Resolves to false when the user cancelled, where Windows tells it (1223).
   * See [RasEditPhonebookEntry](https://learn.microsoft.com/en-us/windows/win32/api/ras/nf-ras-raseditphonebookentryw).
   */
  editEntryDialog(entryName: string, options: LegacyDialogOptions = {}): Promise<boolean> {
    checkText('entryName', entryName, { longest: limits.entryName });
    return this.#editEntry(entryName, planDialog(options));
  }

  async #createEntry(plan: DialogPlan): Promise<boolean> {
    const provider = this.#open();
    const end = await showDialog(provider, 'RasCreatePhonebookEntry', plan, (request, report) =>
      provider.native.createEntryDialog(request, report),
    );
    return end.done;
  }

  async #editEntry(entryName: string, plan: DialogPlan): Promise<boolean> {
    const provider = this.#open();
    const { name, phoneBook } = await findEntry(provider, entryName, plan.request.phoneBook);
    const inBook = changed(plan, { entryName: name, phoneBook });
    const end = await showDialog(provider, 'RasEditPhonebookEntry', inBook, (request, report) =>
      provider.native.editEntryDialog(request, report),
    );
    return end.done;
  }
}

nameCallers(Legacy.prototype);
