/** npm packages as they are on another system or processor, for tests that run in an emulator. */

import { cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root, run } from './run.mjs';

/** Installs what the lock file in `source` says for that platform, once. False after an error, which was shown. */
export async function installForeign({ source, into, os, cpu }) {
  mkdirSync(join(root, into), { recursive: true });
  for (const file of ['package.json', 'package-lock.json'])
    cpSync(join(root, source, file), join(root, into, file));
  const lock = readFileSync(join(root, source, 'package-lock.json'), 'utf8');
  const installed = join(root, into, 'node_modules', 'installed-from');
  if (existsSync(installed) && readFileSync(installed, 'utf8') === lock) return true;
  console.error(`Installing the packages for ${os}-${cpu} of ${into} …`);
  const args = ['ci', `--os=${os}`, `--cpu=${cpu}`, '--ignore-scripts', '--no-audit', '--no-fund'];
  const { succeeded } = await run('npm', args, { cwd: join(root, into), quiet: true });
  if (succeeded) writeFileSync(installed, lock);
  return succeeded;
}
