/** What Windows has left behind, thin, for those who still need it. */

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

/** The older dialogs know no position. */
export type LegacyDialogOptions = Omit<DialogOptions, 'position'>;

/**
 * Functions that Microsoft has deprecated, or never documented. They may be missing, do nothing, or go: nothing new
 * should need them.
 */
export class Legacy {
  readonly autodial: Autodial;
  readonly #open: () => Provider;

  /** Only this package makes one: `ras.legacy`. */
  constructor(...internals: never);
  /** @internal */
  constructor(open: () => Provider);
  constructor(open: () => Provider) {
    this.#open = open;
    this.autodial = new Autodial(open);
  }

  /**
   * The address of the proxy that a mobile network has for calls (P-CSCF). Nothing documents the function, and nothing
   * tells it how much it may write: it gets 64 Ki characters, which no address needs.
   */
  async pcscf(): Promise<string> {
    const provider = this.#open();
    return provider.value(provider.native.pcscf());
  }

  /**
   * Deprecated since Windows Vista: see `ras.dialogs.newEntry`. False when the user has cancelled, where Windows tells
   * (1223). [Microsoft's page "RasCreatePhonebookEntry
   * function"](https://learn.microsoft.com/en-us/windows/win32/api/ras/nf-ras-rascreatephonebookentryw).
   */
  createEntryDialog(options: LegacyDialogOptions = {}): Promise<boolean> {
    return this.#createEntry({ ...planDialog(options), makesEntries: true });
  }

  /**
   * Deprecated since Windows Vista: see `ras.dialogs.editEntry`. False when the user has cancelled, where
   * Windows tells (1223). [Microsoft's page
   * "RasEditPhonebookEntry
   * function"](https://learn.microsoft.com/en-us/windows/win32/api/ras/nf-ras-raseditphonebookentryw).
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
