/** A process lives as long as something is pending, and no longer. */

import { describe, expect, test } from '@jest/globals';
import type { Scenario } from '../../src/simulator.js';
import { newLedgerFile, readLedger } from './support/ledger.js';
import { endedWell, runScript } from './support/script.js';
import { office } from './support/simulated.js';

/**
 * So slow a clock that no timer of the library rings before the script is killed: one that is left behind
 * is noticed.
 */
const slow: Scenario = { ...office, clock: 0.02, behavior: { delay: 0, linger: 0 } };
const withDelay: Scenario = { ...office, clock: 'real', behavior: { delay: 30, linger: 100 } };

const wrong = "{ credentials: { userName: 'alice', password: 'wrong' } }";

/** A script that has a simulator `ras`. */
function simulating(scenario: Scenario, script: string): string {
  return `
    import { simulate } from 'winras/simulator';
    const ras = simulate(${JSON.stringify(scenario)});
    ${script}
  `;
}

describe('a process ends by itself', () => {
  test.concurrent.each([
    ['that has imported the package', 'module', "import 'winras'"],
    ['that has imported the simulator', 'module', "import 'winras/simulator'"],
    ['that has required both', 'commonjs', "require('winras'); require('winras/simulator')"],
  ] as const)('%s', async (_, type, script) => {
    expect(await runScript(`${script}; console.log('done')`, { type })).toEqual(
      endedWell('done\n'),
    );
  });

  test.concurrent.each<[string, Scenario, string]>([
    ['whose simulator was not used', slow, ''],
    ['whose simulator has a virtual clock', { ...slow, clock: 'virtual' }, ''],
    ['that let time pass', { ...slow, clock: 'virtual' }, 'await ras.clock.advance(60_000)'],
    ['that has left a connected line up', slow, "await ras.dial('Office')"],
    [
      'that has looped over a dial to its end',
      slow,
      "for await (const event of ras.dial('Office')) event.toJSON()",
    ],
    [
      'whose loop was left at Connected',
      slow,
      "for await (const { state } of ras.dial('Office')) if (state === 'Connected') break",
    ],
    [
      'that has asked all there is to ask',
      slow,
      `const connection = await ras.dial('Office');
       await connection.status();
       for (const line of await ras.connections()) await line.status();`,
    ],
    ['whose dial was refused', slow, "await ras.dial('Nobody').catch(() => {})"],
    ['whose dial has failed', slow, `await ras.dial('Office', ${wrong}).catch(() => {})`],
    [
      'that was told at once that its options are wrong',
      slow,
      "try { ras.dial('Office', { timeout: -1 }) } catch {}",
    ],
    [
      'that has hung up a line',
      slow,
      "const connection = await ras.dial('Office'); await connection.hangUp()",
    ],
    [
      'that has given up a dial',
      { ...slow, behavior: { delay: 1e6, linger: 0 } },
      `const dialing = ras.dial('Office');
       await new Promise((resolve) => setTimeout(resolve, 50));
       await dialing.hangUp()`,
    ],
    [
      'that has aborted a dial',
      { ...slow, behavior: { delay: 1e6, linger: 0 } },
      `const controller = new AbortController();
       setTimeout(() => controller.abort(), 50);
       await ras.dial('Office', { signal: controller.signal }).catch(() => {})`,
    ],
    [
      'whose pause was not answered',
      slow,
      `await ras.dial('Office', { ...${wrong}, onPaused() {} }).catch(() => {})`,
    ],
    [
      'that no longer waits for a line to close',
      slow,
      `const connection = await ras.dial('Office');
       const signal = AbortSignal.timeout(50);
       setTimeout(() => {}, 100);
       await connection.waitForClose({ signal }).catch(() => {})`,
    ],
    [
      'whose hang-up did not get the line away in time',
      { ...slow, behavior: { delay: 0, linger: 1e6 } },
      `const connection = await ras.dial('Office');
       await connection.hangUp({ timeout: 1 }).catch(() => {})`,
    ],
  ])('%s', async (_, scenario, script) => {
    const all = simulating(scenario, `${script}\n; console.log('done')`);
    expect(await runScript(all)).toEqual(endedWell('done\n'));
  });
});

