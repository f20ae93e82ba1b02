/** Output that nobody reads to its end: the command ends quietly, and hangs up what it owes. */

import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { newFolder } from '../contract/support/folder.js';
import { readLedger } from '../contract/support/ledger.js';
import { runShell } from './support/shell.js';
import { unread } from './support/unread.js';
import { scenarioFile } from './support/winras.js';

// Not every system on which Windows' Node.js runs has pipes that it can write to.
const whereThereArePipes = process.platform === 'win32' ? test.skip : test;
const whereDisksAreFull = process.platform === 'linux' ? test : test.skip;

whereThereArePipes.each([
  [['--help']],
  [['dial', '--help']],
  [['help', 'entries', 'set']],
  [['--version']],
  [['explain', '691']],
  [['completion', 'bash']],
  [['complete', ':d']],
  [['status', '--simulate']],
  [['entries', 'list', '--simulate', '--json']],
])('%j: exit code 0, and not a word of it', async (args) => {
  const { code, signal, stderr } = await unread(args);
  expect({ code, signal }).toEqual({ code: 0, signal: null });
  expect(stderr).not.toMatch(/EPIPE|Error|standard output/);
});

whereThereArePipes('complaints that nobody reads end as they would', async () => {
  expect(await unread(['--bogus'], undefined, 'stderr')).toMatchObject({ code: 1, signal: null });
  expect(await unread([], undefined, 'stderr')).toMatchObject({ code: 1, signal: null });
});

whereThereArePipes.each([
  ['keep', ['keep', 'Office VPN'], 'Dialing'],
  ['watch', ['watch'], undefined],
  ['status --live', ['status', '--live'], undefined],
])('%s ends, though nothing happens any more that it could tell', async (_, args, awaited) => {
  const ledgerFile = join(newFolder(), 'ledger');
  const connections = args[0] === 'status' ? { connections: ['Office VPN'] } : {};
  const entries = { 'Office VPN': { type: 'vpn', server: 'host', behavior: { delay: 300 } } };
  const file = scenarioFile({ entries, servers: { host: {} }, ...connections, ledgerFile });
  const { code, signal, stderr } = await unread([...args, `--simulate=${file}`], awaited);
  expect({ code, signal }).toEqual({ code: 0, signal: null });
  expect(stderr).not.toMatch(/EPIPE|Error|abort/i);
  const owed = args[0] === 'status' ? expect.anything() : {};
  expect(readLedger(ledgerFile)).toMatchObject({ owed, violations: [] });
});

whereThereArePipes(
  'keep without a reader, where RAS refuses to hang up: that is told',
  async () => {
    const behavior = { delay: 300, hangUpError: 753 };
    const entries = { 'Office VPN': { type: 'vpn', server: 'host', behavior } };
    const file = scenarioFile({ entries, servers: { host: {} } });
    const ended = await unread(['keep', 'Office VPN', `--simulate=${file}`], 'Dialing');
    expect(ended).toMatchObject({ code: 2, stderr: expect.stringMatching(/\(753\b/) });
  },
);

whereThereArePipes.each([
  ['dial', [], { 'Office VPN': 1 }],
  ['run', ['--', process.execPath, '--version'], {}],
])('%s goes on without a reader, and ends as it does with one', async (name, command, owed) => {
  const ledgerFile = join(newFolder(), 'ledger');
  const args = [name, 'Office VPN', '--json', `--simulate=${scenarioFile({ ledgerFile })}`];
  expect(await unread([...args, ...command], 'ConnectDevice')).toMatchObject({ code: 0 });
  expect(readLedger(ledgerFile)).toMatchObject({ owed, violations: [] });
});

whereDisksAreFull('output that cannot be written is a failure, and is told', async () => {
  const { code, stderr } = await runShell('"$@" >/dev/full', ['entries', 'list', '--simulate']);
  expect(code).toBe(2);
  expect(stderr).toMatch(/^winras: Standard output cannot be written: .*ENOSPC/m);
});
