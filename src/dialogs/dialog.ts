/** All dialogs share these options and the way in which they are shown and closed. */

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

/** The options that all dialogs share. */
export interface DialogOptions {
  /**
   * The path of a phone-book file. A file on a share needs a path such as `\\server\share\…`, since
   * the service of RAS sees no mapped drives. Default: the user's and the all-users book.
   */
  readonly phoneBook?: string;
  /** The window that owns the dialog and takes no input meanwhile. Default: none. */
  readonly owner?: OwnerWindow;
  /**
   * The upper left corner of the dialog, in pixels of the screen. Default: the place that Windows
   * chooses.
   */
  readonly position?: { readonly x: number; readonly y: number };
  /**
   * Closes the window. The promise then rejects with an `AbortError`, unless the user was done
   * before.
   */
  readonly signal?: AbortSignalLike;
}

/** The checked options of a dialog, in the form that the addon takes. */
export interface DialogPlan {
  readonly request: NativeDialogRequest;
  /** The user may create an entry, so a phone book that does not exist is created first. */
  readonly makesEntries?: boolean;
  readonly signal: AbortSignalLike | undefined;
}

const commonKeys = ['phoneBook', 'owner', 'signal'];
const largestCoordinate = 2 ** 31 - 1;

/** Checks the options. `more` names the keys that only some dialogs have. */
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

/**
 * Returns the plan with these members of the request changed; undefined members stay as they are.
 */
export function changed(
  plan: DialogPlan,
  members: { readonly [Key in keyof NativeDialogRequest]?: NativeDialogRequest[Key] | undefined },
): DialogPlan {
  const given = Object.entries(members).filter(([, value]) => value !== undefined);
  return { ...plan, request: { ...plan.request, ...Object.fromEntries(given) } };
}

/**
 * Shows a dialog until the user is done with it. Rejects with `ERR_RAS_NO_DESKTOP` where nobody
 * could see it, since it would wait for ever.
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
    // An action that the user completed before the window closed is told; any other end of an
    // aborted dialog is the abort.
    const isDone = 'value' in answer && answer.value.done;
    if (signal?.aborted && !isDone) throw aborted();
    return await provider.value(Promise.resolve(answer));
  } finally {
    signal?.removeEventListener('abort', close);
  }
}

/**
 * Keeps the entry in use while `show` lasts. Like a dial, it first waits until the entry's
 * connection is free.
 */
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
