/** A hang-up that RAS refused, or did not finish in time, is looked after once more when the process or its worker ends. */

import { describe, expect, test } from '@jest/globals';
import { newLedgerFile, readLedger, readRows } from '../contract/support/ledger.js';
import { type Ended, endedWell, runScript } from '../contract/support/script.js';
import { inMainThread, inWorker, offices, stays, terminate } from './support/dialing-script.js';

const hangupFailed = 753;
const refusing = offices(0, { delay: 5, hangUpError: hangupFailed });
const refusingInMidDial = offices(0, { delay: 60_000, hangUpError: hangupFailed });
/** Longer than the hang-ups here wait, and less than the end of a process does. */
const lingering = offices(0, { delay: 5, linger: 1_000 });

const line = "const line = await ras.dial('Office');";
const dial = "const line = ras.dial('Office'); line.catch(() => {}); await called('RasDial');";
const fails = 'await line.hangUp().catch(({ code }) => console.log(code));';
const givesUp = 'await line.hangUp({ timeout: 50 }).catch(({ code }) => console.log(code));';
const lost = 'ERROR_HANGUP_FAILED\n';

/** Runs in the thread that has hung up; `told`: what it has printed. */
const ends: readonly [string, string, (told: string) => Ended][] = [
  ['ends by itself', '', (told) => endedWell(told)],
  ['calls process.exit()', 'process.exit(7)', (told) => ({ ...endedWell(told), code: 7 })],
  [
    'has an uncaught exception',
    "process.on('uncaughtException', () => process.exit(1)); throw new Error('oops')",
    (told) => ({ ...endedWell(told), code: 1 }),
  ],
];

describe.each([
  ['a refused hang-up of a line', `${line} ${fails}`, refusing],
  ['a refused hang-up of a dial', `${dial} ${fails}`, refusingInMidDial],
])('%s is tried again', (_, script, scenario) => {
  function expectTriedAgain(ended: Ended, expected: Ended, ledgerFile: string): void {
    expect(ended).toEqual(expected);
    const { calls, owed, violations } = readLedger(ledgerFile);
    expect(calls).toMatchObject({ RasDial: 1, RasHangUp: 2 });
    expect({ owed, violations }).toEqual({ owed: { Office: 1 }, violations: [] });
  }

  test.concurrent.each(ends)('when the process %s', async (__, end, expected) => {
    const ledgerFile = newLedgerFile();
    const ended = await runScript(inMainThread(`${script} ${end}`, scenario, ledgerFile));
    expectTriedAgain(ended, expected(lost), ledgerFile);
  });

  test.concurrent('when its worker is terminated', async () => {
    const ledgerFile = newLedgerFile();
    const ended = await runScript(inWorker(`${script} ${stays}`, scenario, ledgerFile) + terminate);
    expectTriedAgain(ended, endedWell(lost), ledgerFile);
  });
});

describe.each([
  ['has been given up', `${line} ${givesUp}`, 'ERR_RAS_HANGUP_PENDING\n'],
  [
    'is given little time',
    `${line} line.hangUp({ timeout: 500 }).catch(() => {}); await called('RasHangUp');`,
    '',
  ],
])('a hang-up that %s is waited for, until the line is gone', (_, script, told) => {
  function expectGone(ended: Ended, expected: Ended, ledgerFile: string): void {
    expect(ended).toEqual(expected);
    const { calls, owed, violations } = readLedger(ledgerFile);
    expect(calls).toMatchObject({ RasDial: 1, RasHangUp: 1 });
    expect({ owed, violations }).toEqual({ owed: {}, violations: [] });
    const looks = readRows(ledgerFile).filter(
      (row) => row.kind === 'call' && row.function === 'RasGetConnectStatus',
    );
    expect(looks.at(-1)).toMatchObject({ result: 6 });
  }

  test.concurrent.each(ends)('when the process %s', async (__, end, expected) => {
    const ledgerFile = newLedgerFile();
    const ended = await runScript(inMainThread(`${script} ${end}`, lingering, ledgerFile));
    expectGone(ended, expected(told), ledgerFile);
  });

  test.concurrent('when its worker is terminated', async () => {
    const ledgerFile = newLedgerFile();
    const ended = await runScript(
      inWorker(`${script} ${stays}`, lingering, ledgerFile) + terminate,
    );
    expectGone(ended, endedWell(told), ledgerFile);
  });
});
