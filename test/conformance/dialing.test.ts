/** D: RasDial, from its call to the end of its notifications. What it is called with: dial-parameters.test.ts. */

import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { isRasError } from '../../src/index.js';
import type { Scenario, SimulatedBehavior, Simulator } from '../../src/simulator.js';
import { newFolder } from '../contract/support/folder.js';
import { runScript } from '../contract/support/script.js';
import {
  alice,
  callsOf,
  eventsOf,
  failureOf,
  inTime,
  office,
  officeThat,
  simulated,
  wrongPassword,
} from '../contract/support/simulated.js';

const dialsOf = (ras: Simulator) => ras.calls().filter((call) => call.function === 'RasDial');

test('D1: a first dial has no handle yet, a resume has that of its dial', async () => {
  const ras = simulated();
  const first = ras.dial('Office', { credentials: wrongPassword, onPaused: () => alice });
  await inTime(ras, (await inTime(ras, first)).hangUp());
  await inTime(ras, (await inTime(ras, ras.dial('Office'))).hangUp());
  const [dial, resume, next] = dialsOf(ras);
  expect(resume?.handle).toBe(dial?.handle);
  // Had the next dial kept a handle, RAS would have taken it for a resume of a line that is gone.
  expect(next).toMatchObject({ result: 0 });
});

describe('D2: a RasDial that fails', () => {
  test.each<[string, SimulatedBehavior, number]>([
    ['with a handle is owed a RasHangUp', { rasDialFails: 633 }, 1],
    ['without a handle is owed none', { rasDialRefuses: 633 }, 0],
  ])('D2: a RasDial that fails %s', async (_, behavior, hangUps) => {
    const ras = simulated(officeThat(behavior));
    expect(await inTime(ras, failureOf(ras.dial('Office')))).toMatchObject({ errno: 633 });
    expect(callsOf(ras, 'RasHangUp')).toBe(hangUps);
    expect(ras.owed()).toEqual([]);
  });

  test('D2: a RasDial that fails is paid for before Windows dials again by itself', async () => {
    const ras = simulated(officeThat({ rasDialFails: 633, redialsUnpaid: 5_000 }));
    await inTime(ras, failureOf(ras.dial('Office')));
    await ras.clock.advance(60_000);
    expect(await inTime(ras, ras.connections())).toEqual([]);
  });

  test('D2: a dial that fails later is paid for too, so that the next one finds the port free', async () => {
    const ras = simulated();
    await inTime(ras, failureOf(ras.dial('Office', { credentials: wrongPassword })));
    const connection = await inTime(ras, ras.dial('Office'));
    await inTime(ras, connection.hangUp());
    expect(dialsOf(ras).map(({ result }) => result)).toEqual([0, 0]);
  });
});

test('D3: the links of an entry are counted from 1', async () => {
  const ras = simulated();
  const dialing = ras.dial('Office');
  const events = await inTime(ras, eventsOf(dialing));
  expect(new Set(events.map(({ subentry }) => subentry))).toEqual(new Set([1]));
  await inTime(ras, dialing.hangUp());
});

test.each([
  [650, 1],
  [640, 1],
  [645, 1],
  [639, 1],
  [691, undefined],
])('D4: the extended error of %i is %p', async (error, extendedError) => {
  const ras = simulated({
    ...office,
    servers: { 'vpn.example.com': { fails: { at: 'Authenticate', error } } },
  });
  const failure = await inTime(ras, failureOf(ras.dial('Office')));
  expect(failure).toMatchObject({ errno: error });
  expect((failure as { extendedError?: number }).extendedError).toBe(extendedError);
});

test.each(['silent', 'disconnected', 'userDisconnection'] as const)(
  'D5: whatever comes after a hang-up in mid-dial (%s), the dial has ended by it',
  async (afterHangUp) => {
    const ras = simulated(officeThat({ afterHangUp, delay: 100 }));
    const dialing = ras.dial('Office');
    const seen: string[] = [];
    const loop = (async () => {
      for await (const event of dialing) seen.push(`${event.phase} ${event.state}`);
    })();
    const failure = failureOf(dialing);
    await ras.clock.advance(250);
    await inTime(ras, dialing.hangUp());
    expect(isRasError(await failure, 'ERROR_USER_DISCONNECTION')).toBe(true);
    expect(await failureOf(loop)).toBe(await failure);
    await ras.clock.advance(10_000);
    expect(seen).toEqual(['running OpenPort', 'running PortOpened']);
    expect(callsOf(ras, 'RasHangUp')).toBe(1);
  },
);

test.each(['afterTerminal', 'late'] as const)(
  'D5: notifications end at Connected; what comes %s is not a second end',
  async (key) => {
    const ras = simulated(officeThat(key === 'late' ? { late: 70 } : { afterTerminal: true }));
    const dialing = ras.dial('Office');
    const events = await inTime(ras, eventsOf(dialing));
    await ras.clock.advance(10_000);
    expect(await eventsOf(dialing)).toEqual(events);
    expect(events.filter(({ phase }) => phase === 'terminal')).toHaveLength(1);
    await inTime(ras, dialing.hangUp());
  },
);

