/** A scenario says what the user in front of RAS' dialogs does; here it becomes configuration text. */

import { ERROR_CANCELLED } from '../errors/error-numbers.js';
import type { ConfigText } from './config-text.js';
import type { Field } from './fields.js';
import * as fields from './fields.js';
import { writeNamedFields } from './named-fields.js';
import { part } from './shape.js';

/** The conditions that RAS' dialogs find, and the users in front of them. */
export interface SimulatedDialogs {
  /** Says whether this process has a desktop that somebody sees; a service has none. Default: true. */
  readonly visibleDesktop?: boolean;
  /** The handles of windows that exist, to be the dialogs' owners. Default: none. */
  readonly windows?: readonly number[];
  /**
   * RasCreatePhonebookEntry and RasEditPhonebookEntry return this number when the user cancels; no page says which.
   * Default: 1223, ERROR_CANCELLED.
   */
  readonly cancelCode?: 1223 | 0;
  /** The user in front of RasDialDlg. */
  readonly dial?: SimulatedDialogUser;
  /** The user in front of RasEntryDlg and the older dialogs of an entry. */
  readonly entry?: SimulatedDialogUser;
  /** The user in front of RasPhonebookDlg. */
  readonly phoneBook?: SimulatedDialogUser;
}

/** The actions of a dialog's user. */
export interface SimulatedDialogUser {
  /** `'finish'` (the default) connects or saves, `'cancel'` cancels, and `'nothing'` leaves the dialog open. */
  readonly does?: 'finish' | 'cancel' | 'nothing';
  /** Milliseconds until the user acts. Default: 1,000. */
  readonly after?: number;
  /** The dialog then fails with this error. */
  readonly error?: number;
  /** The name that the user gives a new entry, or the entry of the phone book that the user connects. */
  readonly entryName?: string;
  /** An entry that the user adds before; only in the phone book. */
  readonly adds?: string;
}

const user: { readonly [Key in keyof SimulatedDialogUser]-?: Field } = {
  does: fields.oneOf('finish', 'cancel', 'nothing'),
  after: fields.milliseconds,
  error: fields.errorCode,
  entryName: fields.entryName,
  adds: fields.entryName,
};

const common = {
  visibleDesktop: fields.flag,
  windows: fields.listOf(fields.dword),
  cancelCode: fields.oneOf(ERROR_CANCELLED, 0),
};

export function writeDialogs(config: ConfigText, name: string, value: unknown): void {
  if (value === undefined) return;
  const { dial, entry, phoneBook, ...rest } = part<SimulatedDialogs>(name, value, {
    visibleDesktop: true,
    windows: true,
    cancelCode: true,
    dial: true,
    entry: true,
    phoneBook: true,
  });
  config.section('Dialogs');
  writeNamedFields(config, name, rest, common);
  config.section('DialDialog');
  writeNamedFields(config, `${name}.dial`, dial, user);
  config.section('EntryDialog');
  writeNamedFields(config, `${name}.entry`, entry, user);
  config.section('PhoneBookDialog');
  writeNamedFields(config, `${name}.phoneBook`, phoneBook, user);
}
