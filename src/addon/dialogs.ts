/** The addon shows RAS' dialogs, each on a user-interface thread of its own. */

import type { NativeAnswer } from './answer.js';

export interface NativeDialogs {
  /** Tells whether somebody can see a window; a service has no visible desktop. */
  hasVisibleDesktop(): boolean;
  /** Tells whether the number is the HWND of a window. */
  isWindow(window: bigint): boolean;
  /** Calls RasDialDlg; `done` means that a line is connected. */
  dialDialog(request: NativeDialogRequest, report: NativeDialogReport): NativeDialog;
  /** Calls RasEntryDlg; `done` means that an entry is saved. */
  entryDialog(request: NativeDialogRequest, report: NativeDialogReport): NativeDialog;
  /** Calls RasPhonebookDlg; `done` means that a line is connected. */
  phoneBookDialog(request: NativeDialogRequest, report: NativeDialogReport): NativeDialog;
  /** Calls RasCreatePhonebookEntry. */
  createEntryDialog(request: NativeDialogRequest, report: NativeDialogReport): NativeDialog;
  /** Calls RasEditPhonebookEntry. */
  editEntryDialog(request: NativeDialogRequest, report: NativeDialogReport): NativeDialog;
}

export interface NativeDialogRequest {
  readonly phoneBook?: string;
  readonly entryName?: string;
  readonly phoneNumber?: string;
  readonly owner?: bigint;
  /** Pixels of the screen. */
  readonly position?: { readonly x: number; readonly y: number };
  readonly subentry: number;
  /** The bits of dwFlags without the one for the position. */
  readonly flags: number;
}

export type NativeDialogReport = (event: NativeDialogEvent) => void;

/** A RASPBDEVENT, which RasPhonebookDlg reports while it is open. */
export interface NativeDialogEvent {
  readonly event: number;
  readonly entryName: string;
}

export interface NativeDialog {
  /** It keeps the process alive until it settles. */
  readonly answer: Promise<NativeAnswer<NativeDialogEnd>>;
  /** Asks the window to close, again and again until it does. */
  close(): void;
}

export interface NativeDialogEnd {
  /** It is false when the user has cancelled the dialog. */
  readonly done: boolean;
  /** Only RasEntryDlg fills it in. */
  readonly entryName: string;
}