describe('a process goes on until', () => {
  test.concurrent.each<[string, Scenario, string]>([
    ['a dial that is awaited connects', withDelay, "await ras.dial('Office'); console.log('done')"],
    [
      'a dial that has a reaction connects',
      withDelay,
      "ras.dial('Office').then(() => console.log('done'))",
    ],
    [
      'a dial that is awaited fails',
      withDelay,
      `try { await ras.dial('Office', ${wrong}) } catch (error) {
         if (error.errno === 691) console.log('done');
       }`,
    ],
    [
      'the dial of a number fails',
      withDelay,
      "ras.dialNumber('vpn.example.com').catch(({ errno }) => errno === 691 && console.log('done'))",
    ],
    [
      'a loop over a dial ends',
      withDelay,
      "for await (const event of ras.dial('Office')) event.phase === 'terminal' && console.log('done')",
    ],
    [
      'the next event comes',
      withDelay,
      "ras.dial('Office')[Symbol.asyncIterator]().next().then(() => console.log('done'))",
    ],
    [
      'the next dial of an entry may begin, whose line is still there',
      withDelay,
      `const first = await ras.dial('Office');
       first.hangUp();
       ras.dial('Office').then(() => console.log('done'))`,
    ],
    [
      'a dial times out',
      { ...withDelay, behavior: { delay: 60_000 } },
      "ras.dial('Office', { timeout: 200 }).catch(({ code }) => code.endsWith('TIMEOUT') && console.log('done'))",
    ],
    [
      'a pause is answered',
      withDelay,
      `const answer = new Promise((resolve) => setTimeout(resolve, 300).unref())
         .then(() => ({ userName: 'alice', password: 'right' }));
       ras.dial('Office', { ...${wrong}, onPaused: () => answer }).then(() => console.log('done'))`,
    ],
    [
      'RAS has taken the answer to a pause',
      { ...withDelay, behavior: { delay: 30, rasDialBlocks: 300 } },
      `for await (const event of ras.dial('Office', { ...${wrong}, pausedStates: true }))
         if (event.phase === 'paused')
           event.resume({ userName: 'alice', password: 'right' }).then(() => console.log('done'));`,
    ],
    [
      'a pause is given up',
      withDelay,
      `const never = new Promise(() => {});
       ras.dial('Office', { ...${wrong}, onPaused: () => never, pauseTimeout: 200 })
         .catch(({ code }) => code.endsWith('PAUSE_TIMEOUT') && console.log('done'))`,
    ],
    [
      'a line is hung up',
      withDelay,
      "const line = await ras.dial('Office'); line.hangUp().then(() => console.log('done'))",
    ],
    [
      'a line is disposed of',
      withDelay,
      `const line = await ras.dial('Office');
       line[Symbol.asyncDispose]().then(() => console.log('done'))`,
    ],
    ['a dial is hung up', withDelay, "ras.dial('Office').hangUp().then(() => console.log('done'))"],
    [
      'the line of another process is hung up',
      { ...withDelay, connections: ['Office'] },
      'const [line] = await ras.connections(); line.hangUp().then(() => console.log("done"))',
    ],
    [
      'a line is lost',
      withDelay,
      `const line = await ras.dial('Office');
       setTimeout(() => ras.dropLine('Office'), 300).unref();
       line.waitForClose().then(({ by }) => by === 'lost' && console.log('done'))`,
    ],
    [
      'RAS has listed the lines',
      { ...withDelay, rasMan: { state: 'stopped', blocks: 300 } },
      'ras.connections().catch(({ errno }) => errno === 711 && console.log("done"))',
    ],
    [
      'the clock has let the time pass',
      withDelay,
      'ras.clock.advance(300).then(() => console.log("done"))',
    ],
  ])('%s', async (_, scenario, script) => {
    expect(await runScript(simulating(scenario, script))).toEqual(endedWell('done\n'));
  });

  test.concurrent('a dial connects that nobody looks at, and its line is left up', async () => {
    const ledgerFile = newLedgerFile();
    const scenario = { ...withDelay, ledgerFile };
    expect(await runScript(simulating(scenario, "ras.dial('Office')"))).toEqual(endedWell());
    expect(readLedger(ledgerFile)).toMatchObject({ owed: { Office: 1 }, violations: [] });
    expect(readLedger(ledgerFile).calls).not.toHaveProperty('RasHangUp');
  });
});

test.concurrent('a failure that nobody observes ends the process with code 1 and tells what it was', async () => {
  const { code, signal, stdout, stderr } = await runScript(
    simulating(
      withDelay,
      // Node.js shows the line that has dialed.
      `const options = ${wrong};
       ras.dial('Office', options); setTimeout(() => {}, 60_000)`,
    ),
  );
  expect({ code, signal, stdout }).toEqual({ code: 1, signal: null, stdout: '' });
  expect(stderr).toMatch(/RasError: RasDial failed for "Office".*691 ERROR_AUTHENTICATION_FAILURE/);
  expect(stderr).toContain("code: 'ERROR_AUTHENTICATION_FAILURE'");
  expect(stderr).not.toMatch(/password: |'wrong'/);
});

const elsewhere = process.platform === 'win32' ? test.concurrent.skip : test.concurrent;

describe('where there is no Windows', () => {
  const load = {
    module: "import { isRasError, ras } from 'winras';",
    commonjs: "const { isRasError, ras } = require('winras');",
  } as const;
  const calls = `
    const calls = [ras.dial('Office'), ras.dialNumber('555'), ras.connections()];
    Promise.allSettled(calls).then((results) => {
      for (const { status, reason } of results)
        console.log(status, isRasError(reason, 'ERR_RAS_UNSUPPORTED_PLATFORM'), reason.message);
    });
  `;

  elsewhere.each(Object.entries(load))(
    'the package loads as a %s, and its calls reject, naming the simulator',
    async (type, script) => {
      const { stdout, ...ended } = await runScript(`${script}${calls}`, {
        type: type as keyof typeof load,
      });
      expect({ ...ended, stdout: '' }).toEqual(endedWell());
      expect(stdout.trim().split('\n')).toEqual(
        Array(3).fill(expect.stringMatching(/^rejected true .*winras\/simulator/)),
      );
    },
  );

  elsewhere('a loop over a dial ends by throwing that, and bad options still throw', async () => {
    const script = `${load.module}
      try { for await (const event of ras.dial('Office')) console.log(event) }
      catch ({ code }) { console.log(code) }
      try { ras.dial('') } catch ({ code }) { console.log(code) }
    `;
    const output = 'ERR_RAS_UNSUPPORTED_PLATFORM\nERR_INVALID_ARG_VALUE\n';
    expect(await runScript(script)).toEqual(endedWell(output));
  });
});
