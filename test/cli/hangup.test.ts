import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { linkTo, newFolder } from '../contract/support/folder.js';
import { newLedgerFile, readLedger } from '../contract/support/ledger.js';
import { linesOf, scenarioFile, winras } from './support/winras.js';

const twoLines = {
  entries: { Office: { server: 'host' }, Branch: { server: 'host' }, Idle: { server: 'host' } },
  servers: { host: {} },
  connections: ['Office', 'Branch'],
};

function hangUp(args: readonly string[], more: Record<string, unknown> = {}) {
  const ledgerFile = newLedgerFile();
  const file = scenarioFile({ ...twoLines, ...more, ledgerFile });
  return winras(['hangup', ...args, `--simulate=${file}`]).then((ended) => ({
    ...ended,
    ledger: readLedger(ledgerFile),
  }));
}

test('the line of the entry is hung up, whoever has dialed it', async () => {
  const { code, stdout, ledger } = await hangUp(['office']);
  expect({ code, stdout }).toEqual({ code: 0, stdout: 'Office was hung up.\n' });
  expect(ledger).toMatchObject({ calls: { RasHangUp: 1 }, violations: [] });
});

test('--all hangs up every line', async () => {
  const { code, stdout, ledger } = await hangUp(['--all', '--json']);
  expect(code).toBe(0);
  expect(linesOf({ stdout } as never)).toMatchObject([
    { type: 'hungUp', outcome: 'disconnected' },
    { type: 'hungUp', outcome: 'disconnected' },
    { type: 'result', ok: true },
  ]);
  expect(ledger).toMatchObject({ calls: { RasHangUp: 2 } });
});

test('a line that RAS does not let go of: it is told to be up, and the exit code is 2', async () => {
  const { code, stdout, stderr } = await hangUp(['Office'], { behavior: { hangUpError: 753 } });
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  expect(stderr).toContain('753');
});

test('an entry that is not connected: exit code 2', async () => {
  const { code, stderr, ledger } = await hangUp(['Idle']);
  expect(code).toBe(2);
  expect(stderr).toContain('"Idle" is not connected');
  expect(ledger.calls).not.toHaveProperty('RasHangUp');
});

const folder = newFolder();
const link = linkTo(folder);
const whereThereAreLinks = link === undefined ? test.skip : test;

whereThereAreLinks('--phone-book is the same book by every path, for status, too', async () => {
  const book = join(folder, 'office.pbk');
  writeFileSync(book, '[Office]\nType=2\nMEDIA=rastapi\nDEVICE=vpn\nPhoneNumber=host\n');
  const scenario = { phoneBooks: { user: book }, servers: { host: {} }, connections: ['Office'] };
  const simulate = `--simulate=${scenarioFile(scenario)}`;
  const byLink = ['--phone-book', join(String(link), 'office.pbk'), simulate];
  const status = await winras(['status', ...byLink, '--json']);
  expect(linesOf(status).at(-1)).toMatchObject({ type: 'result', lines: 1 });
  const { code, stdout } = await winras(['hangup', 'Office', ...byLink]);
  expect({ code, stdout }).toEqual({ code: 0, stdout: 'Office was hung up.\n' });
  const other = ['--phone-book', join(String(link), 'other.pbk'), simulate];
  expect((await winras(['hangup', 'Office', ...other])).code).toBe(2);
});
