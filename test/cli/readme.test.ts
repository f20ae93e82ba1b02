/** The command lines of docs/command.md, each as it stands there. */

import { readFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { expect, test } from '@jest/globals';
import { newFolder } from '../contract/support/folder.js';
import { interrupted } from './support/interrupted.js';
import { shellWords } from './support/shell-words.js';
import { linesOf, winras } from './support/winras.js';

interface Row {
  readonly line: string;
  /** It does not end by itself; what it tells before it may be interrupted. */
  readonly until?: string;
}

const rows: readonly Row[] = JSON.parse(
  readFileSync(join('scripts', 'docs', 'commands.json'), 'utf8'),
);

function argumentsOf(line: string): string[] {
  const [program, ...args] = shellWords(line);
  expect(program).toBe('winras');
  return args;
}

/** The first column of the page's table. */
const documented = new Set(
  [...tableOf('What --json prints').matchAll(/^\| (`.*?`) \|/gm)].flatMap(([, types]) =>
    [...String(types).matchAll(/`(\w+)`/g)].map(([, type]) => type),
  ),
);

function tableOf(heading: string): string {
  const page = readFileSync(join('docs', 'command.md'), 'utf8');
  const [, section = ''] = page.split(`## ${heading}\n`);
  return section.split('\n## ')[0] ?? '';
}

/** On the simulator, and for programs; what stands behind `--` is another's. */
function simulated(line: string): string[] {
  const args = argumentsOf(line);
  const end = args.includes('--') ? args.indexOf('--') : args.length;
  return args.toSpliced(end, 0, '--json', '--simulate');
}

test.each(rows.filter(({ until }) => until === undefined))('$line', async ({ line }) => {
  // Not every machine on which the tests run has a `node` that is found.
  const PATH = [dirname(process.execPath), process.env['PATH']].join(delimiter);
  const env = { VPN_PASSWORD: 'secret', PATH };
  const ended = await winras(simulated(line), { env, cwd: newFolder() });
  expect(linesOf(ended).at(-1)).toMatchObject({ type: 'result', ok: true });
  expect(ended).toMatchObject({ code: 0, signal: null });
  expect(ended.stdout + ended.stderr).not.toContain('secret');
  const undocumented = linesOf(ended).filter(({ type }) => !documented.has(`${type}`));
  expect(undocumented).toEqual([]);
});

// A Windows process cannot be sent a signal that it hears.
const whereThereAreSignals = process.platform === 'win32' ? test.skip : test;

whereThereAreSignals.each(rows.filter(({ until }) => until !== undefined))(
  '$line, until it is interrupted',
  async ({ line, until }) => {
    const ended = await interrupted(simulated(line), `"type":"${until}"`, 'SIGINT');
    expect(linesOf(ended).at(-1)).toMatchObject({ type: 'result', ok: false, exitCode: 130 });
    expect(ended).toMatchObject({ code: 130, signal: null });
  },
);
