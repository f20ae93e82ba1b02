/** The rows of the probe: what each says of a simulated RAS, and that none does harm that was not asked for. */

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from '@jest/globals';
import type { Scenario } from '../../src/simulator.js';
import { newFolder } from '../contract/support/folder.js';
import { endedWell, runNode, runScript } from '../contract/support/script.js';
import { evaluate, office, probe } from './support/probe.js';

const destructive = [
  'oddSizesOfRasEnumDevices',
  'oddSizesOfRasEnumConnections',
  'oddSizesOfRasGetEntryProperties',
  'oddSizesOfRasSetEntryProperties',
  'oddSizesOfRasDial',
  'emptyNames',
  'windowNotifier',
  'defaultBook',
  'changeWhileConnecting',
];

test('a RAS that does not run is a result, row by row', async () => {
  const { rows } = await probe(
    { ...office, rasMan: { state: 'stopped' } },
    { entry: 'Secret place', args: ['--destructive'] },
  );
  expect(rows['entries']).toMatchObject({
    failed: { errno: 711, code: 'ERROR_RASMAN_CANNOT_INITIALIZE' },
  });
  expect(rows['failure']).toMatchObject({ notMeasured: expect.stringMatching(/the row entries/) });
  for (const row of Object.values(rows)) {
    expect(row.measured).toBeUndefined();
    expect(row.failed ?? row.notMeasured).toBeDefined();
  }
});

test('each row says what is asked and what winras assumes', async () => {
  const { rows } = await probe(office);
  for (const row of Object.values(rows)) {
    expect(row.asks).toMatch(/^\S.{20}/);
    expect(row.assumes).toMatch(/^\S.{10}.*\.$/);
  }
});

test('a status that tells 600 while dialing is told, look by look', async () => {
  const { rows } = await probe({ behavior: { dialingError: 'pending', delay: 250 } });
  expect(rows['dialingStatus']).toMatchObject({
    asAssumed: true,
    measured: {
      oneTunnel: {
        errorsUnderWay: [600],
        samples: expect.arrayContaining([
          {
            ...{ state: 'PortOpened', error: 600, listed: true },
            ...{ from: expect.any(Number), count: expect.any(Number) },
          },
        ]),
      },
    },
  });
});

test('what a book keeps is told by its keys', async () => {
  const { rows } = await probe({});
  expect(rows['bookKeys']).toMatchObject({
    measured: {
      written: expect.arrayContaining(['VpnStrategy', 'PhoneNumber']),
      set: { Routes: 'kept', CustomIPSecPolicies: 'kept', WinrasProbe: 'kept' },
      renamed: { Routes: 'kept', WinrasProbe: 'kept' },
    },
  });
});

test('spellings of a path are told in words', async () => {
  const { rows } = await probe({});
  expect(rows['paths']).toMatchObject({
    asAssumed: true,
    measured: {
      'as made': { error: 0, entriesSay: 'as given', connectionSays: 'as given' },
      'upper case': { error: 0, entriesSay: 'as made', connectionSays: 'as made' },
    },
  });
});

test('what can harm runs only where it is asked for, and last', async () => {
  const without = Object.keys((await probe({})).rows);
  expect(without).not.toEqual(
    expect.arrayContaining([expect.stringMatching(destructive.join('|'))]),
  );
  const { rows } = await probe(
    {},
    { args: ['--destructive'], violates: /^Ras(Set|Delete)Entry.* of an entry that has a line$/ },
  );
  expect(Object.keys(rows)).toEqual([...without, ...destructive]);
  expect(rows).toMatchObject({
    oddSizesOfRasDial: { notMeasured: expect.stringMatching(/rasapi32\.dll/) },
    emptyNames: {
      asAssumed: true,
      measured: {
        end: 'ended',
        calls: { 'RasDeleteEntry of an empty name': 623, 'RasRenameEntry to an empty name': 123 },
      },
    },
    defaultBook: { asAssumed: true, measured: { calls: { made: 0, book: 'user', deleted: 0 } } },
    changeWhileConnecting: {
      asAssumed: true,
      measured: { calls: { deleted: 0, 'the same entry again': 633 } },
    },
  });
});

