/** Builds the addon into build/, the package into dist/ and the tests into .test-build/; each incrementally. */

import { existsSync, readdirSync, readFileSync, rmdirSync, rmSync, statSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { dirname, join } from 'node:path';
import { root, runTool } from './run.mjs';

export async function buildAll() {
  return (await buildAddon()) && (await buildTypeScript());
}

/** `folder` has a binding.gyp. */
export async function buildAddon({ folder = root } = {}) {
  console.error('Building the addon …');
  const jobs = `--jobs=${availableParallelism()}`;
  return nodeGyp(['configure', 'build', jobs], { cwd: folder });
}

/**
 * Only writes what would be built, in the way that `gypOptions` choose; for this Node.js, or the one in `nodeFolder`.
 * `variables` take the place of those with which that Node.js itself was built, which gyp's own -D does not.
 */
export async function configureAddon({ folder, gypOptions, variables = {}, env, nodeFolder }) {
  const values = Object.entries(variables).map(([name, value]) => `--${name}=${value}`);
  return nodeGyp(['configure', ...values], { cwd: folder, env, nodeFolder }, ['--', ...gypOptions]);
}

async function nodeGyp(args, { nodeFolder, ...options }, rest = []) {
  const from = nodeFolder === undefined ? headers() : [`--nodedir=${nodeFolder}`];
  const all = [...args, '--loglevel=warn', ...from, ...rest];
  const { succeeded } = await runTool('node-gyp', 'bin/node-gyp.js', all, {
    ...options,
    quiet: true,
  });
  return succeeded;
}

/** Node.js' headers, where they came with it: then nothing has to be downloaded. */
function headers() {
  const prefix = join(dirname(process.execPath), '..');
  const file = join(prefix, 'include', 'node', 'node_version.h');
  if (!existsSync(file)) return [];
  const text = readFileSync(file, 'utf8');
  const [major, minor, patch] = ['MAJOR', 'MINOR', 'PATCH'].map(
    (part) => new RegExp(`#define NODE_${part}_VERSION (\\d+)`).exec(text)?.[1],
  );
  return `v${major}.${minor}.${patch}` === process.version ? [`--nodedir=${prefix}`] : [];
}

export async function buildTypeScript() {
  console.error('Compiling TypeScript …');
  removeOrphans(join(root, 'src'), join(root, 'dist'));
  removeOrphans(join(root, 'test'), join(root, '.test-build'));
  const { succeeded } = await runTool('typescript', 'bin/tsc', ['--build', 'test'], {
    quiet: true,
  });
  return succeeded;
}

/**
 * Deletes outputs whose source is gone, and folders that are empty then: an old test would run on for ever, and an old table be
 * published. TypeScript writes three files for a module, and copies JSON.
 */
export function removeOrphans(sources, outputs) {
  if (!existsSync(outputs)) return;
  // The files of a folder stand before the folder itself.
  for (const name of readdirSync(outputs, { recursive: true }).sort().reverse()) {
    const output = join(outputs, name);
    if (statSync(output).isDirectory()) {
      if (readdirSync(output).length === 0) rmdirSync(output);
      continue;
    }
    const [, module] = /^(.*?)(?:\.d\.ts|\.js|\.js\.map)$/.exec(name) ?? [];
    const source = module === undefined ? name : `${module}.ts`;
    const isOutput = module !== undefined || name.endsWith('.json');
    if (isOutput && !existsSync(join(sources, source))) rmSync(output);
  }
}