describe.each(['foreign', 'captured'] as const)('notified on a %s thread', (notificationThread) => {
  test('D7: all states arrive, also after a resume', async () => {
    const ras = simulated(officeThat({ notificationThread }));
    const dialing = ras.dial('Office', { credentials: wrongPassword, onPaused: () => alice });
    const states = (await inTime(ras, eventsOf(dialing))).map(({ state }) => state);
    expect(states[0]).toBe('OpenPort');
    expect(states).toContain('RetryAuthentication');
    expect(states.at(-1)).toBe('Connected');
    await inTime(ras, dialing.hangUp());
  });

  test('D7: the thread lives on through a long silence', async () => {
    const ras = simulated(officeThat({ notificationThread, delay: 60_000 }));
    const dialing = ras.dial('Office', { timeout: 3_600_000 });
    expect((await inTime(ras, eventsOf(dialing))).at(-1)?.state).toBe('Connected');
    await inTime(ras, dialing.hangUp());
  });
});

test('D8: the error of an attempt is found by asking, where it is not notified', async () => {
  const ras = simulated(officeThat({ lost: ['AuthNotify'] }));
  const failure = await inTime(ras, failureOf(ras.dial('Office', { credentials: wrongPassword })));
  expect(isRasError(failure, 691)).toBe(true);
});

test.each([
  ['gone', undefined],
  ['disconnectedFirst', 829],
  ['reconnect', undefined],
] as const)('D8: a line lost later (%s) leaves as its reason: %p', async (lostLine, errno) => {
  const ras = simulated(officeThat({ lostLine, linger: 5_000 }));
  const connection = await inTime(ras, ras.dial('Office'));
  const closed = connection.waitForClose();
  ras.dropLine('Office', 829);
  const { by, error } = await inTime(ras, closed);
  expect(by).toBe('lost');
  expect(error?.errno).toBe(errno);
  expect(await inTime(ras, connection.hangUp())).toBe('disconnected');
  await ras.clock.advance(60_000);
  expect(ras.owed()).toEqual([]);
  // What RAS dialed again by itself is not ours to hang up.
  const left = await inTime(ras, ras.connections());
  expect(left).toHaveLength(lostLine === 'reconnect' ? 1 : 0);
});

test.each(['connected', 'silent'] as const)(
  'D9: dialing a connected entry succeeds and adds a reference (%s)',
  async (redialConnected) => {
    const ras = simulated(officeThat({ redialConnected }));
    const first = await inTime(ras, ras.dial('Office'));
    const dialing = ras.dial('Office');
    const last = (await inTime(ras, eventsOf(dialing))).at(-1);
    expect(last).toMatchObject({
      state: 'Connected',
      observed: redialConnected === 'silent' ? 'status' : 'notification',
    });
    const second = await dialing;
    expect(second.id).toBe(first.id);
    expect(ras.owed()).toMatchObject([{ references: 2 }]);
    expect(await inTime(ras, second.hangUp())).toBe('released');
    expect((await inTime(ras, first.status())).state).toBe('Connected');
    expect(await inTime(ras, first.hangUp())).toBe('disconnected');
    expect(callsOf(ras, 'RasHangUp')).toBe(2);
  },
);

describe('D10: a process that ends', () => {
  test.each([
    ['D10: after Connected leaves the line up', 'Connected', [1]],
    ['D10: in mid-dial hangs up', 'Authenticate', [1, 0]],
  ])('%s', async (_, state, owed) => {
    const folder = newFolder();
    const scenario: Scenario = { ...office, ledgerFile: 'ledger.jsonl', clock: 20 };
    writeFileSync(join(folder, 'scenario.json'), JSON.stringify(scenario));
    const script = `import { ras } from 'winras';
      for await (const { state } of ras.dial('Office')) if (state === '${state}') process.exit();`;
    const { code } = await runScript(script, {
      imports: ['winras/simulator/register'],
      env: { WINRAS_SIMULATE: join(folder, 'scenario.json') },
    });
    expect(code).toBe(0);
    const ledger = readFileSync(join(folder, 'ledger.jsonl'), 'utf8').trim().split('\n');
    const rows = ledger.map((line) => JSON.parse(line) as { kind: string; references: number });
    expect(rows.flatMap(({ kind, references }) => (kind === 'owed' ? [references] : []))).toEqual(
      owed,
    );
  });
});

test('D11: an entry that is being dialed cannot be dialed again, and loses nothing by it', async () => {
  const ras = simulated();
  const first = ras.dial('Office');
  const settled = Promise.allSettled([first]);
  await ras.clock.advance(50);
  const failure = await inTime(ras, failureOf(ras.dial('Office')));
  expect(isRasError(failure, 'ERROR_DIAL_ALREADY_IN_PROGRESS')).toBe(true);
  expect(callsOf(ras, 'RasHangUp')).toBe(0);
  expect(await inTime(ras, settled)).toMatchObject([{ status: 'fulfilled' }]);
  await inTime(ras, first.hangUp());
});

test.each([1, 87, 608, 623, 711, 13_801, 0x8000_4005, 4_000_000_000])(
  'D22: RasDial may return any code, such as %i',
  async (errno) => {
    for (const behavior of [{ rasDialFails: errno }, { rasDialRefuses: errno }]) {
      const ras = simulated(officeThat(behavior));
      const failure = await inTime(ras, failureOf(ras.dial('Office')));
      expect(failure).toMatchObject({ errno, operation: 'RasDial' });
      expect(isRasError(failure, errno)).toBe(true);
    }
  },
);
