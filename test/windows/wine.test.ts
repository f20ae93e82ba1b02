/**
 * Wine's own rasapi32.dll: it has no lines, answers oddly, and lacks functions. Each call ends in a value or an
 * error, and none waits for ever.
 */

import { describe, expect, test } from '@jest/globals';
import type { NativeProvider } from '../../src/addon/provider.js';
import { ras } from '../../src/index.js';
import { loadAddon } from '../../src/provider/load.js';

function system(): NativeProvider {
  const opened = loadAddon().openSystem();
  if (opened === undefined || !('provider' in opened)) throw new Error('there is no rasapi32.dll');
  return opened.provider;
}

test.each([
  ['the user who is logged on', 'current-user'],
  ['a user', { userName: 'alice', password: 'secret' }],
  ['stored credentials, of which a number has none', 'stored'],
] as const)('a number cannot be dialed with %s', async (_, credentials) => {
  await expect(ras.dialNumber('555 0100', { credentials })).rejects.toMatchObject({
    code: 'ERROR_INVALID_FUNCTION',
    errno: 1,
    operation: 'RasDial',
  });
});

test('a loop over such a dial ends with that error, too', async () => {
  const loop = async (): Promise<void> => {
    for await (const event of ras.dialNumber('555 0100')) expect(event).toBeUndefined();
  };
  await expect(loop()).rejects.toMatchObject({ errno: 1 });
});

describe('of a handle that is none', () => {
  const handle = 0x1234n;

  test('the status is what RAS answers', async () => {
    expect(await system().status(handle)).toMatchObject({ error: 0, value: { state: 0 } });
  });

  test('a hang-up ends at its bound, since RAS says that the line is still there', async () => {
    expect(await system().hangUp(handle, undefined, 500)).toMatchObject({ outcome: 'pending' });
  });
});

test.each([[undefined], ['C:\\users\\nobody.pbk']])(
  'entries of the book %p: none',
  async (phoneBook) => {
    expect(await system().entries(phoneBook)).toMatchObject({ error: 0, value: [] });
  },
);

test("an error of RAS' own has no text, one of the system has", async () => {
  expect(await system().errorMessage(691)).toBeUndefined();
  expect(await system().errorMessage(5)).toBe('Access denied.');
});
