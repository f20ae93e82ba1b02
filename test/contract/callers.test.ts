/** The stack of whatever a call rejects with names who has called, in the program's own file. */

import { describe, expect, test } from '@jest/globals';
import * as winras from '../../src/index.js';
import { createRas, type Ras } from '../../src/ras.js';
import type { Simulator } from '../../src/simulator.js';
import { runScript } from './support/script.js';
import { failureOf, inTime, officeThat, simulated } from './support/simulated.js';
import { pauseOf, retry } from './support/situations.js';

/** A RAS that is nowhere: each call rejects. */
const nowhere = createRas(() => {
  throw new winras.RasError({ code: 'ERR_RAS_UNSUPPORTED_PLATFORM' });
});
const book = nowhere.phoneBook();
const credentials = nowhere.credentials('Office');
const eap = nowhere.eap('Office');
const { dialogs, legacy } = nowhere;
const { autodial } = legacy;
const device = { name: 'A device', type: 'modem' };

/** Those of the top level, by their names. */
const calls: Readonly<Record<string, () => unknown>> = {
  'Ras.dial': () => nowhere.dial('Office'),
  'Ras.dialNumber': () => nowhere.dialNumber('555 0100'),
  'Ras.dialServer': () =>
    nowhere.dialServer({ server: 'vpn.example.com', credentials: 'current-user' }),
  'Ras.redial': () => nowhere.redial('Office'),
  'Ras.keep': () => nowhere.keep('Office').next(),
  'Ras.connections': () => nowhere.connections(),
  'Ras.devices': () => nowhere.devices(),
  'Ras.countries': () => nowhere.countries(),
  'Ras.errorMessage': () => nowhere.errorMessage(691),
  'Ras.watch': () => nowhere.watch().next(),
  'PhoneBook.entries': () => book.entries(),
  'PhoneBook.get': () => book.get('Office'),
  'PhoneBook.create': () => book.create('Office', { type: 'phone', device }),
  'PhoneBook.update': () => book.update('Office', { redialCount: 1 }),
  'PhoneBook.delete': () => book.delete('Office'),
  'PhoneBook.rename': () => book.rename('Office', 'Home'),
  'PhoneBook.validateName': () => book.validateName('Office'),
  'PhoneBook.subentries': () => book.subentries('Office'),
  'PhoneBook.getSubentry': () => book.getSubentry('Office', 1),
  'PhoneBook.setSubentry': () => book.setSubentry('Office', 1, {}),
  'PhoneBook.deleteSubentry': () => book.deleteSubentry('Office', 1),
  'EntryCredentials.get': () => credentials.get(),
  'EntryCredentials.set': () => credentials.set({ password: 'secret' }),
  'EntryCredentials.clear': () => credentials.clear(),
  'EntryCredentials.dialParameters': () => credentials.dialParameters(),
  'EntryCredentials.saveDialParameters': () => credentials.saveDialParameters({}),
  'EntryEap.userData': () => eap.userData(),
  'EntryEap.setUserData': () => eap.setUserData(Uint8Array.of(1)),
  'EntryEap.customAuthData': () => eap.customAuthData(),
  'EntryEap.setCustomAuthData': () => eap.setCustomAuthData(Uint8Array.of(1)),
  'Dialogs.dial': () => dialogs.dial('Office'),
  'Dialogs.editEntry': () => dialogs.editEntry('Office'),
  'Dialogs.newEntry': () => dialogs.newEntry(),
  'Dialogs.phoneBook': () => dialogs.phoneBook(),
  'Legacy.pcscf': () => legacy.pcscf(),
  'Legacy.createEntryDialog': () => legacy.createEntryDialog(),
  'Legacy.editEntryDialog': () => legacy.editEntryDialog('Office'),
  'Autodial.addresses': () => autodial.addresses(),
  'Autodial.entries': () => autodial.entries(),
  'Autodial.setEntries': () =>
    autodial.setEntries(undefined, [{ dialingLocation: 0, entryName: 'Office' }]),
  'Autodial.delete': () => autodial.delete(undefined),
  'Autodial.isEnabled': () => autodial.isEnabled(0),
  'Autodial.setEnabled': () => autodial.setEnabled(0, true),
  'Autodial.parameters': () => autodial.parameters(),
  'Autodial.setParameters': () => autodial.setParameters({ connectionQueryTimeout: 1 }),
};

/** Those of a line, while the service does not answer. */
const lineCalls: Readonly<
  Record<string, (connection: winras.Connection, link: winras.Link, ras: Ras) => Promise<unknown>>
