/** RAS' dialogs, each on a user-interface thread of its own. */

import type { NativeAnswer } from './answer.js';

export interface NativeDialogs {
  /** Whether there is somebody to see a window; a service has no visible desktop. */
  hasVisibleDesktop(): boolean;
  /** Of a HWND. */
  isWindow(window: bigint): boolean;
  /** RasDialDlg: done is a line that is connected. */
  dialDialog(request: NativeDialogRequest, report: NativeDialogReport): NativeDialog;
  /** RasEntryDlg: done is an entry that is saved. */
  entryDialog(request: NativeDialogRequest, report: NativeDialogReport): NativeDialog;
  /** RasPhonebookDlg: done is a line that is connected. */
  phoneBookDialog(request: NativeDialogRequest, report: NativeDialogReport): NativeDialog;
  /** RasCreatePhonebookEntry. */
  createEntryDialog(request: NativeDialogRequest, report: NativeDialogReport): NativeDialog;
  /** RasEditPhonebookEntry. */
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
  /** Bits of dwFlags, but for that of the position. */
  readonly flags: number;
}

export type NativeDialogReport = (event: NativeDialogEvent) => void;

/** What RasPhonebookDlg tells while it is open: a RASPBDEVENT. */
export interface NativeDialogEvent {
  readonly event: number;
  readonly entryName: string;
}

export interface NativeDialog {
  /** Keeps the process alive. */
  readonly answer: Promise<NativeAnswer<NativeDialogEnd>>;
  /** Asks the window to close, until it does. */
  close(): void;
}

export interface NativeDialogEnd {
  /** False: the user has cancelled it. */
  readonly done: boolean;
  /** RasEntryDlg's only. */
  readonly entryName: string;
}
