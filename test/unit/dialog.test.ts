/** A dialog that is aborted: what counts as done, and what does not. */

import { expect, test } from '@jest/globals';
import type { NativeAnswer } from '../../src/addon/answer.js';
import type { NativeDialogEnd } from '../../src/addon/dialogs.js';
import { planDialog, showDialog } from '../../src/dialogs/dialog.js';
import type { Provider } from '../../src/provider/provider.js';

/** Closes with `answer` once it is asked to. */
function aborted(answer: NativeAnswer<NativeDialogEnd>): Promise<NativeDialogEnd> {
  const end = new AbortController();
  const value = async (answered: Promise<NativeAnswer<NativeDialogEnd>>) => {
    const given = await answered;
    if ('value' in given) return given.value;
    throw new Error(`error ${given.error}`);
  };
  const provider = { native: { hasVisibleDesktop: () => true }, value } as unknown as Provider;
  const { promise, resolve } = withResolvers<NativeAnswer<NativeDialogEnd>>();
  const shown = showDialog(provider, 'RasDialDlg', planDialog({ signal: end.signal }), () => ({
    answer: promise,
    close: () => resolve(answer),
  }));
  end.abort();
  return shown;
}

function withResolvers<T>(): { promise: Promise<T>; resolve: (value: T) => void } {
  let resolve: (value: T) => void = () => undefined;
  const promise = new Promise<T>((given) => {
    resolve = given;
  });
  return { promise, resolve };
}

const operation = 'RasDialDlg';

test.each<[string, NativeAnswer<NativeDialogEnd>]>([
  ["the user's Cancel", { error: 0, operation, value: { done: false, entryName: '' } }],
  ['an error', { error: 631, operation }],
])('closes with %s: an AbortError', async (_, answer) => {
  await expect(aborted(answer)).rejects.toMatchObject({ name: 'AbortError' });
});

test('finds the user done: that is told', async () => {
  const value = { done: true, entryName: '' };
  expect(await aborted({ error: 0, operation, value })).toEqual(value);
});
