/** What `winras run` and the commands of `winras keep` leave running: nothing of what is to be ended, and all else. */

import { spawn } from 'node:child_process';
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterEach, expect, test } from '@jest/globals';
import { hears, loses, meanwhile } from '../cli/support/meanwhile.js';
import { startWinras, until } from '../cli/support/started.js';
import { linesOf, scenarioFile } from '../cli/support/winras.js';
import { newFolder } from '../contract/support/folder.js';
import { newLedgerFile, readLedger } from '../contract/support/ledger.js';

/** A process of a tree. It writes its id to a file of its name when its children run. */
interface Plan {
  readonly children?: Readonly<Record<string, Plan>>;
  /** Default: it stays. Else it ends with 7, when its file is there and this one, too. */
  readonly leavesAfter?: string;
  /** Windows does not end it with its parent, when that is Node.js. */
  readonly isDetached?: boolean;
}

const folder = newFolder();
const member = join(folder, 'member.js');
writeFileSync(
  member,
  `const { spawn } = require('node:child_process');
   const { existsSync, writeFileSync } = require('node:fs');
   const { join } = require('node:path');
   const [, file, name] = process.argv;
   const there = (each) => existsSync(join(__dirname, each));
   const { children = {}, leavesAfter } = require(join(__dirname, name + '.json'));
   for (const [child, { isDetached = false }] of Object.entries(children))
     spawn(process.execPath, [file, child], { detached: isDetached, stdio: 'ignore' }).unref();
   setInterval(() => {
     if (there(name + '-is-over')) process.exit();
     if (!Object.keys(children).every(there)) return;
     if (!there(name)) writeFileSync(join(__dirname, name), String(process.pid));
     if (leavesAfter !== undefined && there(leavesAfter)) process.exit(7);
   }, 20);`,
);

let written: string[] = [];

// Not by their ids, which may be others' by then.
afterEach(() => {
  for (const name of written) writeFileSync(mark(`${name}-is-over`), 'over');
  written = [];
});

function write(name: string, plan: Plan): void {
  const { children = {} } = plan;
  writeFileSync(join(folder, `${name}.json`), JSON.stringify(plan));
  written.push(name);
  for (const [child, its] of Object.entries(children)) write(child, its);
}

/** The words of the command that is the tree's first process. */
function command(name: string, plan: Plan): string[] {
  write(name, plan);
  return [process.execPath, member, name];
}

/** Through cmd.exe, as `npm` is run. */
function batchCommand(name: string, plan: Plan): string[] {
  const file = join(folder, `${name}.cmd`);
  const words = command(name, plan).map((word) => `"${word}"`);
  writeFileSync(file, ['@echo off', words.join(' '), ''].join('\r\n'));
  return [file];
}

function runs(name: string): boolean {
  try {
    return process.kill(Number(readFileSync(mark(name), 'utf8')), 0);
  } catch {
    return false;
  }
}

/** A file that tells that something has happened. */
function mark(name: string): string {
  return join(folder, name);
}

function office(more: Record<string, unknown> = {}) {
  const ledgerFile = newLedgerFile();
  const file = scenarioFile({
    entries: { Office: { type: 'vpn', server: 'host' } },
    servers: { host: {} },
    ledgerFile,
    ...more,
  });
  return { simulate: `--simulate=${file}`, ledger: () => readLedger(ledgerFile) };
}

function started(words: readonly string[], preload: string, ...options: string[]) {
  const { simulate, ledger } = office({ stateFile: join(newFolder(), 'state') });
  const args = ['run', 'Office', simulate, ...options, '--', ...words];
  return { ledger, ...startWinras(args, { preload }) };
}

