/** A dial that was recorded goes the same way again. */

import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { parseTranscript, type Transcript } from '../../src/index.js';
import type { Scenario } from '../../src/simulator.js';
import { newFolder } from '../contract/support/folder.js';
import { linesOf, scenarioFile, winras } from './support/winras.js';

const folder = newFolder();
let files = 0;
const newFile = (): string => join(folder, `${++files}.json`);
const read = (file: string): Transcript => parseTranscript(readFileSync(file, 'utf8'));

/** Without the times, which are those of a real clock. */
function course({ events, result, entry }: Transcript) {
  return {
    entry,
    events: events.map(({ elapsed, answered, ...event }) => event),
    result: { ...result, elapsed: undefined },
  };
}

const modem = (server: object): Scenario => ({
  entries: { Office: { type: 'modem', server: '555 0100', links: 2 } },
  servers: { '555 0100': server },
});
const vpn = (server: object, behavior = {}): Scenario => ({
  entries: { Office: { server: 'host', behavior } },
  servers: { host: server },
});

describe('a recording replays to the same events', () => {
  test.each<[string, Scenario, number]>([
    ['of a dial that connected', vpn({}, { delay: 60 }), 0],
    ['of one that tried several protocols', vpn({ protocols: ['L2TP'] }), 0],
    ['of several links', modem({}), 0],
    ['of one that failed', vpn({ fails: { at: 'Authenticate', error: 812 } }), 2],
    ['of one that RasDial refused', vpn({}, { rasDialRefuses: 633 }), 2],
  ])('%s', async (_, scenario, code) => {
    const [first, second] = [newFile(), newFile()];
    const dial = ['dial', 'Office', `--simulate=${scenarioFile(scenario)}`, '--record', first];
    expect((await winras(dial)).code).toBe(code);
    const replay = ['dial', 'Replayed', '--simulate', first, '--record', second];
    expect((await winras(replay)).code).toBe(code);
    const [recording, replayed] = [read(first), read(second)];
    expect(course(replayed)).toEqual(course(recording));
    expect(recording.result.connected).toBe(code === 0);
    // At its pace: never sooner.
    for (const [index, { elapsed }] of replayed.events.entries())
      expect(elapsed).toBeGreaterThanOrEqual((recording.events[index]?.elapsed ?? 0) - 1);
  });
});

test('of several dials the last one is recorded', async () => {
  const file = newFile();
  const busy = scenarioFile(modem({ busy: true }));
  const args = ['--retry', '1', '--retry-delay', '0', '--record', file, '--json'];
  const ended = await winras(['dial', 'Office', `--simulate=${busy}`, ...args]);
  const lines = linesOf(ended);
  const retried = lines.findIndex(({ type }) => type === 'retry');
  const { events, result } = read(file);
  expect(result).toMatchObject({ connected: false, errno: 676 });
  const last = lines.slice(retried).filter(({ type }) => type === 'event');
  expect(last.length).toBeGreaterThan(0);
  // The error that ended it is no event of the dial, and is one of the transcript.
  expect(events.slice(0, last.length).map(({ elapsed }) => elapsed)).toEqual(
    last.map(({ elapsed }) => elapsed),
  );
});

test('nothing secret is in it', async () => {
  const file = newFile();
  const users = { alice: { password: 'top secret' } };
  const args = ['--user', 'alice', '--password-env', 'SECRET', '--record', file];
  const simulated = `--simulate=${scenarioFile(vpn({ users }))}`;
  const ended = await winras(['dial', 'Office', simulated, ...args], {
    env: { SECRET: 'top secret' },
  });
  expect(ended.code).toBe(0);
  expect(readFileSync(file, 'utf8')).toContain('"Authenticate"');
  expect(readFileSync(file, 'utf8')).not.toMatch(/secret|alice|Office|host/);
});

test('where there is no folder for it, nothing is dialed', async () => {
  const file = join(folder, 'missing', 'dial.json');
  const ended = await winras(['dial', 'Office VPN', '--simulate', '--record', file, '--json']);
  expect(ended.code).toBe(1);
  expect(ended.stderr).toContain('which --record names, does not exist');
  expect(linesOf(ended).map(({ type }) => type)).toEqual(['result']);
});

test('a file that cannot be written is told, and the line stays up', async () => {
  const ended = await winras(['dial', 'Office VPN', '--simulate', '--record', folder, '--json']);
  expect(ended.code).toBe(2);
  expect(ended.stderr).toContain(`${folder} could not be written: `);
  expect(linesOf(ended).at(-1)).toMatchObject({
    ok: false,
    exitCode: 2,
    connection: { entryName: 'Office VPN' },
  });
});

test('a dial that was never begun leaves no file', async () => {
  const file = newFile();
  expect((await winras(['dial', '--simulate', '--record', file])).code).toBe(1);
  expect(existsSync(file)).toBe(false);
});
