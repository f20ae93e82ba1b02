import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { newFolder } from '../contract/support/folder.js';
import { newLedgerFile, readLedger } from '../contract/support/ledger.js';
import { loses, meanwhile } from './support/meanwhile.js';
import { newMark, startWinras, until } from './support/started.js';
import { linesOf, program, scenarioFile, winras } from './support/winras.js';

const node = process.execPath;
/** Windows has no signals that a process could be sent and listen to. */
const testOfSignals = process.platform === 'win32' ? test.skip : test;

/** `Office`, which connects, and what was done to it. */
function office(more: Record<string, unknown> = {}) {
  const ledgerFile = newLedgerFile();
  const file = scenarioFile({
    entries: { Office: { type: 'vpn', server: 'host' } },
    servers: { host: {} },
    ledgerFile,
    ...more,
  });
  return { simulate: `--simulate=${file}`, file, ledger: () => readLedger(ledgerFile) };
}

function runIn(simulate: string, script: string, ...options: string[]): string[] {
  return ['run', 'Office', simulate, ...options, '--', node, '-e', script];
}

/** A script of a command that says when it runs, and which process it is. */
function marking(mark: string, script: string): string {
  return `${script}; require('fs').writeFileSync(${JSON.stringify(mark)}, String(process.pid))`;
}

const stays = 'setTimeout(() => {}, 60_000)';

test("the command's output and exit code are its own, and the line is hung up", async () => {
  const { simulate, ledger } = office();
  const args = runIn(simulate, "console.log('hello'); process.exitCode = 7");
  const { code, stdout, stderr } = await winras(args);
  expect({ code, stdout }).toEqual({ code: 7, stdout: 'hello\n' });
  expect(stderr).toMatch(
    /Connected: Connected\nwinras: Office is connected through [^\n]+\.\nwinras: Office was hung up\.\n$/,
  );
  expect(ledger()).toMatchObject({ owed: {}, violations: [], calls: { RasDial: 1, RasHangUp: 1 } });
});

test('a line that is up already is used, and stays up', async () => {
  const { simulate, ledger } = office({ connections: ['Office'] });
  const { code, stdout, stderr } = await winras(runIn(simulate, "console.log('hello')"));
  expect({ code, stdout }).toEqual({ code: 0, stdout: 'hello\n' });
  expect(stderr).toContain('winras: Office is already connected, and stays connected.\n');
  expect(ledger().calls).not.toHaveProperty('RasDial');
  expect(ledger().calls).not.toHaveProperty('RasHangUp');
  const ended = await winras(runIn(simulate, '', '--json'));
  expect(linesOf(ended)).toMatchObject([
    { type: 'connected', alreadyConnected: true },
    { type: 'commandEnded', exitCode: 0 },
    { type: 'result', ok: true, alreadyConnected: true },
  ]);
});

test('a server is dialed without an entry, for the time of the command', async () => {
  const { simulate, ledger } = office();
  const options = ['--server', 'host', '--current-user', simulate, '--json'];
  const ended = await winras(['run', ...options, '--', node, '-e', '']);
  expect(ended.code).toBe(0);
  expect(ledger()).toMatchObject({ owed: {}, calls: { RasDial: 1, RasHangUp: 1 } });
});

test('with --json the output of the command goes to standard error', async () => {
  const { simulate } = office();
  const ended = await winras(runIn(simulate, "console.log('hello')", '--json'));
  const lines = linesOf(ended).filter(({ type }) => type !== 'event');
  expect(lines).toMatchObject([
    { type: 'connected', connection: { entryName: 'Office' } },
    { type: 'commandEnded', exitCode: 0, signal: null },
    { type: 'hungUp', entryName: 'Office', outcome: 'disconnected' },
    { type: 'result', ok: true, exitCode: 0, connection: { entryName: 'Office' } },
  ]);
  expect(ended.stderr).toMatch(/\nhello\n$/);
});

