/** `winras entries set` with a pre-shared key, which is stored beside the entry. */

import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { newFolder } from '../contract/support/folder.js';
import { readLedger } from '../contract/support/ledger.js';
import { newBook, shown } from './support/book.js';
import { linesOf, scenarioFile, winras } from './support/winras.js';

test('stores a pre-shared key, and has it used', async () => {
  const book = newBook();
  await book.entries(['create', 'Branch', '--server', 'host', '--strategy', 'L2TP']);
  const env = { KEY: 'tr0ub4dor' };
  const ended = await book.entries(['set', 'Branch', '--pre-shared-key-env', 'KEY', '--json'], {
    env,
  });
  expect(linesOf(ended)).toMatchObject([
    { v: 1, type: 'changed', name: 'Branch', changes: { options: { usePreSharedKey: true } } },
    { type: 'result', ok: true, name: 'Branch' },
  ]);
  expect(ended.stdout + ended.stderr + readFileSync(book.book, 'utf8')).not.toContain('tr0ub4dor');
  expect(await shown(book, 'Branch')).toMatchObject({
    properties: { options: { usePreSharedKey: true } },
  });
});

const key = ['--strategy', 'L2TP', '--pre-shared-key-env', 'KEY'];

async function setIn(world: Record<string, unknown>, args: readonly string[], KEY?: string) {
  const ledgerFile = join(newFolder(), 'ledger');
  const book = newBook({ ...world, ledgerFile });
  const lines = ['[Branch]', 'Type=2', 'VpnStrategy=3', 'DEVICE=vpn', 'PhoneNumber=host', ''];
  writeFileSync(book.book, lines.join('\r\n'));
  const before = readFileSync(book.book, 'utf8');
  const ended = await book.entries(['set', 'Branch', ...args, '--json'], { env: { KEY } });
  const isChanged = readFileSync(book.book, 'utf8') !== before;
  const { calls } = readLedger(ledgerFile);
  return { ...ended, isChanged, isStored: calls['RasSetCredentials'] !== undefined };
}

test.each([
  ['a variable that is not set', key, undefined, /does not exist\. The option takes the name/],
  ['a key that is too long', key, 'k'.repeat(257), /at most 256/],
  ['a protocol without one', ['--strategy', 'PPTP', ...key.slice(2)], 'key', /preSharedKey/],
  ['a change that RAS does not have', [...key, 'encryption=x'], 'key', /encryption/],
])('%s: nothing is changed, nothing is stored', async (_, args, value, says) => {
  const ended = await setIn({}, args, value);
  expect(ended).toMatchObject({ code: 1, isChanged: false, isStored: false });
  expect(ended.stderr).toMatch(says);
});

test('where RAS refuses the key, the entry is not changed, and that is told', async () => {
  const ended = await setIn({ lacks: ['RasSetCredentials'] }, key, 'key');
  expect(ended).toMatchObject({ code: 2, isChanged: false });
  expect(ended.stderr).toMatch(/RasSetCredentials/);
  expect(ended.stderr).toMatch(
    /winras: The key of Branch was not stored, and nothing else was changed\.\n/,
  );
  expect(linesOf(ended)).toMatchObject([{ type: 'result', ok: false, exitCode: 2 }]);
});

test.each([
  ['where RAS refuses the change', { lacks: ['RasSetEntryProperties'] }],
  ['of an entry that is connected', { servers: { host: {} }, connections: ['Branch'] }],
])('%s, that the key is stored is told', async (_, world) => {
  const ended = await setIn(world, key, 'key');
  expect(ended).toMatchObject({ code: 2, isChanged: false, isStored: true });
  expect(ended.stderr).toMatch(
    /winras: The key of Branch was stored, but nothing else was changed\.\n/,
  );
  expect(linesOf(ended)).toMatchObject([
    { type: 'preSharedKeyStored', name: 'Branch' },
    { type: 'result', ok: false, exitCode: 2 },
  ]);
});

test.each([
  [{ lacks: ['RasSetEntryProperties'] }, 'was stored, but the entry was not changed to use it.'],
  [{ lacks: ['RasSetCredentials'] }, 'was not stored, and the entry was not changed.'],
])('credentials set --use-pre-shared-key in %j: what is done is told', async (world, says) => {
  const entries = { Branch: { type: 'vpn', server: 'host', strategy: ['L2TP'] } };
  const simulate = `--simulate=${scenarioFile({ entries, ...world })}`;
  const args = ['credentials', 'set', 'Branch', '--pre-shared-key-env', 'KEY', simulate];
  const ended = await winras([...args, '--use-pre-shared-key'], { env: { KEY: 'tr0ub4dor' } });
  expect(ended.code).toBe(2);
  expect(ended.stderr).toContain(`winras: The key of Branch ${says}\n`);
  const alone = await winras(args, { env: { KEY: 'tr0ub4dor' } });
  expect(alone.stderr).not.toContain('the entry was not changed');
});
