/** What a build leaves of outputs that were built before. */

import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from '@jest/globals';
import { endedWell, runScript } from '../contract/support/script.js';

const build = JSON.stringify(pathToFileURL(join('scripts', 'lib', 'build.mjs')).href);

test('outputs whose source is gone are deleted: modules, JSON, and the folders that they leave empty', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'winras-build-'));
  try {
    const [sources, outputs] = [join(folder, 'src'), join(folder, 'dist')];
    write(sources, ['kept.ts', 'room/table.json']);
    const kept = ['.tsbuildinfo', 'kept.d.ts', 'kept.js', 'kept.js.map', 'room/table.json'];
    write(outputs, [...kept, 'gone.js', 'gone.d.ts', 'gone.json', 'room/old.json', 'left/x.json']);
    const args = JSON.stringify([sources, outputs]);
    const script = `import { removeOrphans } from ${build}; removeOrphans(...${args});`;
    expect(await runScript(script)).toEqual(endedWell());
    const names = readdirSync(outputs, { recursive: true, encoding: 'utf8' });
    expect(names.map((name) => name.replaceAll('\\', '/')).sort()).toEqual(
      [...kept, 'room'].sort(),
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

function write(folder: string, files: readonly string[]): void {
  for (const file of files) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), '');
  }
}
