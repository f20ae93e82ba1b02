/** What the user does in the dialog of the phone book. */

import type { NativeDialogEvent } from '../addon/dialogs.js';
import { named } from '../addon/named-numbers.js';

/**
 * What the user of the phone book's dialog has done. [Microsoft's page "RasPBDlgFunc callback
 * function"](https://learn.microsoft.com/en-us/windows/win32/api/rasdlg/nc-rasdlg-raspbdlgfuncw).
 */
export interface PhoneBookDialogEvent {
  /**
   * `'added'`, `'edited'`, `'removed'` and `'dialed'` are of an entry, `'settingsEdited'` of the phone book's own.
   * The rest come before a logon only. One that this package does not know keeps its number: `'RASPBDEVENT_0x8'`.
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
  /** Empty where it is of no entry. */
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
