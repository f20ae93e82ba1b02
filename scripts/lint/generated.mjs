/** What scripts/readme.mjs writes is as it would write it now. */

import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { root, run } from '../lib/run.mjs';

export async function checkGenerated() {
  // The picture shows what runs.
  const isBuilt = existsSync(join(root, 'dist', 'simulator.js'));
  const files = ['README.md', 'src/REFERENCE.md', ...(isBuilt ? ['.github/dial.svg'] : [])];
  const args = ['scripts/readme.mjs', '--check', ...files];
  const { succeeded } = await run(process.execPath, args, { quiet: true });
  if (!succeeded || isBuilt) return succeeded;
  return { leftOut: "whether the README's picture is what runs", add: 'npm run build' };
}
