/** A trial in a process of its own: a crash is its result, and so is that it takes too long. */

import { spawn } from 'node:child_process';
import { once } from 'node:events';

/**
 * Runs Node.js with these arguments. `calls` are the answers that the child has told, `during` is the call in which it ended,
 * if it did not end by itself. In `folder` it has its temporary files: what crashes does not remove them.
 */
export async function runChild(args, { longest, folder }) {
  const child = spawn(process.execPath, args, {
    stdio: ['ignore', 'pipe', 'ignore'],
    windowsHide: true,
    env: { ...process.env, ...(folder && { TMPDIR: folder, TEMP: folder, TMP: folder }) },
  });
  const pieces = [];
  child.stdout.on('data', (data) => pieces.push(data));
  let isTooLong = false;
  const timer = setTimeout(() => {
    isTooLong = true;
    child.kill('SIGKILL');
  }, longest);
  const [code, signal] = await once(child, 'close');
  clearTimeout(timer);
  const told = toldBy(Buffer.concat(pieces).toString('utf8'));
  if (isTooLong) return { end: `killed after ${longest / 1_000} s`, ...told };
  return { end: endOf(code, signal), ...told };
}

/** Windows' exit codes of crashes are NTSTATUS numbers, which everybody knows as hexadecimal ones. */
export function endOf(code, signal) {
  if (signal !== null) return `crashed: ${signal}`;
  if (code === 0) return 'ended';
  return code > 0xffff ? `crashed: 0x${code.toString(16).toUpperCase()}` : `exit code ${code}`;
}

/** Lines of JSON: that a call begins, and what it has answered. The last one may be cut off. */
export function toldBy(output) {
  const calls = {};
  let during;
  let failed;
  for (const line of output.split('\n')) {
    const row = parsed(line);
    if (row?.begins !== undefined) during = row.begins;
    if (row?.ended !== undefined) {
      calls[row.ended] = row.answer;
      during = undefined;
    }
    failed = row?.failed ?? failed;
  }
  return { calls, during, failed };
}

function parsed(line) {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}
