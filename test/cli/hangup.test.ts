import { expect, test } from '@jest/globals';
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
  expect({ code, stdout }).toEqual({ code: 0, stdout: 'Office is hung up\n' });
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