test('words with blanks, quotes and dashes arrive unharmed, also what looks like our options', async () => {
  const { simulate } = office();
  const words = ['a b', `"quoted" 'too'`, '', '--json', '--', '$HOME %PATH% & | \\', '事務所\\"'];
  const script = 'console.log(JSON.stringify(process.argv.slice(1)))';
  const args = ['run', simulate, 'Office', '--', node, '-e', script, '--', ...words];
  const { code, stdout } = await winras(args);
  expect({ code, words: JSON.parse(stdout) }).toEqual({ code: 0, words });
});

/** PowerShell takes the first `--` away before a script of its own, as npm makes one for winras, gets the rest. */
function asPowerShellHandsOver(args: readonly string[]): string[] {
  return args.toSpliced(args.indexOf('--'), 1);
}

test.each([
  ['behind the entry', ['Office']],
  ['behind options', ['Office', '--user', 'alice', '--password-env', 'SECRET', '--timeout=60']],
  ['behind options and the entry', ['--user', 'alice', '--password-env', 'SECRET', 'Office']],
  ['behind --server', ['--current-user', '--server', 'host']],
])('without -- the command begins %s, and its options are its own', async (_, own) => {
  const { simulate, ledger } = office();
  const script = 'console.log(JSON.stringify(process.argv.slice(1)))';
  const words = ['--json', '--user', 'bob', '--help'];
  const args = ['run', simulate, ...own, '--', node, '-e', script, 'word', ...words];
  const ended = await winras(asPowerShellHandsOver(args), { env: { SECRET: 'secret' } });
  expect({ code: ended.code, words: JSON.parse(ended.stdout) }).toEqual({
    code: 0,
    words: ['word', ...words],
  });
  expect(ledger()).toMatchObject({ owed: {}, calls: { RasDial: 1, RasHangUp: 1 } });
});

test('where PowerShell leaves the -- of the command, the next step is said', async () => {
  const { simulate, ledger } = office();
  const args = ['run', 'Office', simulate, '--', 'npm', 'test', '--', '--watch'];
  const { code, stderr } = await winras(asPowerShellHandsOver(args));
  expect(code).toBe(125);
  expect(stderr).toMatch(/"npm" is given as well.*PowerShell.*'--'/);
  expect(ledger().calls).toEqual({});
});

test.each([
  ['an entry that there is not', ['Nothing'], [node], 125, /Check the name/],
  ['no command', ['Office'], [], 125, /after --/],
  ['neither an entry nor a server', [], [node], 125, /either an entry or/],
  ['two entries', ['Office', 'VPN'], [node], 125, /but "VPN" is given as well/],
  ['an option that there is not', ['Office', '--pasword-stdin'], [node], 125, /--password-stdin/],
  [
    'a command that is not found',
    ['Office'],
    ['no-such-command'],
    127,
    /"no-such-command" was not found/,
  ],
])('%s: the exit code is not one of the command', async (_, before, words, code, says) => {
  const { simulate, ledger } = office();
  const ended = await winras(['run', simulate, ...before, '--', ...words]);
  expect({ code: ended.code, stdout: ended.stdout }).toEqual({ code, stdout: '' });
  expect(ended.stderr).toMatch(says);
  expect(ended.stderr).not.toMatch(/^ +at /m);
  expect(ledger().owed).toEqual({});
});

test('a file that is no program: exit code 126', async () => {
  const { simulate, file, ledger } = office();
  const ended = await winras(['run', 'Office', simulate, '--json', '--', file]);
  expect(ended.code).toBe(126);
  expect(linesOf(ended).at(-1)).toMatchObject({ type: 'result', ok: false, exitCode: 126 });
  expect(ledger()).toMatchObject({ owed: {}, calls: { RasHangUp: 1 } });
});

testOfSignals('a command that a signal ends: 128 and its number', async () => {
  const { simulate, ledger } = office();
  const ended = await winras(runIn(simulate, "process.kill(process.pid, 'SIGKILL')"));
  expect(ended.code).toBe(137);
  expect(ledger()).toMatchObject({ owed: {}, calls: { RasHangUp: 1 } });
});

