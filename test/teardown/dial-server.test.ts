/** However a process or a worker ends that has dialed a server: the line is hung up, and no phone book is left. */

import { describe, expect, test } from '@jest/globals';
import type { Scenario } from '../../src/simulator.js';
import { newFolder } from '../contract/support/folder.js';
import { type Ledger, newLedgerFile, readLedger } from '../contract/support/ledger.js';
import { type Ended, endedWell, runScript } from '../contract/support/script.js';
import { temporaryBooks } from '../contract/support/temporary-books.js';
import { inMainThread, inWorker, stays, terminate } from './support/dialing-script.js';
import { endedBySignal, send } from './support/signals.js';

const server = 'vpn.example.com';
const options = `server: '${server}', strategy: 'SSTP', credentials: 'current-user'`;
const scenario: Scenario = {
  entries: {},
  servers: { [server]: {} },
  clock: 'real',
  behavior: { delay: 20, linger: 500 },
};

interface Told {
  readonly ended: Ended;
  readonly ledger: Ledger;
  readonly books: readonly string[];
}

/** Runs the script that `write` makes for a ledger, with a folder of its own for temporary files. */
async function run(write: (ledgerFile: string) => string, folder = newFolder()): Promise<Told> {
  const ledgerFile = newLedgerFile();
  const env = { TMPDIR: folder, TEMP: folder, TMP: folder };
  const ended = await runScript(write(ledgerFile), { env });
  return { ended, ledger: readLedger(ledgerFile), books: temporaryBooks(folder, '') };
}

function expectNothingLeft({ ledger, books }: Told): void {
  expect(books).toEqual([]);
  expect({ owed: ledger.owed, violations: ledger.violations }).toEqual({
    owed: {},
    violations: [],
  });
  const { RasDial = 0, RasHangUp = 0 } = ledger.calls;
  expect(RasHangUp).toBe(RasDial);
}

/** Each comes so far and looks whether there is a book, which shows that one was there to be removed. */
const moments: readonly [string, string][] = [
  [
    'while the entry is made',
    `ras.dialServer({ ${options} }); await called('RasSetEntryProperties');`,
  ],
  ['while the server is dialed', `ras.dialServer({ ${options} }); await called('RasDial');`],
  ['while the line is up', `await ras.dialServer({ ${options} });`],
  [
    'while the line is being hung up',
    `const line = await ras.dialServer({ ${options} }); line.hangUp(); await called('RasHangUp');`,
  ],
];
const look = `
  const { readdirSync } = await import('node:fs');
  const { tmpdir } = await import('node:os');
  console.log(readdirSync(tmpdir()).filter((file) => file.endsWith('.pbk')).length);
`;

const throws = `
  process.on('uncaughtException', () => process.exit(1));
  process.nextTick(() => { throw new Error('oops'); });
`;
const ends: readonly [string, string, Ended][] = [
  ['ends by itself', '', endedWell('1\n')],
  ['calls process.exit()', 'process.exit(7);', { ...endedWell('1\n'), code: 7 }],
  ['has an uncaught exception', throws, { ...endedWell('1\n'), code: 1 }],
  ['is ended by a signal', send('SIGTERM'), endedBySignal('SIGTERM', '1\n')],
];

describe.each(ends)('a process that %s', (_, end, ended) => {
  test.concurrent.each(moments)('%s', async (__, reach) => {
    const script = `${reach} ${look} ${end}`;
    const told = await run((ledgerFile) => inMainThread(script, scenario, ledgerFile));
    expect(told.ended).toEqual(ended);
    expectNothingLeft(told);
  });
});

describe('a worker that is', () => {
  test.concurrent.each(moments)('terminated %s', async (_, reach) => {
    const script = `${reach} ${look} ${stays}`;
    const told = await run((file) => inWorker(script, scenario, file) + terminate);
    expect(told.ended).toEqual(endedWell('1\n'));
    expectNothingLeft(told);
  });

  test.concurrent.each(moments)('left by a main thread that exits %s', async (_, reach) => {
    const main = "await once(worker, 'message'); process.exit(7);";
    const told = await run((file) => inWorker(`${reach} ${stays}`, scenario, file) + main);
    expect(told.ended).toEqual({ ...endedWell(), code: 7 });
    expectNothingLeft(told);
  });
});

test('a line that is to stay up outlives the process, its book does not', async () => {
  const script = `await ras.dialServer({ ${options}, hangUpOnExit: false });`;
  const told = await run((ledgerFile) => inMainThread(script, scenario, ledgerFile));
  expect(told.ended).toEqual(endedWell());
  expect(told.ledger.owed).toEqual({ [server]: 1 });
  expect(told.books).toEqual([]);
});

test('the book of a line that RAS refuses to hang up goes with the process', async () => {
  const refusing = { ...scenario, behavior: { delay: 20, hangUpError: 753 } };
  const script = `
    const line = await ras.dialServer({ ${options} });
    await line.hangUp().catch(({ errno }) => console.log(errno));
    ${look}
    process.exit(7);
  `;
  const told = await run((ledgerFile) => inMainThread(script, refusing, ledgerFile));
  expect(told.ended).toEqual({ ...endedWell('753\n1\n'), code: 7 });
  expect(told.ledger.violations).toEqual([]);
  expect(told.books).toEqual([]);
});

test('what a killed process has left goes with the next dial', async () => {
  const folder = newFolder();
  const killed = `
    await ras.dialServer({ ${options} });
    process.kill(process.pid, 'SIGKILL');
    setInterval(() => {}, 1e6);
  `;
  const first = await run((file) => inMainThread(killed, scenario, file), folder);
  expect(first.books).toHaveLength(1);
  const next = `const line = await ras.dialServer({ ${options} }); ${look} await line.hangUp();`;
  const second = await run((file) => inMainThread(next, scenario, file), folder);
  expect(second.ended).toEqual(endedWell('1\n'));
  expectNothingLeft(second);
});
