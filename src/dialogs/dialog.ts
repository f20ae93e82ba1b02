/** What all dialogs have in common: where they are shown, and how they are closed. */

import type {
  NativeDialog,
  NativeDialogEnd,
  NativeDialogReport,
  NativeDialogRequest,
} from '../addon/dialogs.js';
import type { AbortSignalLike } from '../arguments/validation.js';
import { checkInteger, checkKeys, checkSignal, invalidValue } from '../arguments/validation.js';
import { type OwnerWindow, windowHandle } from '../dial/owner-window.js';
import { abortError, RasError } from '../errors/errors.js';
import { makeBook } from '../phone-book/book-file.js';
import { optionalBookPath } from '../phone-book/book-path.js';
import type { Entry } from '../provider/entry-key.js';
import type { Provider } from '../provider/provider.js';

/** Where a dialog is shown, and for how long. */
export interface DialogOptions {
  /**
   * Path of a phone-book file; one on a share as `\\server\share\…`, for the service of RAS sees no mapped drives. Default:
   * the user's and the all-users book.
   */
  readonly phoneBook?: string;
  /** The window that the dialog belongs to, which takes no input meanwhile. Default: none. */
  readonly owner?: OwnerWindow;
  /** Where its upper left corner is, in pixels of the screen. Default: where Windows puts it. */
  readonly position?: { readonly x: number; readonly y: number };
  /** Closes the window; the promise rejects with an AbortError, unless the user was done before. */
  readonly signal?: AbortSignalLike;
}

/** Options that are checked, as a dialog is asked for. */
export interface DialogPlan {
  readonly request: NativeDialogRequest;
  /** Its user may make an entry: a book that is not there is made for it. */
  readonly makesEntries?: boolean;
  readonly signal: AbortSignalLike | undefined;
}

const commonKeys = ['phoneBook', 'owner', 'signal'];
const largestCoordinate = 2 ** 31 - 1;

/** `more`: the keys that not all dialogs have. */
export function planDialog(options: DialogOptions, ...more: readonly string[]): DialogPlan {
  checkKeys('options', options, new Set([...commonKeys, ...more]));
  const { phoneBook, owner, position, signal } = options;
  const book = optionalBookPath('options.phoneBook', phoneBook);
  if (signal !== undefined) checkSignal('options.signal', signal);
  return {
    signal,
    request: {
      ...(book === undefined ? {} : { phoneBook: book }),
      ...(owner === undefined ? {} : { owner: windowHandle('options.owner', owner) }),
      ...(position === undefined ? {} : { position: checkPosition('options.position', position) }),
      subentry: 0,
      flags: 0,
    },
  };
}

function checkPosition(name: string, value: { readonly x: number; readonly y: number }) {
  checkKeys(name, value, new Set(['x', 'y']));
  const { x, y } = value;
  checkInteger(`${name}.x`, x, -largestCoordinate, largestCoordinate);
  checkInteger(`${name}.y`, y, -largestCoordinate, largestCoordinate);
  return { x, y };
}

/** With these members of the request, but for those that are undefined. */
export function changed(
  plan: DialogPlan,
  members: { readonly [Key in keyof NativeDialogRequest]?: NativeDialogRequest[Key] | undefined },
): DialogPlan {
  const given = Object.entries(members).filter(([, value]) => value !== undefined);
  return { ...plan, request: { ...plan.request, ...Object.fromEntries(given) } };
}

/**
 * Shows a dialog until its user is done with it. Rejects with `ERR_RAS_NO_DESKTOP` where nobody could see it: it
 * would wait for ever.
 */
export async function showDialog(
  provider: Provider,
  operation: string,
  { request, signal, makesEntries = false }: DialogPlan,
  show: (request: NativeDialogRequest, report: NativeDialogReport) => NativeDialog,
  report: NativeDialogReport = () => undefined,
): Promise<NativeDialogEnd> {
  const aborted = () => abortError('The dialog', request.entryName ?? '', signal?.reason);
  if (signal?.aborted) throw aborted();
  const { native } = provider;
  const { owner } = request;
  if (!native.hasVisibleDesktop()) throw new RasError({ code: 'ERR_RAS_NO_DESKTOP', operation });
  if (owner !== undefined && !native.isWindow(owner))
    throw invalidValue('options.owner', owner, 'must be a window that exists');
  if (makesEntries && request.phoneBook !== undefined) {
    await makeBook(provider, request.phoneBook, operation);
    if (signal?.aborted) throw aborted();
  }
  const dialog = show(request, report);
  const close = (): void => dialog.close();
  signal?.addEventListener('abort', close);
  try {
    const answer = await dialog.answer;
    // What the user did before the window closed is done, and told. With what else it closes is not.
    const isDone = 'value' in answer && answer.value.done;
    if (signal?.aborted && !isDone) throw aborted();
    return await provider.value(Promise.resolve(answer));
  } finally {
    signal?.removeEventListener('abort', close);
  }
}

/** While `show` lasts the entry is in use. It waits for the entry's line to be free, as a dial does. */
export async function withEntry<T>(
  provider: Provider,
  { key }: Entry,
  show: () => Promise<T>,
): Promise<T> {
  await provider.busyEntries.free(key);
  provider.entriesInDialogs.push(key);
  try {
    return await show();
  } finally {
    provider.entriesInDialogs.splice(provider.entriesInDialogs.indexOf(key), 1);
  }
}
