/** The types and modules of the package, packed as it would be published. */

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildTypeScript } from '../lib/build.mjs';
import { run } from '../lib/run.mjs';
import { checkTypes } from '../package/check-types.mjs';

export async function checkPackedTypes() {
  if (!(await buildTypeScript())) return false;
  const folder = mkdtempSync(join(tmpdir(), 'winras-packed-'));
  try {
    const { succeeded, output } = await run(
      'npm',
      ['pack', '--json', '--ignore-scripts', '--loglevel=error', '--pack-destination', folder],
      { keep: true },
    );
    if (succeeded) return await checkTypes(join(folder, JSON.parse(output)[0].filename));
    console.error(output);
    return false;
  } finally {
    rmSync(folder, { recursive: true });
  }
}
