/** The installed package in several runtimes, and in what is made of it. */

import { copyFileSync, cpSync, existsSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { root, run } from '../lib/run.mjs';
import { installWindowsNode, windowsNode } from '../windows/node.mjs';
import { missingPackages } from '../windows/packages.mjs';
import { prepareWine, runWine, stopWine } from '../windows/wine.mjs';
import { checkBundles } from './bundles.mjs';
import { isDial } from './installs.mjs';
import { managers, runManager } from './managers.mjs';
import { packageFolder } from './pack.mjs';
import { checkReadmeSteps } from './readme-steps.mjs';
import { titleOf, tool } from './tools.mjs';
import { makeUserFolder } from './user-folder.mjs';

const scripts = {
  'dial.mjs': isDial,
  'require.cjs': (output) => output.trim() === 'function function',
};
const runtimes = ['node-20', 'node-22', 'node-24', 'node-26'].map((name) => ({
  name,
  command: (script) => [tool(name, 'bin/node'), script],
}));
/** Which promise to run Node.js' packages. Not every platform has them. */
const others = [
  { name: 'bun', command: (script) => [tool('bun', 'bin/bun'), script] },
  { name: 'deno', command: (script) => [tool('deno', 'deno'), 'run', '--allow-all', script] },
];
/** Versions of Node.js for Windows. */
const windowsVersions = [20, 22];

/** Milliseconds. A runtime that does not end by itself is ended, and has failed. */
const deadline = 60_000;

export async function checkRuns(checks, packed) {
  const [manager] = managers;
  const user = await makeUserFolder(tool(manager.node, 'bin/node'), packed);
  try {
    const { succeeded, output } = await runManager(manager, manager.add, user);
    if (!succeeded) {
      await checks.run('the package is installed', () => [output]);
      return;
    }
    for (const script of Object.keys(scripts))
      copyFileSync(join(root, 'test', 'package', script), join(user.cwd, script));
    for (const runtime of runtimes) await checkRuntime(checks, runtime, user);
    await checks.run('the command winras dials', () => checkCommand(user));
    await checkReadmeSteps(checks, tool('node-20', 'bin/node'), user);
    for (const runtime of others) {
      if (existsSync(runtime.command('')[0])) await checkRuntime(checks, runtime, user);
      else checks.leaveOut(`${runtime.name}: the npm registry has none for this machine`);
    }
    await checkBundles(checks, user);
    await checkWindows(checks, user.cwd);
  } finally {
    user.remove();
  }
}

async function checkRuntime(checks, { name, command }, user) {
  for (const [script, isRight] of Object.entries(scripts)) {
    await checks.run(`${titleOf(name)} runs ${script}`, async () => {
      const [program, ...args] = command(script);
      const options = { ...user, keep: true, timeout: deadline };
      const { succeeded, output } = await run(program, args, options);
      return succeeded && isRight(output) ? [] : [output];
    });
  }
}

/** By the link that the package manager has made. */
async function checkCommand(user) {
  const program = join(user.cwd, 'node_modules', '.bin', 'winras');
  const args = ['dial', 'Office VPN', '--simulate'];
  const { succeeded, output } = await run(program, args, { ...user, keep: true });
  return succeeded && output.includes('Office VPN is connected') ? [] : [output];
}

async function checkWindows(checks, installed) {
  const missing = await missingPackages();
  if (missing !== undefined) {
    checks.leaveOut(`Node.js for Windows: there is no Wine. To add it: ${missing.command}`);
    return;
  }
  if (!(await prepareWine()) || !(await installWindowsNode())) {
    await checks.run('Node.js for Windows is installed', () => ['see above']);
    return;
  }
  // Wine sees this checkout only.
  const cwd = join(root, packageFolder, 'windows-user');
  rmSync(cwd, { recursive: true, force: true });
  mkdirSync(cwd, { recursive: true });
  cpSync(installed, cwd, { recursive: true });
  try {
    for (const version of windowsVersions) await checkWindowsVersion(checks, version, cwd);
  } finally {
    await stopWine();
  }
}

async function checkWindowsVersion(checks, version, cwd) {
  for (const [script, isRight] of Object.entries(scripts)) {
    await checks.run(`Node.js ${version} for Windows runs ${script}`, async () => {
      const args = [windowsNode(version), script];
      const { succeeded, output } = await runWine(args, { cwd, rasapi32: 'wine' });
      return succeeded && isRight(output) ? [] : [output];
    });
  }
}
