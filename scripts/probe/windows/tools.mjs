/** The programs of Windows that the probe asks, each by its full path: nothing in PATH may take their place. */

import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { isWindowsOwn } from '../simulated.mjs';
import { jsonOf } from './powershell.mjs';
import { queryOf, recordsOf } from './rasclient-records.mjs';

/** Milliseconds; PowerShell's VpnClient module has been seen to take a minute to load. */
const longest = 180_000;
const profileScript = fileURLToPath(new URL('vpn-profile.ps1', import.meta.url));

/** Undefined where there is no Windows, or a RAS is simulated, of which its programs know nothing. */
export function windowsTools() {
  if (!isWindowsOwn()) return undefined;
  return { run, rasClientRecords, shortPath, vpnProfile };
}

/** `name` is below System32. Resolves, also for a program that is not there or takes too long. */
function run(name, args, { verbatim = false } = {}) {
  const file = join(process.env.SystemRoot ?? 'C:\\Windows', 'System32', name);
  return new Promise((resolve) => {
    const pieces = [];
    const child = spawn(file, args, {
      stdio: ['ignore', 'pipe', 'ignore'],
      timeout: longest,
      windowsHide: true,
      windowsVerbatimArguments: verbatim,
      env: environment(),
    });
    child.stdout.on('data', (data) => pieces.push(data));
    child.on('error', ({ code }) => resolve({ code, output: '' }));
    child.on('close', (code, signal) =>
      resolve({ code: code ?? signal, output: Buffer.concat(pieces).toString('utf8') }),
    );
  });
}

/**
 * Without the path of PowerShell 7's modules, where it has started this process: Windows PowerShell would take them for its
 * own, and could not load them.
 */
function environment() {
  const others = Object.entries(process.env).filter(([key]) => !/^PSModulePath$/i.test(key));
  return Object.fromEntries(others);
}

/** What the log has of RAS' clients since so many milliseconds. `error` is wevtutil's exit code. */
async function rasClientRecords(milliseconds) {
  const { code, output } = await run('wevtutil.exe', queryOf(milliseconds));
  return code === 0 ? { records: recordsOf(output) } : { error: code };
}

/** The 8.3 spelling of a path, which is the path itself where the volume has none. */
async function shortPath(path) {
  const { output } = await run('cmd.exe', [`/d /c for %I in ("${path}") do @echo %~sI`], {
    verbatim: true,
  });
  return output.trim() || undefined;
}

/** What the cmdlets have done, in the steps of vpn-profile.ps1. */
async function vpnProfile(name) {
  const { code, output } = await run('WindowsPowerShell\\v1.0\\powershell.exe', [
    ...['-NoProfile', '-NonInteractive', '-ExecutionPolicy', 'Bypass'],
    ...['-File', profileScript, '-Name', name],
  ]);
  return { code, steps: jsonOf(output) };
}
