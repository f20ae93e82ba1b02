/** Ctrl+C and its like, in the middle of a dial. */

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { newFolder } from '../contract/support/folder.js';
import { readLedger } from '../contract/support/ledger.js';
import { linesOf, program, scenarioFile } from './support/winras.js';

// A Windows process cannot be sent these: they end it at once.
const whereThereAreSignals = process.platform === 'win32' ? test.skip : test;

whereThereAreSignals.each([
  ['SIGINT', 130],
  ['SIGTERM', 143],
  ['SIGHUP', 129],
] as const)('%s hangs up what is being dialed, and exits with %i', async (signal, code) => {
  const ledgerFile = join(newFolder(), 'ledger');
  const file = scenarioFile({ behavior: { delay: 300 }, ledgerFile });
  const child = spawn(process.execPath, [
    program,
    'dial',
    'Office VPN',
    '--json',
    `--simulate=${file}`,
  ]);
  const [stdout, stderr] = [collect(child.stdout), collect(child.stderr)];
  // It has begun to dial.
  while (!stdout().includes('ConnectDevice')) await once(child.stdout, 'data');
  child.kill(signal);
  expect(await once(child, 'close')).toEqual([code, null]);
  expect(stderr()).toMatch(new RegExp(`\\nwinras: ended by ${signal}\\n$`));
  const last = linesOf({ code, signal: null, stdout: stdout(), stderr: '' }).at(-1);
  expect(last).toMatchObject({ type: 'result', ok: false, exitCode: code, signal });
  expect(readLedger(ledgerFile)).toMatchObject({ owed: {}, violations: [] });
});

function collect(stream: NodeJS.ReadableStream): () => string {
  let text = '';
  stream.on('data', (data) => {
    text += data;
  });
  return () => text;
}