const begin = (call: string): string =>
  `require('node:fs').writeSync(1, JSON.stringify({ begins: '${call}' }) + '\\n')`;
const answered = `require('node:fs').writeSync(1, '{"ended":"first","answer":632}\\n{"ended":"cut')`;

/** Of a child process that runs this script. */
function childOf(script: string, longest: number): Promise<unknown> {
  const args = JSON.stringify(['-e', script]);
  return evaluate(
    { 'destructive/parent.mjs': 'runChild' },
    `runChild(${args}, { longest: ${longest} })`,
  );
}

test('a crash of a row is its result', async () => {
  const script = `${begin('first')}; ${answered}; process.kill(process.pid, 'SIGKILL')`;
  expect(await childOf(script, 60_000)).toMatchObject({
    end: expect.stringMatching(/^crashed: SIGKILL$|^exit code 1$/),
    calls: { first: 632 },
  });
  expect(await evaluate({ 'destructive/parent.mjs': 'endOf' }, 'endOf(3221225477, null)')).toBe(
    'crashed: 0xC0000005',
  );
});

test('and so is a call that does not return', async () => {
  const child = await childOf('setInterval(() => {}, 1000)', 1_000);
  expect(child).toEqual({ end: 'killed after 1 s', calls: {} });
  const output = '{"begins":"first"}\n{"ended":"first","answer":0}\n{"begins":"second"}\n';
  const told = `toldBy(${JSON.stringify(output)})`;
  expect(await evaluate({ 'destructive/parent.mjs': 'toldBy' }, told)).toEqual({
    calls: { first: 0 },
    during: 'second',
  });
});

test.each([
  [{ end: 'ended', calls: { one: 632 } }, true],
  [{ end: 'ended', calls: { one: 0 } }, false],
  [{ end: 'crashed: 0xC0000005', calls: { one: 632 } }, false],
  // RAS took no entry, say: nothing was called.
  [{ end: 'ended', calls: {}, failed: { errno: 711 } }, 'unknown'],
  [{ end: 'ended', calls: {} }, 'unknown'],
])('the verdict on what a child process has told: %j is %j', async (measured, expected) => {
  const call = `verdictOn(${JSON.stringify(measured)}, ({ one }) => one !== 0) ?? 'unknown'`;
  expect(await evaluate({ 'rows/destructive.mjs': 'verdictOn' }, call)).toBe(expected);
});

test('the temporary files of a row that crashes are in the folder of the probe', async () => {
  const folder = newFolder();
  const script = `require('node:fs').mkdtempSync(require('node:os').tmpdir() + '/left-'); process.abort();`;
  const args = JSON.stringify(['-e', script]);
  const options = `{ longest: 60_000, folder: ${JSON.stringify(folder)} }`;
  await evaluate({ 'destructive/parent.mjs': 'runChild' }, `runChild(${args}, ${options})`);
  expect(readdirSync(folder)).toEqual([expect.stringMatching(/^left-/)]);
});

const withSignals = process.platform === 'win32' ? test.skip : test;

withSignals.each([
  ['SIGTERM', 143],
  ['SIGHUP', 129],
] as const)('a probe that is ended by %s leaves no folder', async (signal, expected) => {
  const folder = newFolder();
  const file = join(newFolder(), 'scenario.json');
  writeFileSync(file, '{}');
  const env = { ...process.env, WINRAS_SIMULATE: file, TMPDIR: folder };
  const probing = spawn(process.execPath, ['scripts/probe.mjs'], {
    ...{ env, stdio: ['ignore', 'ignore', 'pipe'] },
  });
  probing.stderr.on('data', (text) => {
    if (/How a dial goes/.test(String(text))) probing.kill(signal);
  });
  const [code] = await once(probing, 'close');
  expect(code).toBe(expected);
  expect(readdirSync(folder)).toEqual([]);
});

const spelled = { error: 0, entriesSay: 'as given', connectionSays: 'as given' };

