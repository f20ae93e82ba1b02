import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { newFolder } from '../contract/support/folder.js';
import { runNode } from '../contract/support/script.js';
import { interrupted } from './support/interrupted.js';
import { linesOf, program, scenarioFile, winras } from './support/winras.js';

// A Windows process cannot be sent these: they end it at once.
const whereThereAreSignals = process.platform === 'win32' ? test.skip : test;

const entry = 'Büro "VPN" 事務所';
const scenario = {
  entries: {
    [entry]: { type: 'vpn', server: 'host', strategy: ['IKEv2'] },
    DSL: { type: 'pppoe', server: 'p' },
  },
  servers: { host: {}, p: {} },
  connections: ['DSL'],
  behavior: { delay: 1 },
};

/** Dials when the snapshot has been told, and drops the line when it is told to be up, which may be before its dial knows. */
const lineThatComesAndGoes = `
const { join } = require('node:path');
const dist = (...names) => require(join(process.cwd(), 'dist', ...names));
const open = dist('simulator', 'open.js');
const { createRas } = dist('ras.js');
const { openSimulator } = open;
open.openSimulator = (...args) => {
  const opened = openSimulator(...args);
  const steps = [
    () => createRas(() => opened.provider).dial(${JSON.stringify(entry)}).catch(() => undefined),
    () => opened.native.dropLine(${JSON.stringify(entry)}, 629),
  ];
  const { write } = process.stdout;
  process.stdout.write = function (...text) {
    const next = steps.shift();
    if (next !== undefined) setImmediate(next);
    return write.apply(this, text);
  };
  return opened;
};
`;

function watched(...options: string[]) {
  const preload = join(newFolder(), 'preload.cjs');
  writeFileSync(preload, lineThatComesAndGoes);
  const simulate = `--simulate=${scenarioFile(scenario)}`;
  return runNode(['--require', preload, program, 'watch', simulate, '--count', '3', ...options]);
}

test('a line for each change, with its time, and --count ends it', async () => {
  const { code, stdout } = await watched();
  expect(code).toBe(0);
  const time = /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d {2}/gm;
  expect(stdout.match(time)).toHaveLength(3);
  const line = `${entry} (WAN Miniport (IKEv2))`;
  expect(stdout.replaceAll(time, '').split('\n')).toEqual([
    'Connected: DSL (WAN Miniport (PPPOE))',
    `${line} is connected.`,
    `${line} was lost.`,
    '',
  ]);
});

test('with --json each change is a line, the last one the result', async () => {
  const ended = await watched('--json');
  expect(linesOf(ended)).toMatchObject([
    { v: 1, type: 'snapshot', connections: [{ entryName: 'DSL', device: { type: 'PPPoE' } }] },
    { v: 1, type: 'connected', elapsed: expect.any(Number), connection: { entryName: entry } },
    { v: 1, type: 'disconnected', by: 'lost', connection: { entryName: entry } },
    { v: 1, type: 'result', ok: true, exitCode: 0, changes: 3 },
  ]);
});

test('no line that is up is said, too', async () => {
  const { code, stdout } = await winras([
    'watch',
    '--count',
    '1',
    `--simulate=${scenarioFile({})}`,
  ]);
  expect(code).toBe(0);
  expect(stdout).toMatch(/\d {2}Nothing is connected\.\n$/);
});

test.each([['0'], ['-1'], ['many'], ['1.5']])('--count %s exits with 1', async (count) => {
  const { code, stdout, stderr } = await winras(['watch', `--count=${count}`, '--simulate']);
  expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
  expect(stderr).toMatch(/Give /);
});

whereThereAreSignals('Ctrl+C ends it with 130', async () => {
  const args = ['watch', `--simulate=${scenarioFile(scenario)}`, '--json'];
  const ended = await interrupted(args, 'snapshot', 'SIGINT');
  expect(ended).toMatchObject({ code: 130, signal: null });
  expect(ended.stderr).toMatch(/\nwinras: Ended by Ctrl\+C \(SIGINT\)\.\n$/);
  expect(linesOf(ended)).toMatchObject([
    { type: 'snapshot' },
    { type: 'result', ok: false, exitCode: 130, signal: 'SIGINT' },
  ]);
});
