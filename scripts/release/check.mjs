/** `npm run check:release -- v1.2.3`: whether what is to be published under this tag is what it says. */

import { readFileSync } from 'node:fs';
import { objectionsToRelease } from './objections.mjs';

const read = (file) => readFileSync(new URL(`../../${file}`, import.meta.url), 'utf8');

const [tag] = process.argv.slice(2);
if (tag === undefined) {
  console.error('Usage: npm run check:release -- v1.2.3');
  process.exitCode = 1;
} else {
  const objections = objectionsToRelease({
    tag,
    manifest: JSON.parse(read('package.json')),
    changelog: read('CHANGELOG.md'),
  });
  for (const objection of objections) console.error(objection);
  process.exitCode = objections.length === 0 ? 0 : 1;
}