> = {
  'ActiveConnection.status': (connection) => connection.status(),
  'ActiveConnection.statistics': (connection) => connection.statistics(),
  'ActiveConnection.clearStatistics': (connection) => connection.clearStatistics(),
  'ActiveConnection.links': (connection) => connection.links(),
  'ActiveConnection.projection': (connection) => connection.projection(),
  'ActiveConnection.updateEndpoints': (connection) =>
    connection.updateEndpoints({ local: '192.0.2.1', remote: '192.0.2.2', interfaceIndex: 1 }),
  'ActiveConnection.napStatus': (connection) => connection.napStatus(),
  'ActiveConnection.hangUp': (connection) => connection.hangUp(),
  'ActiveConnection.waitForClose': (connection) =>
    connection.waitForClose({ signal: AbortSignal.abort() }),
  'Connection.asyncDispose': (connection) => connection[Symbol.asyncDispose](),
  'Ras.hangUpAll': (_, __, ras) => ras.hangUpAll(),
  'Link.status': (_, link) => link.status(),
  'Link.statistics': (_, link) => link.statistics(),
  'Link.clearStatistics': (_, link) => link.clearStatistics(),
  'Link.hangUp': (_, link) => link.hangUp(),
};

/** They ask nothing yet, or answer at once. */
const never: readonly string[] = [
  ...['Ras.credentials', 'Ras.eap', 'Ras.phoneBook'],
  // Nobody but this package calls them.
  ...['ActiveConnection.gone', 'ActiveConnection.requestHangUp', 'Connection.requestHangUp'],
  ...['ActiveConnection.rowToHangUp', 'ActiveConnection.ended', 'Connection.ended'],
  // The console calls it, and it rejects nothing.
  'ActiveConnection.util.inspect.custom',
];

/** Of `ras`, and of every class that can be imported. */
function publicMethods(): string[] {
  const classes = Object.entries(winras).filter(
    ([, value]) => typeof value === 'function' && /^class\b/.test(String(value)),
  ) as [string, { readonly prototype: object }][];
  const objects: [string, object][] = [['Ras', nowhere]];
  for (const [name, { prototype }] of classes) objects.push([name, prototype]);
  return objects.flatMap(([name, methods]) => {
    const all = Object.getOwnPropertyDescriptors(methods) as Record<
      PropertyKey,
      PropertyDescriptor
    >;
    return Reflect.ownKeys(all)
      .filter((key) => key !== 'constructor' && key !== 'toJSON')
      .filter((key) => typeof all[key]?.value === 'function')
      .map((key) => `${name}.${typeof key === 'symbol' ? (key.description?.slice(7) ?? '') : key}`);
  });
}

/** Awaits what `call` gives, as a program's own function does. */
async function programThat(call: () => unknown): Promise<unknown> {
  return await call();
}

async function stackOf(call: () => unknown, ras?: Simulator): Promise<readonly string[]> {
  const failure = failureOf(programThat(call));
  const error = (await (ras === undefined ? failure : inTime(ras, failure))) as Error;
  const stack = error.stack as string;
  expect(stack.startsWith(`${error.name}: ${error.message}\n`)).toBe(true);
  return stack.slice(error.name.length + error.message.length + 3).split('\n');
}

function expectToNameCaller(frames: readonly string[]): void {
  expect(frames[0]).toContain('callers.test');
  expect(frames.find((frame) => frame.includes('programThat'))).toContain('callers.test');
}

test('no public method is missing here', () => {
  const here = [...Object.keys(calls), ...Object.keys(lineCalls), ...never];
  expect(here.sort()).toEqual(publicMethods().sort());
});

describe('where there is no RAS', () => {
  test.each(Object.entries(calls))('%s() rejects naming its caller', async (_, call) => {
    expectToNameCaller(await stackOf(call));
  });
});

describe('of a line, while the service is down,', () => {
  test.each(Object.entries(lineCalls))('%s() rejects naming its caller', async (name, call) => {
    const ras = simulated(officeThat({ hangUpError: 5 }), { mayOwe: true });
    const connection = await inTime(ras, ras.dial('Office'));
    const [link] = (await inTime(ras, connection.links())) as [winras.Link];
    if (!/hangUp|Dispose/.test(name)) ras.restartRasMan(60_000);
    expectToNameCaller(await stackOf(() => call(connection, link, ras), ras));
  });
});

