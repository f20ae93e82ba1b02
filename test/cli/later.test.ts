/** Lines that a scenario's file has lost: what a user of the command sees of it. */

import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { interrupted } from './support/interrupted.js';
import { linesOf, scenarioFile, winras } from './support/winras.js';

/** The one of docs/simulator.md. */
const [, documented = ''] =
  /```json\n(\{[^`]*"after"[^`]*)```/.exec(readFileSync('docs/simulator.md', 'utf8')) ?? [];
const simulate = `--simulate=${scenarioFile({ ...JSON.parse(documented), clock: 10 })}`;

// A Windows process cannot be sent a signal that it hears.
const whereThereAreSignals = process.platform === 'win32' ? test.skip : test;

whereThereAreSignals('keep tells that the line is lost, and dials it again', async () => {
  const args = ['keep', 'Office VPN', '--first-wait', '0.01', '--json', simulate];
  const ended = await interrupted(args, '"type":"lost"', 'SIGINT');
  const types = linesOf(ended).map(({ type }) => type);
  expect(types.slice(0, 3)).toEqual(['dialing', 'connected', 'lost']);
});

test('run ends its command when the line is lost', async () => {
  const forLong = ['-e', 'setTimeout(() => undefined, 3_600_000)'];
  const ended = await winras([
    'run',
    'Office VPN',
    '--json',
    simulate,
    '--',
    process.execPath,
    ...forLong,
  ]);
  expect(ended.code).not.toBe(0);
  expect(linesOf(ended).at(-1)).toMatchObject({ type: 'result', ok: false });
});

test('watch tells of it', async () => {
  const up = scenarioFile({ ...JSON.parse(documented), connections: ['Office VPN'], clock: 10 });
  const ended = await winras(['watch', '--count', '2', '--json', `--simulate=${up}`]);
  expect(linesOf(ended).map(({ type }) => type)).toEqual(['snapshot', 'disconnected', 'result']);
});
