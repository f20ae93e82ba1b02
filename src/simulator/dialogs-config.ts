/** The user who sits before RAS' dialogs, in a scenario and as configuration text. */

import { ERROR_CANCELLED } from '../errors/error-numbers.js';
import type { ConfigText } from './config-text.js';
import type { Field } from './fields.js';
import * as fields from './fields.js';
import { writeNamedFields } from './named-fields.js';
import { part } from './shape.js';

/** What RAS' dialogs find, and who sits before each. */
export interface SimulatedDialogs {
  /** Whether this process has a desktop that somebody sees; a service has none. Default: true. */
  readonly visibleDesktop?: boolean;
  /** The handles of the windows that there are, as owners. Default: none. */
  readonly windows?: readonly number[];
  /**
   * What RasCreatePhonebookEntry and RasEditPhonebookEntry return when the user cancels, which no page says.
   * Default: 1223, ERROR_CANCELLED.
   */
  readonly cancelCode?: 1223 | 0;
  /** Before RasDialDlg. */
  readonly dial?: SimulatedDialogUser;
  /** Before RasEntryDlg and the older dialogs of an entry. */
  readonly entry?: SimulatedDialogUser;
  /** Before RasPhonebookDlg. */
  readonly phoneBook?: SimulatedDialogUser;
}

/** What the user of a dialog does. */
export interface SimulatedDialogUser {
  /** `'finish'` (the default) connects or saves; `'nothing'` leaves the dialog open. */
  readonly does?: 'finish' | 'cancel' | 'nothing';
  /** Milliseconds until the user does it. Default: 1000. */
  readonly after?: number;
  /** The dialog then fails with this error. */
  readonly error?: number;
  /** What the user names a new entry; which entry of the phone book the user connects. */
  readonly entryName?: string;
  /** Only in the phone book: an entry that the user adds before. */
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
