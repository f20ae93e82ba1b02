/** The tarball in the hands of package managers. */

import { copyFileSync, existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { root, run } from '../lib/run.mjs';
import { managers, runManager, titleOfManager } from './managers.mjs';
import { tool } from './tools.mjs';
import { makeUserFolder } from './user-folder.mjs';

const script = 'dial.mjs';

/** Each in a folder of its own. */
export async function checkInstalls(checks, packed) {
  for (const manager of managers) {
    const user = await makeUserFolder(tool(manager.node, 'bin/node'), packed);
    const title = titleOfManager(manager);
    try {
      const added = await checks.run(`${title} adds the package`, () =>
        install(manager, manager.add, user),
      );
      if (!added) continue;
      await checks.run(`${title} reinstalls it from its lock file`, () => {
        rmSync(join(user.cwd, 'node_modules'), { recursive: true, force: true });
        return install(manager, manager.reinstall, user);
      });
    } finally {
      user.remove();
    }
  }
}

async function install(manager, args, user) {
  const { succeeded, output } = await runManager(manager, args, user);
  if (!succeeded) return [output];
  const objections = output
    .split('\n')
    .filter((line) => /gyp|warn.*winras|winras.*warn|install script|build script/i.test(line));
  // Something was compiled, or tried to be.
  if (existsSync(join(user.cwd, 'node_modules', 'winras', 'build')))
    objections.push('The installed package has a folder build');
  return [...objections, ...(await dial(manager, user))];
}

async function dial(manager, { cwd, env }) {
  copyFileSync(join(root, 'test', 'package', script), join(cwd, script));
  const { succeeded, output } =
    manager.runs === 'yarn node'
      ? await runManager(manager, ['node', script], { cwd, env })
      : await run(tool(manager.node, 'bin/node'), [script], { cwd, env, keep: true });
  return succeeded && isDial(output) ? [] : [`${script} printed:\n${output}`];
}

/** What test/package/dial.mjs prints. */
export function isDial(output) {
  return /^ConnectDevice: .*^Authenticated: .*^Connected: Connessione/ms.test(output);
}