test('a line that is lost: all that a batch file has started is ended, and nothing else', async () => {
  write('unrelated', {});
  spawn(process.execPath, [member, 'unrelated'], { detached: true, stdio: 'ignore' }).unref();
  const words = batchCommand('tool', {
    children: {
      grandchild: {},
      detached: { isDetached: true },
      leaver: { leavesAfter: 'orphan', children: { orphan: { isDetached: true } } },
    },
  });
  // When the unrelated process runs, too, and the orphan's parent has gone.
  const preload = meanwhile([
    {
      mark: mark('tool'),
      script: `at(${JSON.stringify(mark('ready'))}, () => simulator.dropLine('Office', 629));`,
    },
  ]);
  const { ended, ledger } = started(words, preload, '--json');
  await until(() => ['tool', 'unrelated'].every(runs) && !runs('leaver'));
  expect(['grandchild', 'detached', 'orphan'].filter(runs)).toHaveLength(3);
  writeFileSync(mark('ready'), 'now');
  const { code, stderr, ...others } = await ended;
  expect(['tool', 'grandchild', 'detached', 'orphan'].filter(runs)).toEqual([]);
  expect(runs('unrelated')).toBe(true);
  expect(code).toBe(125);
  expect(stderr).toContain('winras: Office was lost. The command is ended.\n');
  // The guard is none of the command's processes.
  expect(stderr).not.toContain('guard has ended');
  const told = linesOf({ code, stderr, ...others }).find(({ type }) => type === 'commandEnded');
  expect(told).not.toHaveProperty('warning');
  expect(ledger()).toMatchObject({ owed: {}, violations: [] });
});

test('a command that ends by itself leaves behind what it has started', async () => {
  const words = command('starter', {
    leavesAfter: 'daemon',
    children: { daemon: { isDetached: true } },
  });
  const { ended } = started(words, meanwhile([]));
  expect(await ended).toMatchObject({ code: 7 });
  expect(runs('daemon')).toBe(true);
});

test.each([
  ['stays', undefined],
  ['ends', 'told'],
])('a signal: all is ended, also where the command itself %s', async (name, leavesAfter) => {
  const words = command(name, {
    ...(leavesAfter && { leavesAfter }),
    children: { [`deaf-${name}`]: { isDetached: true } },
  });
  const tell = `writeFileSync(${JSON.stringify(mark('told'))}, 'told');`;
  const { ended, ledger } = started(words, meanwhile([hears(mark(name), 'SIGBREAK', tell)]));
  const { code, stderr } = await ended;
  expect([name, `deaf-${name}`].filter(runs)).toEqual([]);
  expect(code).toBe(128 + 21);
  expect(stderr).toMatch(/\nwinras: Office was hung up\.\nwinras: Ended by Ctrl\+Break/);
  expect(ledger()).toMatchObject({ owed: {}, calls: { RasHangUp: 1 } });
});

test('Ctrl+C again ends at once what a command that has ended has left', async () => {
  const words = command('quick', {
    leavesAfter: 'pressed',
    children: { lingering: { isDetached: true } },
  });
  // The time that it would have had is never over.
  const stopClock = 'const now = performance.now(); performance.now = () => now;';
  const press = `writeFileSync(${JSON.stringify(mark('pressed'))}, 'once');`;
  const again = `setInterval(() => process.emit('SIGINT', 'SIGINT'), 100).unref();`;
  const preload = meanwhile(
    [hears(mark('quick'), 'SIGINT', press), { mark: mark('again'), script: again }],
    stopClock,
  );
  const { ended, ledger } = started(words, preload);
  await until(() => existsSync(mark('pressed')) && !runs('quick'));
  expect(runs('lingering')).toBe(true);
  writeFileSync(mark('again'), 'again');
  expect(await ended).toMatchObject({ code: 130 });
  expect(runs('lingering')).toBe(false);
  expect(ledger()).toMatchObject({ owed: {}, calls: { RasHangUp: 1 } });
});

test('a console that is closed: all is ended and hung up before Windows ends winras, too', async () => {
  const words = command('console', { children: { windowless: { isDetached: true } } });
  // As Windows does 5 s after it has told.
  const tooLate = `setTimeout(() => process.kill(process.pid, 'SIGKILL'), 5_000).unref();`;
  const { ended, ledger } = started(words, meanwhile([hears(mark('console'), 'SIGHUP', tooLate)]));
  const { code, stderr } = await ended;
  expect(['console', 'windowless'].filter(runs)).toEqual([]);
  expect(code).toBe(128 + 1);
  expect(stderr).toContain('\nwinras: Office was hung up.\n');
  expect(ledger()).toMatchObject({ owed: {}, calls: { RasHangUp: 1 } });
});

