/** Biome for TypeScript and JavaScript, clang-format for C++; both come from npm, so that all use the same ones. */

import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { root, runTool } from './run.mjs';

export function checkTypeScript() {
  return biome('--error-on-warnings');
}

export function formatTypeScript() {
  return biome('--write');
}

export function checkCpp() {
  return clangFormat('--dry-run', '-Werror');
}

export function formatCpp() {
  return clangFormat('-i');
}

async function biome(...options) {
  const { succeeded } = await runTool('@biomejs/biome', 'bin/biome', ['check', ...options]);
  return succeeded;
}

async function clangFormat(...options) {
  const files = ['native', 'test/native', 'test/fuzz', 'test/bench/native']
    .flatMap((folder) =>
      readdirSync(join(root, folder), { recursive: true }).map((file) => join(folder, file)),
    )
    .filter((file) => /\.(cc|h)$/.test(file));
  const { succeeded } = await runTool('clang-format-node', 'build/cli.js', [...options, ...files]);
  return succeeded;
}
