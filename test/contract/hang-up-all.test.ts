/** `ras.hangUpAll()`: all that this thread has dialed, for a program's own handler of its end. */

import { describe, expect, test } from '@jest/globals';
import { isRasError, ras as systemRas } from '../../src/index.js';
import { alice, failureOf, inTime, office, officeThat, simulated } from './support/simulated.js';

const names = ['Office', 'Home', 'Lab'] as const;
const threeLines = {
  ...office,
  entries: Object.fromEntries(names.map((name) => [name, { server: 'vpn.example.com' }])),
  stored: Object.fromEntries(names.map((name) => [name, alice])),
};

test('without a dial there is nothing to hang up', async () => {
  const ras = simulated();
  expect(await inTime(ras, ras.hangUpAll())).toEqual([]);
});

test('dials under way and lines', async () => {
  const ras = simulated({ ...threeLines, behavior: { delay: 100 } });
  const office = await inTime(ras, ras.dial('Office'));
  const home = await inTime(ras, ras.dial('Home', { hangUpOnExit: true }));
  const lab = ras.dial('Lab');
  const failed = failureOf(lab);
  await ras.clock.advance(150);
  // Lines in the order in which they came up.
  expect(await inTime(ras, ras.hangUpAll())).toEqual([
    { entryName: 'Office', id: office.id, outcome: 'disconnected' },
    { entryName: 'Home', id: home.id, outcome: 'disconnected' },
    { entryName: 'Lab', outcome: 'disconnected' },
  ]);
  expect(isRasError(await failed, 631)).toBe(true);
  expect(await inTime(ras, office.waitForClose())).toEqual({ by: 'hangUp' });
  expect(await inTime(ras, ras.hangUpAll())).toEqual([]);
});

test('a dial that has only just been asked for never gets to RasDial', async () => {
  const ras = simulated();
  const failed = failureOf(ras.dial('Office'));
  expect(await inTime(ras, ras.hangUpAll())).toEqual([
    { entryName: 'Office', outcome: 'disconnected' },
  ]);
  expect(isRasError(await failed, 631)).toBe(true);
  expect(ras.calls().map((call) => call.function)).not.toContain('RasDial');
});

test('each dial of a line that was dialed twice is paid for', async () => {
  const ras = simulated();
  const { id } = await inTime(ras, ras.dial('Office'));
  await inTime(ras, ras.dial('Office'));
  const outcomes = await inTime(ras, ras.hangUpAll());
  expect(outcomes.map((line) => line.id)).toEqual([id, id]);
  expect(outcomes.map(({ outcome }) => outcome).sort()).toEqual(['disconnected', 'released']);
});

test('lines of other programs, and those that are gone, are left alone', async () => {
  const ras = simulated(threeLines);
  await inTime(ras, Promise.all([ras.dial('Office'), ras.dial('Home')]));
  ras.connectElsewhere('Lab');
  ras.dropLine('Office');
  const hangUps = await inTime(ras, ras.hangUpAll());
  expect(hangUps.map(({ entryName }) => entryName).sort()).toEqual(['Home', 'Office']);
  expect((await inTime(ras, ras.connections())).map(({ entryName }) => entryName)).toEqual(['Lab']);
  const told = ras.calls().filter(({ function: name }) => name === 'RasHangUp');
  expect(told.map(({ entryName }) => entryName)).toEqual(['Home']);
});

test('a server that was dialed leaves no entry', async () => {
  const ras = simulated({ entries: {}, servers: { host: {} } });
  await inTime(ras, ras.dialServer({ server: 'host', credentials: 'current-user' }));
  const hangUps = await inTime(ras, ras.hangUpAll());
  expect(hangUps).toMatchObject([{ entryName: 'host', outcome: 'disconnected' }]);
  expect(ras.calls().map((call) => call.function)).toContain('RasDeleteEntry');
});

describe('what is not gone', () => {
  test('rejects with an error for each, after all have been tried, and is tried again', async () => {
    const refusing = { behavior: { hangUpError: 753 } };
    const ras = simulated(
      {
        ...threeLines,
        entries: { ...threeLines.entries, Home: { server: 'vpn.example.com', ...refusing } },
      },
      { mayOwe: true },
    );
    for (const name of names) await inTime(ras, ras.dial(name));
    const error = await failureOf(inTime(ras, ras.hangUpAll()));
    expect(error).toBeInstanceOf(AggregateError);
    const { message, errors } = error as AggregateError;
    expect(message).toMatch(/^1 of 3 lines could not be hung up:\n {2}Home: .*ERROR_HANGUP_FAILED/);
    expect(errors).toMatchObject([{ errno: 753, entryName: 'Home' }]);
    expect(ras.owed().map(({ entryName }) => entryName)).toEqual(['Home']);
    const again = await failureOf(inTime(ras, ras.hangUpAll()));
    expect((again as AggregateError).message).toBe(message.replace('of 3', 'of 1'));
  });

  test('rejects after its time', async () => {
    const ras = simulated(officeThat({ linger: 5_000 }));
    await inTime(ras, ras.dial('Office'));
    const error = await failureOf(inTime(ras, ras.hangUpAll({ timeout: 1_000 })));
    expect((error as AggregateError).errors).toMatchObject([
      { code: 'ERR_RAS_HANGUP_PENDING', entryName: 'Office' },
    ]);
    await ras.clock.advance(10_000);
  });

  test('of a dial is tried again, too', async () => {
    const ras = simulated(officeThat({ delay: 60_000, hangUpError: 753 }), { mayOwe: true });
    const failed = failureOf(ras.dial('Office'));
    await ras.clock.advance(1);
    for (let round = 1; round <= 2; round++) {
      const error = await failureOf(inTime(ras, ras.hangUpAll()));
      expect((error as AggregateError).errors).toMatchObject([{ errno: 753 }]);
      const told = ras.calls().filter(({ function: name }) => name === 'RasHangUp');
      expect(told).toHaveLength(round);
    }
    expect(isRasError(await failed, 631)).toBe(true);
  });
});

test('bad options throw at once', () => {
  const ras = simulated();
  expect(() => ras.hangUpAll({ timeout: -1 })).toThrow(/options\.timeout/);
  expect(() => ras.hangUpAll({ bound: 1 } as never)).toThrow(/"bound"|options/);
});

const whereThereIsNoRas = process.platform === 'win32' ? test.skip : test;
whereThereIsNoRas('where there is no RAS it resolves', async () => {
  expect(await systemRas.hangUpAll()).toEqual([]);
});