describe('a dial names who has begun it', () => {
  const wrong = { credentials: { userName: 'alice', password: 'wrong' } };

  test.each<[string, (ras: Ras) => unknown]>([
    ['when it is awaited', (ras) => ras.dial('Office', wrong)],
    ['when it is looped over', (ras) => looped(ras.dial('Office', wrong))],
    ['when it is awaited by catch()', (ras) => ras.dial('Office', wrong).catch(thrown)],
    ['when it is dialed again', (ras) => ras.redial('Office', wrong)],
    ['when it is kept up', (ras) => looped(ras.keep('Office', wrong))],
    ['when it takes too long', (ras) => ras.dial('Office', { timeout: 10 })],
    ['when it is aborted', (ras) => ras.dial('Office', { signal: AbortSignal.abort() })],
  ])('%s', async (_, begin) => {
    const ras = simulated();
    expectToNameCaller(await stackOf(() => begin(ras), ras));
  });

  test('and so does its hang-up, where RAS refuses one', async () => {
    const ras = simulated(officeThat({ hangUpError: 5 }), { mayOwe: true });
    const dialing = ras.dial('Office');
    await inTime(ras, dialing);
    expectToNameCaller(await stackOf(() => dialing.hangUp(), ras));
  });

  test('and the answer to a pause, where it cannot be given', async () => {
    const ras = simulated(retry.scenario);
    const dialing = ras.dial('Office', { ...retry.options, pausedStates: true });
    const pause = await pauseOf(ras, dialing);
    await inTime(ras, dialing.hangUp());
    expectToNameCaller(await stackOf(() => pause.resume(retry.answer as never), ras));
  });
});

test('two who wait for one hang-up are each named', async () => {
  const ras = simulated(officeThat({ hangUpError: 5 }), { mayOwe: true });
  const connection = await inTime(ras, ras.dial('Office'));
  const first = async () => connection.hangUp();
  const second = async () => connection.hangUp();
  const failures = [failureOf(first()), failureOf(second())] as const;
  const [one, other] = (await inTime(ras, Promise.all(failures))) as Error[];
  expect(one?.stack).toContain('at first');
  expect(other?.stack).toContain('at second');
});

test("an error of the program's own keeps its stack", async () => {
  const ras = simulated(retry.scenario);
  const error = new Error('my own');
  const { stack } = error;
  const dialing = ras.dial('Office', {
    ...retry.options,
    onPaused: (event) => {
      const answered = event as winras.PausedEvent & { state: 'RetryAuthentication' };
      answered.resume({ userName: 'alice', password: 'right' }).catch(() => undefined);
      throw error;
    },
  });
  expect(await inTime(ras, failureOf(dialing))).toBe(error);
  expect(error.stack).toBe(stack);
});

test('all else about the error is as it was', async () => {
  const ras = simulated({ entries: {} });
  const error = (await inTime(ras, failureOf(ras.dial('Nobody')))) as winras.RasError;
  expect(error).toBeInstanceOf(winras.RasError);
  expect(winras.isRasError(error, 623)).toBe(true);
  expect(Object.keys(error)).toEqual(['code', 'advice', 'errno', 'operation', 'entryName']);
  expect(JSON.stringify(error)).not.toContain('stack');
});

test("methods keep their names, and a program's limit of frames is left as it is", async () => {
  const { stackTraceLimit } = Error;
  const ras = simulated();
  expect([ras.dial.name, ras.dial.length]).toEqual(['dial', 2]);
  expect([book.get.name, book.get.length]).toEqual(['get', 1]);
  await inTime(ras, ras.connections());
  expect(Error.stackTraceLimit).toBe(stackTraceLimit);
});

test("uncaught, the error shows the line of the program's own file", async () => {
  const { stderr, code } = await runScript(
    `const { simulate } = require('winras/simulator');
     const ras = simulate({ entries: {} });
     async function callsIn() {
       await ras.dial('Nobody');
     }
     callsIn();`,
    { type: 'commonjs' },
  );
  expect(code).toBe(1);
  expect(stderr).toMatch(/^\[stdin\]:4\n +await ras\.dial\('Nobody'\);\n/);
  expect(stderr).toMatch(/\n {4}at callsIn \(\[stdin\]:4:/);
  expect(stderr).not.toContain('provider.js');
});

async function looped(events: AsyncIterable<unknown>): Promise<void> {
  for await (const event of events) expect(event).toBeDefined();
}

function thrown(error: unknown): never {
  throw error;
}
