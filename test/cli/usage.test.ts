/** Command lines that cannot be understood: what people and programs are told. */

import { expect, test } from '@jest/globals';
import { linesOf, winras } from './support/winras.js';

test.each([
  [['dial', '--bogus'], /unknown option '--bogus'/, 1],
  [['dial', 'A', 'B'], /Expected 1 argument but got 2/, 1],
  [['dial', 'A', '--timeout', 'abc'], /'abc' is invalid\. Seconds are wanted/, 1],
  [['dial', 'A', '--timeout'], /'--json' is invalid/, 1],
  [['dial'], /either an entry or/, 1],
  [['dial', 'A', '--simulate=no-such-file.json'], /no-such-file\.json/, 1],
  [['explain'], /missing required argument 'error'/, 1],
  [['keep'], /missing required argument 'entry'/, 1],
  [['entries', 'create', 'A', '--auth', 'none'], /Allowed choices are/, 1],
  [['entries', 'craete', 'A'], /unknown command 'craete'\. Did you mean create\?/, 1],
  [['bogus'], /unknown command 'bogus'/, 1],
  [['credentials'], /unknown option '--json'/, 1],
  [[], /unknown option '--json'/, 1],
  [['run', '--bogus', 'X'], /unknown option '--bogus'/, 125],
  [['run', 'X', '--timeout', 'abc'], /'abc' is invalid/, 125],
] as const)('%j: with --json one result tells it', async (args, says, exitCode) => {
  const command = args[0] === 'run' ? ['--', 'ls'] : [];
  const ended = await winras([...args, '--json', ...command]);
  const message = expect.stringMatching(says);
  expect(linesOf(ended)).toMatchObject([
    { v: 1, type: 'result', ok: false, exitCode, error: { message } },
  ]);
  expect(ended).toMatchObject({ code: exitCode, signal: null });
  expect(ended.stderr).toMatch(says);
});

test('--json of the command that run is to run is not for winras', async () => {
  const ended = await winras(['run', '--bogus', 'X', '--', 'npm', 'ls', '--json']);
  expect(ended).toMatchObject({ code: 125, stdout: '' });
});

test.each([
  [['dail'], 'unknown command \'dail\'. Did you mean dial? "winras --help" shows what there is.'],
  [
    ['dial', 'A', '--pasword-stdin'],
    'unknown option \'--pasword-stdin\'. Did you mean --password-stdin? "winras dial --help" shows what there is.',
  ],
  [
    ['entries', 'create'],
    'missing required argument \'name\'. "winras entries create --help" shows what there is.',
  ],
])(
  '%j: winras itself says so, with what may have been meant and where to read on',
  async (args, says) => {
    expect(await winras(args)).toMatchObject({ code: 1, stdout: '', stderr: `winras: ${says}\n` });
  },
);
