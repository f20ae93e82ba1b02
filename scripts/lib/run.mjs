/** Runs the tools that the scripts need: without a shell, from the folder of package.json. */

import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { constants } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../..', import.meta.url));

/**
 * Resolves, also for a program that is not there. With `quiet` only the output of a failure is shown,
 * and with `keep` none: it is returned. `stdio` is spawn's, for output that goes elsewhere; after
 * `timeout` milliseconds the program is ended.
 */
export function run(
  command,
  args,
  { cwd = root, env = {}, quiet = false, keep = false, stdio, timeout } = {},
) {
  return new Promise((resolve) => {
    const pieces = [];
    const child = spawn(command, args, {
      cwd,
      env: { ...process.env, ...env },
      timeout,
      stdio: stdio ?? ['ignore', ...(quiet || keep ? ['pipe', 'pipe'] : ['inherit', 'inherit'])],
    });
    child.stdout?.on('data', (data) => pieces.push(data));
    child.stderr?.on('data', (data) => pieces.push(data));
    const end = (exitCode) => {
      const output = Buffer.concat(pieces).toString();
      if (quiet && exitCode !== 0) process.stderr.write(output);
      resolve({ succeeded: exitCode === 0, exitCode, output });
    };
    child.on('error', ({ message }) => {
      pieces.push(Buffer.from(`${command}: ${message}\n`));
      end(127);
    });
    child.on('close', (code, signal) => {
      if (signal !== null) pieces.push(Buffer.from(`${command} was ended by ${signal}\n`));
      end(code ?? 128 + constants.signals[signal]);
    });
  });
}

const require = createRequire(import.meta.url);

/** Runs a development dependency's command with this Node.js. */
export function runTool(name, file, args, options) {
  const folder = dirname(require.resolve(`${name}/package.json`));
  return run(process.execPath, [join(folder, file), ...args], options);
}
