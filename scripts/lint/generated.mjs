/** What scripts/docs.mjs writes is as it would write it now. */

import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { handWritten, showsWhatRuns } from '../docs/sections.mjs';
import { root, run } from '../lib/run.mjs';

export async function checkGenerated() {
  // The picture shows what runs, and so do some tables.
  const isBuilt = existsSync(join(root, 'dist', 'simulator.js'));
  const texts = Object.entries(handWritten()).filter(([, text]) => !showsWhatRuns(text));
  const names = isBuilt ? [] : [...texts.map(([file]) => file), 'docs/reference'];
  const args = ['scripts/docs.mjs', '--check', ...names];
  const { succeeded } = await run(process.execPath, args, { quiet: true });
  if (!succeeded || isBuilt) return succeeded;
  return { leftOut: 'whether the picture and the tables show what runs', add: 'npm run build' };
}