test.each<[string, object, unknown]>([
  ['all are taken', { real: spelled, relative: { error: 123 } }, true],
  ['one is refused', { real: spelled, short: { error: 621 } }, false],
  ['one comes back as another', { real: { ...spelled, entriesSay: 'in none of these' } }, false],
  ['no line was listed', { real: { error: 0, entriesSay: 'as given' } }, 'unknown'],
])('spellings of a path: %s', async (_, measured, expected) => {
  const call = `isAsAssumed(${JSON.stringify(measured)}) ?? 'unknown'`;
  expect(await evaluate({ 'rows/paths.mjs': 'isAsAssumed' }, call)).toBe(expected);
});

test('a device that may be named after its owner is told by its type', async () => {
  const devices: NonNullable<Scenario['devices']> = [
    { type: 'vpn', name: 'WAN Miniport (SSTP)' },
    { type: 'modem', name: 'Phone of Alice' },
    { type: 'vpn', name: 'WAN-Miniport (L2TP)' },
  ];
  const { scenario } = await probe({ devices });
  expect(scenario.devices).toEqual([devices[0], { type: 'modem', name: 'modem 2' }, devices[2]]);
});

/** `signals` of the two registrations, looked at five times: at once, after a dial, and so on. */
function signals(first: readonly boolean[], second: readonly boolean[]): Promise<unknown> {
  return evaluate(
    { 'rows/registration.mjs': 'signalsOf' },
    `(() => {
      const all = ${JSON.stringify([first, second])};
      const register = () => {
        const own = all.shift();
        return { error: 0, signaled: () => own.shift() };
      };
      return signalsOf({ register }, async () => {}, async () => {});
    })()`,
  );
}

test.each([
  ['persistent', [false, true, false, true], [false, true]],
  ['oneShot', [false, true, false, false], [false, true]],
  ['once a kind of change', [false, true, false, false], [false, false]],
  ['not signaled at all', [false, false, false, false], [false, false]],
] as const)('registrations: %s', async (registrations, first, second) => {
  expect(await signals(first, second)).toMatchObject({ signaledAtOnce: false, registrations });
});

test('two rows may tell of the notifications of connections', async () => {
  const one = { connectionNotifications: { registrations: 'oneShot' }, behavior: { delay: 20 } };
  const more = {
    connectionNotifications: { ownLinesSignaled: 'always' },
    behavior: { delay: 30, linger: 5 },
  };
  const call = `merged(${JSON.stringify(one)}, ${JSON.stringify(more)})`;
  expect(await evaluate({ 'measure.mjs': 'merged' }, call)).toEqual({
    connectionNotifications: { registrations: 'oneShot', ownLinesSignaled: 'always' },
    behavior: { delay: 30, linger: 5 },
  });
  expect(await evaluate({ 'measure.mjs': 'merged' }, 'merged({ behavior: {} }, {})')).toEqual({
    behavior: {},
  });
});

test('a registration that is signaled at once is told', async () => {
  expect(await signals([true, true, false, true], [true, true])).toMatchObject({
    signaledAtOnce: true,
  });
});

const leftOver = 'winras-probe-12345678-1234-1234-1234-123456789abc';

/** A scenario whose default book is this file, with an entry of its user's and one that a probe has left. */
function leftByAProbe(): { book: string; file: string } {
  const folder = newFolder();
  const book = join(folder, 'user.pbk');
  const section = (name: string): string =>
    `[${name}]\r\nType=2\r\n\r\nDEVICE=vpn\r\nPhoneNumber=h\r\n`;
  writeFileSync(book, [section('winras-probe-mine'), section(leftOver)].join('\r\n'));
  const file = join(folder, 'scenario.json');
  writeFileSync(file, JSON.stringify({ phoneBooks: { user: book } }));
  return { book, file };
}

test('what a probe that was killed has left is removed by the next one, and nothing else', async () => {
  const { book, file } = leftByAProbe();
  const { code } = await runNode(['scripts/probe.mjs'], { env: { WINRAS_SIMULATE: file } });
  expect(code).toBe(0);
  const text = readFileSync(book, 'utf8');
  expect(text).not.toContain(leftOver);
  expect(text).toContain('[winras-probe-mine]');
});

