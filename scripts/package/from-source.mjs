/** What the package's users do where it has no binary for their platform. */

import { copyFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { root, run } from '../lib/run.mjs';
import { isDial } from './installs.mjs';
import { managers, runManager } from './managers.mjs';
import { tool } from './tools.mjs';
import { makeUserFolder } from './user-folder.mjs';

const script = 'dial.mjs';
const [manager] = managers;

/** Takes out the binaries, reads the command out of the error, and runs it. */
export async function checkFromSource(checks, packed) {
  const user = await makeUserFolder(tool(manager.node, 'bin/node'), packed);
  try {
    await checks.run(
      'the addon is built from the sources by the command that its error names',
      () => buildAndDial(user),
    );
  } finally {
    user.remove();
  }
}

async function buildAndDial(user) {
  const added = await runManager(manager, manager.add, user);
  if (!added.succeeded) return [added.output];
  copyFileSync(join(root, 'test', 'package', script), join(user.cwd, script));
  rmSync(join(user.cwd, 'node_modules', 'winras', 'prebuilds'), { recursive: true });
  const without = await dial(user);
  const command = /npm (install --prefix) "(.+?)"/.exec(without.output);
  if (command === null) return [`The error names no command: ${without.output}`];
  const [, options, folder] = command;
  // With the compiler and Python of this machine.
  const env = { ...user.env, PATH: `${user.env.PATH}:${process.env.PATH}` };
  const built = await runManager(manager, [...options.split(' '), folder], { ...user, env });
  if (!built.succeeded) return [built.output];
  const { succeeded, output } = await dial(user);
  return succeeded && isDial(output) ? [] : [output];
}

function dial(user) {
  return run(tool(manager.node, 'bin/node'), [script], { ...user, keep: true });
}
