/** What scripts/docs.mjs writes is as it would write it now. */

import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { handWritten } from '../docs/sections.mjs';
import { root, run } from '../lib/run.mjs';

export async function checkGenerated() {
  // The picture shows what runs.
  const isBuilt = existsSync(join(root, 'dist', 'simulator.js'));
  const names = isBuilt ? [] : [...Object.keys(handWritten()), 'docs/reference'];
  const args = ['scripts/docs.mjs', '--check', ...names];
  const { succeeded } = await run(process.execPath, args, { quiet: true });
  if (!succeeded || isBuilt) return succeeded;
  return { leftOut: "whether the README's picture is what runs", add: 'npm run build' };
}