test('a process that ends too early removes its entries all the same', async () => {
  const { book, file } = leftByAProbe();
  const url = pathToFileURL(join('scripts', 'probe', 'default-books.mjs')).href;
  const ended = await runScript(
    `import { DefaultBookEntries } from ${JSON.stringify(url)};
     new DefaultBookEntries(undefined).newName();
     process.exit(0);`,
    { env: { WINRAS_SIMULATE: file } },
  );
  expect(ended).toEqual(endedWell());
  expect(readFileSync(book, 'utf8')).not.toContain(leftOver);
});

const profileModules = {
  'simulated.mjs': 'simulateRas',
  'own-book.mjs': 'OwnBook',
  'default-books.mjs': 'DefaultBookEntries',
  'book-text.mjs': 'bookOf',
  'row.mjs': 'measureRow',
  'rows/vpn-profile.mjs': 'vpnProfile',
  '../../dist/index.js': 'ras, vpnEntry',
  '../../dist/provider/system.js': 'openSystem',
};

/** The row with what `cmdlets` are: statements that know the `name` of the entry, the `book`, and its `file`. */
function profileWith(cmdlets: string, book: string, file: string): Promise<unknown> {
  const expression = `(() => {
    const untilSettled = simulateRas(process.env.WINRAS_SIMULATE);
    const { native } = openSystem();
    const own = new OwnBook();
    const defaultBooks = new DefaultBookEntries(native);
    const tools = {
      async vpnProfile(name) {
        const { writeFileSync } = await import('node:fs');
        const [book, file] = [ras.phoneBook(), ${JSON.stringify(book)}];
        ${cmdlets}
        return { code: 0, steps: { add: 'ok' } };
      },
    };
    const measured = async () => {
      const places = await own.fill();
      const { row } = await measureRow(vpnProfile, { native, own, places, defaultBooks, tools });
      await own.remove();
      return row;
    };
    return untilSettled(measured());
  })()`;
  return evaluate(profileModules, expression, { WINRAS_SIMULATE: file });
}

const made = `await book.create(vpnEntry({ name, server: '127.0.0.1', strategy: 'IKEv2' }));`;

test('what the cmdlets have written is read, tried in another book, and removed', async () => {
  const { book, file } = leftByAProbe();
  const zeros = '0'.repeat(40);
  const lines = [
    'NumCustomPolicy=1',
    'CustomIPSecPolicies=020000000600000003000000050000000100000004000000',
    'NumRoutes=3',
    `Routes=0a0000000200000018000000c0000200${zeros}`,
    `Routes=07000000170000002000000020010db8${zeros}`,
    `Routes=010000000200000019000000c6336480${zeros}`,
  ];
  const row = await profileWith(
    `${made} writeFileSync(file, bookOf(name, own.section(name, file), ${JSON.stringify(lines)}));`,
    book,
    file,
  );
  expect(row).toMatchObject({
    // A simulated RAS writes its default book as it has read it, before: what it keeps there is not as assumed.
    asAssumed: false,
    measured: {
      steps: { add: 'ok' },
      lines,
      afterRasSetEntryProperties: { error: 0, keys: { Routes: 'lost' } },
      inAnotherBook: { set: { Routes: 'kept', CustomIPSecPolicies: 'kept' } },
    },
  });
  expect(readFileSync(book, 'utf8')).not.toMatch(/winras-probe-[\da-f]{8}/);
});

test('cmdlets that fail leave nothing', async () => {
  const { book, file } = leftByAProbe();
  expect(await profileWith('', book, file)).toMatchObject({ measured: { entry: 'not found' } });
  const refused = `${made} await book.get('an entry that nobody has made');`;
  expect(await profileWith(refused, book, file)).toMatchObject({ failed: { errno: 623 } });
  expect(readFileSync(book, 'utf8')).not.toMatch(/winras-probe-[\da-f]{8}/);
});
