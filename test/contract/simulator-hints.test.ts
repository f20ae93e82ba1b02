/** What the simulator says beside RAS' own answers, and what it makes by itself: nobody is left in a dead end. */

import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { createRas } from '../../src/ras.js';
import { openSimulator } from '../../src/simulator/open.js';
import { type Scenario, simulate } from '../../src/simulator.js';
import { newFolder } from './support/folder.js';
import { runScript } from './support/script.js';
import { failureOf, officeThat, simulated } from './support/simulated.js';

/** A RAS, and what its user is warned of. */
function warned(scenario: Scenario) {
  const warnings: string[] = [];
  const { provider } = openSimulator(scenario, process.cwd(), (message) => warnings.push(message));
  return { ras: createRas(() => provider), warnings };
}

const entries = { Office: { server: 'nowhere.example.com' }, Lab: { server: 'silent' } };

test('a server that the scenario lacks is named once, and RAS answers as RAS does', async () => {
  const { ras, warnings } = warned({ entries, clock: 100 });
  for (let dials = 0; dials < 2; dials++) {
    expect(await failureOf(ras.dial('Office'))).toMatchObject({ code: 'ERROR_VPN_DISCONNECT' });
  }
  expect(warnings).toEqual([
    'the scenario has no server "nowhere.example.com", so nobody answers there. To add one: ' +
      '"servers": { "nowhere.example.com": {} }',
  ]);
});

test('one that is meant not to answer is none that it lacks', async () => {
  const { ras, warnings } = warned({
    entries,
    servers: { silent: { noAnswer: true } },
    clock: 100,
  });
  await failureOf(ras.dial('Lab'));
  expect(warnings).toEqual([]);
});

test('a program is told by a process warning', async () => {
  const script = `
    import { simulate } from 'winras/simulator';
    const ras = simulate({ entries: { A: { server: 'x' } }, clock: 100 });
    await ras.dial('A').catch(({ errno }) => console.log(errno));`;
  const { code, stdout, stderr } = await runScript(script);
  expect({ code, stdout }).toEqual({ code: 0, stdout: '807\n' });
  expect(stderr).toMatch(
    /WinrasSimulatorWarning: winras simulator: the scenario has no server "x", so/,
  );
});

test('a phone book that is not there is made', async () => {
  const file = join(newFolder(), 'new.pbk');
  const ras = simulate({ phoneBooks: { user: file } });
  expect(existsSync(file)).toBe(true);
  expect(await ras.phoneBook().entries()).toEqual([]);
  const missing = join(newFolder(), 'missing', 'new.pbk');
  expect(() => simulate({ phoneBooks: { user: missing } })).toThrow(/can be read, or made/);
});

test('a clock that nobody moves says so, and how it is moved', async () => {
  const script = `
    import { simulate } from 'winras/simulator';
    const ras = simulate({ clock: 'virtual' });
    process.on('warning', ({ message }) => {
      console.log(message);
      process.exit(0);
    });
    await ras.dial('Office VPN');`;
  const { code, stdout } = await runScript(script);
  expect(stdout).toMatch(/its clock is virtual and stands still.*clock\.run\(promise\)/);
  expect(code).toBe(0);
});

test('one on which nothing is due may stand still', async () => {
  const script = `
    import { simulate } from 'winras/simulator';
    const ras = simulate({ clock: 'virtual' });
    await new Promise((resolve) => setTimeout(resolve, 5_000));
    console.log(ras.clock.now());`;
  expect(await runScript(script)).toMatchObject({ code: 0, stdout: '0\n', stderr: '' });
});

test('run takes a promise to its end, whatever that is, and what comes of it', async () => {
  const ras = simulated();
  const { clock } = ras;
  const connection = await clock.run(ras.dial('Office'));
  expect(connection.entryName).toBe('Office');
  expect(await clock.run(connection.hangUp())).toBe('disconnected');
  expect(await failureOf(clock.run(ras.dial('Nothing')))).toMatchObject({ errno: 623 });
  expect(await clock.run(Promise.resolve('settled'))).toBe('settled');
});

test('run waits for what is not on the clock, and gives up what never settles', async () => {
  const { clock } = simulated();
  const elsewhere = new Promise<string>((resolve) => setTimeout(() => resolve('done'), 20));
  expect(await clock.run(elsewhere)).toBe('done');
  // What is due later than that is not waited for.
  const ras = simulated(officeThat({ delay: 100_000_000 }), { mayOwe: true });
  void failureOf(ras.dial('Office', { timeout: 2_000_000_000 }));
  await expect(ras.clock.run(new Promise(() => undefined))).rejects.toThrow(/within a day/);
});

describe('run, where nothing is due', () => {
  const never = new Promise<never>(() => undefined);

  test('says so instead of waiting for ever', async () => {
    const { clock } = simulated();
    const error = (await failureOf(clock.run(never, { patience: 50 }))) as Error;
    expect(error.message).toMatch(/^clock\.run\(\): nothing is due on the clock, and the promise/);
    expect(error.message).toContain('50 ms');
    expect(clock.now()).toBe(0);
  });

  test('says so of a promise that waits for another clock, though its own has moved before', async () => {
    const [ras, other] = [simulated(), simulated(undefined, { mayOwe: true })];
    const dials = async (): Promise<unknown> => {
      const connection = await ras.dial('Office');
      await connection.hangUp();
      return other.dial('Office');
    };
    await expect(ras.clock.run(dials(), { patience: 50 })).rejects.toThrow('nothing is due');
    expect(ras.clock.now()).toBeGreaterThan(0);
    await other.clock.advance(60_000);
  });

  test('does not count the time in which the process has other work to do', async () => {
    const { clock } = simulated();
    const late = new Promise<string>((resolve) => {
      setImmediate(() => {
        for (const end = Date.now() + 200; Date.now() < end; );
        setTimeout(() => resolve('done'), 5);
      });
    });
    expect(await clock.run(late, { patience: 100 })).toBe('done');
  });

  test.each([
    [{ patience: -1 }, 'ERR_INVALID_ARG_VALUE'],
    [{ patience: '5' }, 'ERR_INVALID_ARG_TYPE'],
    [{ patients: 5 }, 'ERR_INVALID_ARG_VALUE'],
  ])('with %j throws at once', (options, code) => {
    const { clock } = simulated();
    expect(() => clock.run(never, options as never)).toThrow(expect.objectContaining({ code }));
  });
});

test('with a clock that moves by itself, run only waits', async () => {
  const ras = simulate({ clock: 100 });
  const connection = await ras.clock.run(ras.dial('Office VPN'));
  expect(await ras.clock.run(connection.hangUp())).toBe('disconnected');
});
