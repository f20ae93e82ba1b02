/** What a shell makes of the first letters. */

import { chmodSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { newFolder } from '../contract/support/folder.js';
import { runNode } from '../contract/support/script.js';
import { linesOf, program, scenarioFile, winras } from './support/winras.js';

const names = ['Office VPN', "Bob's office", 'Büro', 'DSL'];
const scenario = {
  entries: Object.fromEntries(names.map((name) => [name, { type: 'vpn', server: 'host' }])),
  servers: { host: {} },
};
const file = scenarioFile(scenario);

async function completed(typed: string, ...words: readonly string[]): Promise<string[]> {
  const { code, stdout } = await winras(['complete', `:${typed}`, ...words]);
  expect(code).toBe(0);
  return stdout.split('\n').filter((line) => line !== '');
}

test.each([
  ['a subcommand', 'di', [], ['dial']],
  ['a subcommand of another', 're', ['entries'], ['rename']],
  ['an option', '--pass', ['dial'], ['--password-stdin', '--password-env']],
  ["an option's value", 'l', ['dial', '--server', 'host', '--strategy'], ['L2TP']],
  ['a shell', '', ['completion'], ['bash', 'powershell']],
  ['entries in any case', 'b', ['dial', '--simulate=FILE'], ["Bob's office", 'Büro']],
  ['several entries', 'DS', ['hangup', 'Büro', '--simulate=FILE'], ['DSL']],
  ['an entry before a command', 'off', ['run', '--simulate=FILE'], ['Office VPN']],
  ['an entry that is to be changed', 'D', ['entries', 'set', '--simulate=FILE'], ['DSL']],
  ['the name of a new entry', 'D', ['entries', 'create', '--simulate=FILE'], []],
  ['a second entry where one is taken', 'D', ['dial', 'Büro', '--simulate=FILE'], []],
  ['the value of an option that is free', 'D', ['dial', '--simulate=FILE', '--user'], []],
  ['entries of no RAS', '', ['dial', '--simulate=/no/such/file'], []],
] as const)('%s', async (_, typed, words, expected) => {
  const there = words.map((word) => word.replace('FILE', file));
  expect(await completed(typed, ...there)).toEqual(expected);
});

test('an entry is not waited for longer than half a second', async () => {
  const slow = scenarioFile({
    ...scenario,
    rasMan: { state: 'starting', startsAfter: 600_000, blocks: 600_000 },
  });
  expect(await completed('', 'dial', `--simulate=${slow}`)).toEqual([]);
});

test('the helper is not shown, and the scripts are', async () => {
  const { stdout } = await winras(['--help']);
  expect(stdout).toMatch(/\n {2}completion /);
  expect(stdout).not.toMatch(/\n {2}complete /);
  expect(linesOf(await winras(['completion', 'powershell', '--json']))).toMatchObject([
    {
      v: 1,
      type: 'completion',
      shell: 'powershell',
      script: expect.stringContaining('winras complete'),
    },
    { type: 'result', ok: true },
  ]);
});

// Windows' bash, where there is one, is not that of the tests' Node.js.
const whereThereIsBash = process.platform === 'win32' ? describe.skip : describe;

whereThereIsBash('bash', () => {
  const folder = newFolder();
  writeFileSync(
    join(folder, 'winras'),
    `#!/bin/sh\nexec "${process.execPath}" "${program}" "$@"\n`,
  );
  chmodSync(join(folder, 'winras'), 0o755);

  /** Has bash run its own function for the words, the last of which is typed at. */
  async function inBash(...words: readonly string[]): Promise<string[]> {
    const quoted = words.map((word) => `'${word.replaceAll("'", "'\\''")}'`).join(' ');
    const script = `
      source <(winras completion bash)
      [[ $(complete -p winras) == *_winras* ]] || exit 1
      COMP_WORDS=(${quoted}) COMP_CWORD=${words.length - 1}
      _winras
      printf '%s\\n' "\${COMPREPLY[@]}"`;
    const source = `
      const { execFileSync } = require('node:child_process');
      process.stdout.write(execFileSync('bash', ['-c', ${JSON.stringify(script)}]));`;
    const PATH = [folder, process.env['PATH']].join(delimiter);
    const ended = await runNode(['-e', source], { env: { PATH } });
    expect(ended).toMatchObject({ code: 0, stderr: '' });
    return ended.stdout.split('\n').filter((line) => line !== '');
  }

  // Bash takes "--simulate=file" apart.
  const simulate = ['--simulate', '=', file];

  test.each([
    ['a subcommand', ['winras', 'hang'], ['hangup']],
    ['an entry, its blanks quoted', ['winras', 'dial', ...simulate, 'Off'], ['Office\\ VPN']],
    ['one in whose quotation marks', ['winras', 'dial', ...simulate, '"Off'], ['Office VPN']],
    [
      'one that is escaped so far',
      ['winras', 'dial', ...simulate, "Bob\\'s\\ o"],
      ["Bob\\'s\\ office"],
    ],
    [
      'all of them',
      ['winras', 'status', ...simulate, ''],
      ['Office\\ VPN', "Bob\\'s\\ office", 'Büro', 'DSL'],
    ],
    ['none', ['winras', 'dial', ...simulate, 'Nobody'], []],
  ])('completes %s', async (_, words, expected) => {
    expect((await inBash(...words)).sort()).toEqual([...expected].sort());
  });
});