test('several that go on starting others do not outrun their end', async () => {
  const link = join(folder, 'link.js');
  writeFileSync(
    link,
    `const { spawn } = require('node:child_process');
     const { appendFileSync, existsSync } = require('node:fs');
     const { join } = require('node:path');
     const [, file, name] = process.argv;
     appendFileSync(join(__dirname, name), '.');
     if (!existsSync(join(__dirname, 'stop')))
       spawn(process.execPath, [file, name], { detached: true, stdio: 'ignore' }).on('spawn', () => process.exit());`,
  );
  const names = ['chain-1', 'chain-2', 'chain-3'];
  const links = (): number[] =>
    names.map((name) => (existsSync(mark(name)) ? statSync(mark(name)).size : 0));
  const script = `
    const { spawn } = require('node:child_process');
    for (const name of ${JSON.stringify(names)})
      spawn(process.execPath, [${JSON.stringify(link)}, name], { detached: true, stdio: 'ignore' });
    setTimeout(() => {}, 3_600_000);`;
  const preload = meanwhile([loses(mark('enough'), 'Office')]);
  const { ended } = started([process.execPath, '-e', script], preload);
  try {
    await until(() => links().every((count) => count > 2));
    writeFileSync(mark('enough'), 'enough');
    const { code, stderr } = await ended;
    const last = links();
    expect(code).toBe(125);
    expect(stderr).not.toContain('could not be ended');
    // Longer than one takes to start the next.
    await setTimeout(5_000);
    expect(links()).toEqual(last);
  } finally {
    writeFileSync(mark('stop'), 'stop');
  }
});

test("keep ends what its command has started, and leaves an earlier one's alone", async () => {
  write('first', { leavesAfter: 'left', children: { left: { isDetached: true } } });
  write('second', { children: { grandchild2: { isDetached: true } } });
  const { simulate, ledger } = office();
  const args = ['keep', 'Office', simulate, '--first-wait', '0.01'];
  const hook = [
    `const { existsSync } = require('node:fs');`,
    `process.argv[2] = existsSync(${JSON.stringify(mark('left'))}) ? 'second' : 'first';`,
    `process.argv[1] = ${JSON.stringify(member)};`,
    'require(process.argv[1]);',
  ];
  const file = join(folder, 'hook.js');
  writeFileSync(file, hook.join('\n'));
  const words = [process.execPath, file].flatMap((word) => ['--on-connected', word]);
  // The first has ended by the time that the second runs: one runs at a time.
  const preload = meanwhile([loses(mark('left'), 'Office'), hears(mark('second'), 'SIGINT')]);
  const { code, stderr } = await startWinras([...args, ...words], { preload }).ended;
  expect(stderr).toContain('The program of --on-connected ended with exit code 7.');
  expect(code).toBe(130);
  expect(['first', 'second', 'grandchild2'].filter(runs)).toEqual([]);
  expect(runs('left')).toBe(true);
  expect(ledger().owed).toEqual({});
});

test('where Windows has no job for it, the command itself is ended, and that is said', async () => {
  const words = command('alone', { children: { survivor: { isDetached: true } } });
  const refuse = 'loadAddon().openProcessTree = () => ({ error: 5 });';
  const { ended } = started(words, meanwhile([loses(mark('alone'), 'Office')], refuse), '--json');
  const end = await ended;
  expect(runs('alone')).toBe(false);
  expect(runs('survivor')).toBe(true);
  expect(end.code).toBe(125);
  const warning =
    'What the command has started may still be running: Windows has made no job for it (error 5).';
  expect(end.stderr).toContain(`winras: ${warning}\n`);
  expect(linesOf(end).find(({ type }) => type === 'commandEnded')).toMatchObject({ warning });
});
