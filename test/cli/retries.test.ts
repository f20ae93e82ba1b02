/** --retry: what is dialed again, how often, and what is said of it. */

import { expect, test } from '@jest/globals';
import { newLedgerFile, readLedger } from '../contract/support/ledger.js';
import { onTerminal } from './support/terminal.js';
import { linesOf, scenarioFile, winras } from './support/winras.js';

const whereThereArePseudoTerminals = process.platform === 'win32' ? test.skip : test;

/** A server that fails so, and the ledger of those who dial it. */
function office(server: object, type = 'vpn') {
  const ledgerFile = newLedgerFile();
  const entry = { type, server: 'host' };
  const file = scenarioFile({ entries: { Office: entry }, servers: { host: server }, ledgerFile });
  return { simulate: `--simulate=${file}`, ledger: () => readLedger(ledgerFile) };
}

async function dialed(server: object, args: readonly string[], type?: string) {
  const { simulate, ledger } = office(server, type);
  const all = ['dial', 'Office', simulate, '--retry', '2', '--retry-delay', '0', ...args];
  const ended = await winras(all);
  return { ended, dials: ledger().calls['RasDial'], signIns: ledger().signIns };
}

test('--retry 2 dials three times in all, and counts so', async () => {
  const { ended, dials } = await dialed({ noAnswer: true }, []);
  expect(dials).toBe(3);
  expect(ended.stderr.match(/Redialing .*/g)).toEqual([
    'Redialing Office (attempt 2 of 3)',
    'Redialing Office (attempt 3 of 3)',
  ]);
});

test('--json tells which dial comes next, when, and how many are left after it', async () => {
  const { ended } = await dialed({ noAnswer: true }, ['--retry-delay', '0.01', '--json']);
  const retries = linesOf(ended).filter(({ type }) => type === 'retry');
  expect(retries).toMatchObject([
    { attempt: 2, attempts: 3, left: 1, delay: 10, error: { errno: expect.any(Number) } },
    { attempt: 3, attempts: 3, left: 0, delay: 10 },
  ]);
});

test('it is said how long is waited before the next dial', async () => {
  const { simulate } = office({ noAnswer: true });
  const args = ['dial', 'Office', simulate, '--retry', '1', '--retry-delay', '0.02'];
  expect((await winras(args)).stderr).toContain('Redialing Office in 1 s (attempt 2 of 2)\n');
});

whereThereArePseudoTerminals(
  'a terminal shows the seconds that are left, and clears them away',
  async () => {
    const { simulate } = office({ noAnswer: true });
    const args = ['dial', 'Office', simulate, '--retry', '1', '--retry-delay', '1.5'];
    const { screen } = await onTerminal(args);
    const empty = '\r\x1b[2K';
    const [two, one] = [2, 1].map((left) => `Redialing Office in ${left} s (attempt 2 of 2)`);
    expect(screen).toContain(`${empty}${two}${empty}${one}${empty}`);
    expect(screen.split(`${empty}${one}${empty}`)).toHaveLength(2);
  },
);

test.each([633, 651, 676, 678, 756, 800, 809, 815, 829, 868])('%i may pass', async (error) => {
  expect(await dialed({ fails: { at: 'ConnectDevice', error } }, [])).toMatchObject({ dials: 3 });
});

test('nobody answers with PPPoE: dialed again', async () => {
  const { dials } = await dialed({ noAnswer: true }, [], 'pppoe');
  expect(dials).toBe(3);
});

test.each([691, 812, 13_801, 13_868, 0x800b_0109])('%i does not', async (error) => {
  expect(await dialed({ fails: { at: 'AuthNotify', error } }, [])).toMatchObject({ dials: 1 });
});

test('a server sees a refused password once, and one that it may have refused twice', async () => {
  const refused = { users: { alice: { password: 'right' } } };
  expect(await dialed(refused, [])).toMatchObject({ signIns: 1 });
  const disguised = { fails: { at: 'AuthNotify', error: 628 } };
  expect(await dialed(disguised, ['--retry', '9'])).toMatchObject({ signIns: 2 });
});

test('--retry-on adds errors, by number or name', async () => {
  const policy = { fails: { at: 'AuthNotify', error: 812 } };
  for (const errors of ['812', '676,ERROR_SERVER_POLICY', '0x32c'])
    expect(await dialed(policy, ['--retry-on', errors])).toMatchObject({ dials: 3 });
});

test('--retry-on without --retry is refused: it would do nothing', async () => {
  const { code, stderr } = await winras(['dial', 'Office VPN', '--simulate', '--retry-on', '691']);
  expect(code).toBe(1);
  expect(stderr).toContain('--retry <n>, which says how often');
});
