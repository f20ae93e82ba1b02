/** Translates the actions of the user in the phone-book dialog. */

import type { NativeDialogEvent } from '../addon/dialogs.js';
import { named } from '../addon/named-numbers.js';

/**
 * An action of the user in the phone-book dialog.
 * See [RasPBDlgFunc](https://learn.microsoft.com/en-us/windows/win32/api/rasdlg/nc-rasdlg-raspbdlgfuncw).
 */
export interface PhoneBookDialogEvent {
  /**
   * The kind of action. `'added'`, `'edited'`, `'removed'` and `'dialed'` concern an entry,
   * `'settingsEdited'` the settings of the phone book. The others come only before a logon. A kind
   * that this package does not know keeps its number: `'RASPBDEVENT_0x8'`.
   */
  readonly type:
    | 'added'
    | 'edited'
    | 'removed'
    | 'dialed'
    | 'settingsEdited'
    | 'noUser'
    | 'noUserEdited'
    | `RASPBDEVENT_0x${string}`;
  /** The name of the entry; empty where the action concerns none. */
  readonly entryName: string;
}

const types = {
  added: 1,
  edited: 2,
  removed: 3,
  dialed: 4,
  settingsEdited: 5,
  noUser: 6,
  noUserEdited: 7,
};

export function phoneBookDialogEvent({
  event,
  entryName,
}: NativeDialogEvent): PhoneBookDialogEvent {
  const type = named('RASPBDEVENT', types, event) as PhoneBookDialogEvent['type'];
  return { type, entryName };
}
