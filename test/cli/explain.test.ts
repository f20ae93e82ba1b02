/** What an error means, without a RAS: these run on every platform as they stand. */

import { describe, expect, test } from '@jest/globals';
import { explainError } from '../../src/index.js';
import { linesOf, winras } from './support/winras.js';

test('an error is told with its meaning, what to do, its usual causes and where Microsoft has it', async () => {
  const { message, advice, link } = explainError(812, { for: 'command' });
  const ended = await winras(['explain', '812']);
  expect(ended).toEqual({
    code: 0,
    signal: null,
    stderr: '',
    stdout: `812 ERROR_SERVER_POLICY
${message}.
What to do: ${advice}
It does not pass by itself. Redialing is of no use until something has changed.

Usual causes:
- The server's network policy allows other authentication methods than the entry uses.
  Compare the method of the entry with the policy of the server (NPS or another RADIUS server). winras entries set <entry> --auth changes it.
- The user belongs to no group that may dial in, or not at this time.
  Have the user added.

Microsoft's page: ${link}
`,
  });
});

test.each([691, 703, 718, 720, 789, 800, 809, 812, 868, 13801, 13806, 13868])(
  '%i has usual causes, each with a remedy',
  async (errno) => {
    const [explanation, result] = linesOf(await winras(['explain', `${errno}`, '--json']));
    const { code, causes } = explainError(errno, { for: 'command' });
    expect(explanation).toMatchObject({ type: 'explanation', code, errno, causes });
    expect(causes.length).toBeGreaterThan(0);
    expect(result).toMatchObject({ type: 'result', ok: true, exitCode: 0, code });
  },
);

describe('an error is found', () => {
  test.each([
    ['by its name', 'ERROR_VPN_TIMEOUT', 'ERROR_VPN_TIMEOUT', 809],
    ['in small letters', 'error_vpn_timeout', 'ERROR_VPN_TIMEOUT', 809],
    ['without what all names begin with', 'VPN_TIMEOUT', 'ERROR_VPN_TIMEOUT', 809],
    ['by an HRESULT', '0x80070057', 'E_INVALIDARG', 0x80070057],
    ['by a negative HRESULT', '-2147024809', 'E_INVALIDARG', 0x80070057],
    ['by an HRESULT that wraps it', '0x800702b3', 'ERROR_AUTHENTICATION_FAILURE', 0x800702b3],
    ['by the name of an HRESULT', 'HRESULT_0x80070005', 'ERROR_ACCESS_DENIED', 0x80070005],
    ['among the own codes', 'ERR_RAS_AMBIGUOUS_ENTRY', 'ERR_RAS_AMBIGUOUS_ENTRY', undefined],
  ])('%s', async (_, given, code, errno) => {
    const ended = await winras(['explain', given, '--json']);
    const [explanation = {}] = linesOf(ended);
    expect(ended.code).toBe(0);
    expect([explanation['code'], explanation['errno']]).toEqual([code, errno]);
    expect(explanation['advice']).toBe(explainError(code, { for: 'command' }).advice);
  });
});

test('a failure of a dial advises for the command, in words and as JSON', async () => {
  const ended = await winras([
    'entries',
    'create',
    'Office VPN',
    '--server',
    'h',
    '--simulate',
    '--json',
  ]);
  const advice = 'change the entry that has it: winras entries set <entry>.';
  expect(ended.stderr).toContain(advice);
  expect(linesOf(ended).at(-1)).toMatchObject({
    error: {
      errno: 183,
      message: expect.stringContaining(advice),
      advice: expect.stringContaining(advice),
    },
  });
});

test('a misspelt name is answered with those that may have been meant', async () => {
  const ended = await winras(['explain', 'ERROR_AUTHENTIFICATION_FAILURE', '--json']);
  expect(ended.code).toBe(2);
  expect(ended.stderr).toBe(
    'winras: "ERROR_AUTHENTIFICATION_FAILURE" is not a known error. Did you mean ERROR_AUTHENTICATION_FAILURE?\n',
  );
  expect(linesOf(ended)).toMatchObject([
    {
      type: 'result',
      ok: false,
      exitCode: 2,
      suggestions: ['ERROR_AUTHENTICATION_FAILURE'],
    },
  ]);
});

test('several that are near are all named, the nearest first', async () => {
  const [result] = linesOf(await winras(['explain', 'ERROR_VPN_BAD_PSKS', '--json']));
  expect(result?.['suggestions']).toEqual(['ERROR_VPN_BAD_PSK', 'ERROR_VPN_BAD_CERT']);
});

test.each([
  ['a number', '4000000000', 'know further numbers'],
  ['a number that none can be', '99999999999', 'Give its number'],
  ['a name', 'quux', 'Give its number'],
])('%s that is not known: exit code 2, and where to look', async (_, error, next) => {
  const { code, stdout, stderr } = await winras(['explain', error]);
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  expect(stderr).toContain(`"${error}" is not a known error. `);
  expect(stderr).toContain(next);
});

test('without an error there is nothing to explain', async () => {
  const { code, stderr } = await winras(['explain']);
  expect(code).toBe(1);
  expect(stderr).toContain('The argument <error> is missing.');
});

test.each([628, 629, 619, 718])(
  '%i may be a refused password: dialed again once',
  async (errno) => {
    const { stdout } = await winras(['explain', `${errno}`]);
    expect(stdout).toContain('the server may have refused the password. Dial again once');
  },
);
