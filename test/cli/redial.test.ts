import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { newFolder } from '../contract/support/folder.js';
import { readLedger } from '../contract/support/ledger.js';
import { linesOf, scenarioFile, winras } from './support/winras.js';

const up = {
  entries: { DSL: { type: 'pppoe', server: 'provider' } },
  servers: { provider: { ipv4: { address: '198.51.100.7' } } },
  connections: ['DSL'],
};

test('the old line is hung up, and the new one dialed state by state', async () => {
  const ledgerFile = join(newFolder(), 'ledger');
  const file = scenarioFile({ ...up, behavior: { portFreeAfter: 500 }, ledgerFile });
  const { code, stdout, stderr } = await winras(['redial', 'DSL', `--simulate=${file}`]);
  expect({ code, stdout }).toEqual({
    code: 0,
    stdout: 'DSL is connected through WAN Miniport (PPPOE).\n  198.51.100.7\n',
  });
  expect(stderr).toMatch(/\nConnected: Connected\n$/);
  expect(readLedger(ledgerFile)).toMatchObject({
    calls: { RasHangUp: 1 },
    owed: { DSL: 1 },
    violations: [],
  });
});

test('with --json the result names the new line', async () => {
  const file = scenarioFile(up);
  const ended = await winras(['redial', 'DSL', `--simulate=${file}`, '--json']);
  expect(linesOf(ended).map(({ type }) => type)).toEqual(
    expect.arrayContaining(['event', 'connected', 'result']),
  );
  expect(linesOf(ended).at(-1)).toMatchObject({ ok: true, connection: { entryName: 'DSL' } });
});

test('a line that RAS does not let go of in time: exit code 3', async () => {
  const file = scenarioFile({ ...up, behavior: { linger: 60_000 } });
  const args = ['redial', 'DSL', '--hangup-timeout', '0.2', `--simulate=${file}`, '--json'];
  const ended = await winras(args);
  expect(ended.code).toBe(3);
  expect(linesOf(ended)).toMatchObject([
    { type: 'result', ok: false, error: { code: 'ERR_RAS_HANGUP_PENDING' } },
  ]);
});

test('without an entry: exit code 1', async () => {
  const { code, stdout } = await winras(['redial', '--simulate']);
  expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
});