testOfSignals.each([
  ['SIGINT', 130],
  ['SIGTERM', 143],
  ['SIGHUP', 129],
] as const)('%s goes to the command, too, and the line is hung up', async (signal, code) => {
  const { simulate, ledger } = office();
  const mark = newMark();
  // Whatever it answers: the exit code tells that it was interrupted.
  const answers = `process.on('${signal}', () => { console.log('told'); process.exit(3); }); ${stays}`;
  const { child, ended } = startWinras(runIn(simulate, marking(mark.file, answers)));
  await until(mark.isThere);
  child.kill(signal);
  const { stdout, stderr, ...end } = await ended;
  expect({ ...end, stdout }).toEqual({ code, signal: null, stdout: 'told\n' });
  expect(stderr).toMatch(/\nwinras: Office was hung up\.\nwinras: Ended by [^\n]+\n$/);
  expect(ledger()).toMatchObject({ owed: {}, violations: [], calls: { RasHangUp: 1 } });
});

testOfSignals('a command that does not listen is ended after some seconds', async () => {
  const { simulate, ledger } = office();
  const mark = newMark();
  const deaf = marking(mark.file, `process.on('SIGTERM', () => {}); ${stays}`);
  const { child, ended } = startWinras(runIn(simulate, deaf, '--json'));
  await until(mark.isThere);
  child.kill('SIGTERM');
  const end = await ended;
  expect(end.code).toBe(143);
  const told = linesOf(end).find(({ type }) => type === 'commandEnded');
  expect(told).toMatchObject({ exitCode: 137, signal: 'SIGKILL' });
  expect(ledger().owed).toEqual({});
});

testOfSignals('a signal in the middle of the dial: the command does not run', async () => {
  const { simulate, ledger } = office({ behavior: { delay: 300 } });
  const { child, ended } = startWinras(runIn(simulate, "console.log('ran')"));
  await until(() => ledger().calls['RasDial'] === 1);
  child.kill('SIGTERM');
  const { code, stdout } = await ended;
  expect({ code, stdout }).toEqual({ code: 143, stdout: '' });
  expect(ledger().owed).toEqual({});
});

testOfSignals('a reader that has gone changes nothing', async () => {
  const { simulate, ledger } = office();
  const args = runIn(simulate, 'setTimeout(() => process.exit(5), 300)', '--json');
  const child = spawn(node, [program, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
  child.stdout.destroy();
  child.stderr.destroy();
  expect(await once(child, 'exit')).toEqual([5, null]);
  expect(ledger()).toMatchObject({ owed: {}, calls: { RasHangUp: 1 } });
});

test('a line that is lost: the command is ended, and the exit code tells', async () => {
  const { simulate, ledger } = office();
  const mark = newMark();
  const preload = meanwhile([loses(mark.file, 'Office')]);
  const args = runIn(simulate, marking(mark.file, stays), '--json');
  const end = await startWinras(args, { preload }).ended;
  expect(end.code).toBe(125);
  const lines = linesOf(end).filter(({ type }) => type !== 'event');
  expect(lines.map(({ type }) => type)).toEqual([
    ...['connected', 'lineLost', 'commandEnded', 'hungUp', 'result'],
  ]);
  expect(end.stderr).toContain('winras: Office was lost. The command is ended.\n');
  expect(end.stderr).not.toMatch(/^ +at /m);
  expect(ledger().owed).toEqual({});
});

test.each([
  ['while the command runs', {}],
  ['in the middle of the dial', { behavior: { delay: 3_600_000 } }],
])('when it is killed %s, a guard hangs the line up', async (_, more) => {
  const { simulate, ledger } = office({ stateFile: join(newFolder(), 'state'), ...more });
  const mark = newMark();
  const started = startWinras(runIn(simulate, marking(mark.file, stays), '--json'));
  await until('behavior' in more ? () => ledger().calls['RasDial'] === 1 : mark.isThere);
  expect(ledger().calls['RasHangUp']).toBeUndefined();
  started.child.kill('SIGKILL');
  await started.ended;
  await until(() => ledger().calls['RasHangUp'] === 1);
  const status = await winras(['status', simulate]);
  expect(status.stdout).toBe('Nothing is connected.\n');
  if (mark.isThere()) endOrphan(Number(readFileSync(mark.file, 'utf8')));
});

/** On Windows the command ends with its parent. */
function endOrphan(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch (error) {
    expect(error).toMatchObject({ code: 'ESRCH' });
  }
}
