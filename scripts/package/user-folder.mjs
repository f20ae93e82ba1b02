/** The empty folder of somebody who has Node.js, and neither a compiler nor Python. */

import { copyFileSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root, run } from '../lib/run.mjs';
import { tarball } from './managers.mjs';

let registry;

/** Its path, and the environment in which programs run there; `remove` it afterwards. It has the package to install. */
export async function makeUserFolder(node, packed) {
  // Outside of this checkout, whose packages would be found else.
  const home = mkdtempSync(join(tmpdir(), 'winras-user-'));
  const programs = join(home, 'programs');
  const cwd = join(home, 'project');
  mkdirSync(programs);
  mkdirSync(cwd);
  symlinkSync(node, join(programs, 'node'));
  symlinkSync('/bin/sh', join(programs, 'sh'));
  copyFileSync(join(root, packed), join(cwd, tarball));
  writeFileSync(join(cwd, 'package.json'), '{ "name": "project", "type": "module" }\n');
  // Of itself it would take the folder for a part of a project above.
  writeFileSync(join(cwd, 'yarn.lock'), '');
  registry ??= await configuredRegistry();
  return { cwd, env: environment(home, programs), remove: () => rmSync(home, { recursive: true }) };
}

/** Each manager has a configuration of its own; this machine's may be set for one of them only. */
async function configuredRegistry() {
  const { output } = await run('npm', ['config', 'get', 'registry'], { keep: true });
  return output.trim();
}

function environment(home, programs) {
  const inherited = Object.keys(process.env).filter((name) =>
    /^(?:npm_|yarn_|pnpm_|WINRAS_)/i.test(name),
  );
  return {
    ...Object.fromEntries(inherited.map((name) => [name, undefined])),
    PATH: programs,
    npm_config_registry: registry,
    npm_config_cache: join(home, 'npm-cache'),
    npm_config_store_dir: join(home, 'pnpm-store'),
    // What would run at an install must not be kept from it.
    npm_config_ignore_scripts: 'false',
    npm_config_update_notifier: 'false',
    YARN_NPM_REGISTRY_SERVER: registry,
    YARN_ENABLE_SCRIPTS: 'true',
    YARN_ENABLE_TELEMETRY: 'false',
    YARN_GLOBAL_FOLDER: join(home, 'yarn'),
    YARN_CACHE_FOLDER: join(home, 'yarn-cache'),
  };
}
