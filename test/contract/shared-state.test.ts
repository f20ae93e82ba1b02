/** One simulated world in several processes: what a state file has in common, and what it keeps. */

import { readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { type Scenario, type Simulator, simulate } from '../../src/simulator.js';
import { newFolder } from './support/folder.js';
import { failureOf } from './support/simulated.js';

const scenario: Scenario = {
  entries: {
    Office: { server: 'host' },
    Slow: { server: 'host', behavior: { delay: 10_000_000 } },
    Lab: { server: 'host', book: 'allUsers' },
  },
  servers: { host: { users: { alice: { password: 'top secret' } } } },
  stored: {
    Office: { userName: 'alice', password: 'top secret' },
    Slow: { userName: 'alice', password: 'top secret' },
  },
  clock: 20,
};

/** Simulators as of two processes: each has a service of its own, and a lock of its own on the file. */
function newWorld(more: Scenario = {}): {
  readonly stateFile: string;
  readonly open: () => Simulator;
} {
  const stateFile = join(newFolder(), 'state');
  return { stateFile, open: () => simulate({ ...scenario, ...more, stateFile }) };
}

async function entriesUp(simulator: Simulator): Promise<string[]> {
  return (await simulator.connections()).map(({ entryName }) => entryName);
}

test('a line that one has dialed is there for the other, the same one, and for those to come', async () => {
  const { open } = newWorld();
  const [one, other] = [open(), open()];
  const dialed = await one.dial('Office');
  const [seen] = await other.connections();
  expect(seen).toMatchObject({ id: dialed.id, entryName: 'Office', device: dialed.device });
  expect(await seen?.status()).toMatchObject({ state: 'Connected' });
  expect(await seen?.projection()).toEqual(await dialed.projection());
  const [later] = await open().connections();
  expect(later?.id).toBe(dialed.id);
  expect(await dialed.hangUp()).toBe('disconnected');
  expect(await entriesUp(other)).toEqual([]);
});

test('whoever hangs it up ends it for all, and who watches is told without asking', async () => {
  const { open } = newWorld();
  const [one, other] = [open(), open()];
  const dialed = await one.dial('Office');
  const told: string[] = [];
  for await (const change of other.watch()) {
    told.push(change.type);
    if (change.type === 'snapshot') {
      const [line] = await open().connections();
      expect(await line?.hangUp()).toBe('disconnected');
    }
    if (change.type === 'disconnected') break;
  }
  expect(told).toEqual(['snapshot', 'disconnected']);
  await dialed.waitForClose();
  expect(one.owed()).toEqual([]);
  expect(one.violations()).toEqual([]);
});

test('a line that comes up elsewhere is told, too', async () => {
  const { open } = newWorld();
  const [one, other] = [open(), open()];
  for await (const change of other.watch()) {
    if (change.type === 'snapshot') await one.dial('Office');
    if (change.type === 'connected') {
      expect(change.connection.entryName).toBe('Office');
      break;
    }
  }
});

test('references add up, whoever has them, and each is paid by whoever pays', async () => {
  const { open } = newWorld();
  const [one, other] = [open(), open()];
  await one.dial('Office');
  const second = await other.dial('Office');
  expect(await second.hangUp()).toBe('released');
  expect(await entriesUp(one)).toEqual(['Office']);
  const [line] = await other.connections();
  expect(await line?.hangUp()).toBe('disconnected');
  expect(await entriesUp(one)).toEqual([]);
  expect(one.owed()).toEqual([]);
});

test('an entry that one dials is listed elsewhere, not dialed twice, and can be hung up there', async () => {
  const { open } = newWorld();
  const [one, other] = [open(), open()];
  const dialing = one.dial('Slow');
  const failed = failureOf(dialing);
  let [line] = await other.connections();
  while (line === undefined) [line] = await other.connections();
  expect(await line.status()).toMatchObject({ state: 'OpenPort' });
  expect(await failureOf(other.dial('Slow'))).toMatchObject({ errno: 756 });
  await line.hangUp();
  expect(await failed).toMatchObject({ errno: 631 });
  expect(await entriesUp(other)).toEqual([]);
});

test('a lost line is lost for all', async () => {
  const { open } = newWorld();
  const [one, other] = [open(), open()];
  const dialed = await one.dial('Office');
  expect(await entriesUp(other)).toEqual(['Office']);
  other.dropLine('Office');
  await dialed.waitForClose();
  expect(await entriesUp(other)).toEqual([]);
});

test('lines that were up from the start are so once, and not again when they were hung up', async () => {
  const { open } = newWorld({ connections: ['Office', 'Lab'] });
  const [line] = await open().connections();
  await line?.hangUp();
  expect(await entriesUp(open())).toEqual(['Lab']);
});

test('entries that were made, changed, renamed and deleted are so for the next', async () => {
  const { open } = newWorld();
  const [one, other] = [open(), open()];
  await one.phoneBook().create('Büro 事務所', {
    type: 'vpn',
    phoneNumber: 'host',
    device: { type: 'vpn', name: 'WAN Miniport (SSTP)' },
  });
  await one.phoneBook().update('Office', { dnsSuffix: 'example.com' });
  await one.phoneBook().rename('Office', 'Head office');
  await one.phoneBook().delete('Lab');
  for (const simulator of [other, open()]) {
    const names = (await simulator.phoneBook().entries()).map(({ name }) => name);
    expect(names.sort()).toEqual(['Büro 事務所', 'Head office', 'Slow']);
    const { properties } = await simulator.phoneBook().get('Head office');
    expect(properties).toMatchObject({ dnsSuffix: 'example.com', phoneNumber: 'host' });
  }
  // What is stored goes with its entry.
  expect(await (await other.dial('Head office')).hangUp()).toBe('disconnected');
});

test('credentials are stored for the next, and only as hashes', async () => {
  const { stateFile, open } = newWorld({ stored: {} });
  await open().credentials('Office').set({ userName: 'alice', password: 'top secret' });
  const next = open();
  expect(await next.credentials('Office').get()).toMatchObject({
    userName: 'alice',
    hasPassword: true,
  });
  expect(await (await next.dial('Office')).hangUp()).toBe('disconnected');
  await next.credentials('Office').clear();
  expect(await open().credentials('Office').get()).toMatchObject({ hasPassword: false });
  const text = readFileSync(stateFile);
  for (const encoding of ['utf8', 'utf16le', 'hex', 'base64'] as const) {
    expect(text.includes(Buffer.from('top secret').toString(encoding))).toBe(false);
  }
  // Windows has no such modes.
  if (process.platform !== 'win32') expect(statSync(stateFile).mode & 0o777).toBe(0o600);
});

test('a line has another id each time, whoever dials it', async () => {
  const { open } = newWorld();
  const ids = new Set<string | undefined>();
  for (let round = 0; round < 3; round++) {
    const dialed = await open().dial('Office');
    ids.add(dialed.id);
    await dialed.hangUp();
  }
  expect(ids.size).toBe(3);
});

test('without its file everything starts anew', async () => {
  const { stateFile, open } = newWorld();
  const one = open();
  const dialed = await one.dial('Office');
  rmSync(stateFile);
  await dialed.waitForClose();
  const next = open();
  expect(await entriesUp(next)).toEqual([]);
  // Whoever was there before goes on with the new one: the hashes of passwords are the same.
  expect(await (await one.dial('Office')).hangUp()).toBe('disconnected');
  expect(await (await next.dial('Office')).hangUp()).toBe('disconnected');
});

test.each([
  ['is none', 'just a text'],
  ['is of a later version', '[State]\nVersion=2\n'],
  ['has what no state has', '[State]\nVersion=1\nSalt=00\nBegun=0\n[Other]\n'],
])('a file that %s is refused, and left as it is', (_, text) => {
  const { stateFile, open } = newWorld();
  writeFileSync(stateFile, text);
  expect(open).toThrow(/"scenario.stateFile" argument must be a file/);
  expect(readFileSync(stateFile, 'utf8')).toBe(text);
});

test('a file that cannot be made is refused', () => {
  const stateFile = join(newFolder(), 'missing', 'state');
  expect(() => simulate({ stateFile })).toThrow(/"scenario.stateFile" argument must be a file/);
});
