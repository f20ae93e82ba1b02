/** No source file is longer than people like to read. */

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../lib/run.mjs';

const longestFile = 400;

/** Tables in .json and .inc files are data, and may be as long as they are. */
export function checkLengths() {
  const tooLong = ['native', 'src', 'test', 'scripts']
    .flatMap((folder) =>
      readdirSync(join(root, folder), { recursive: true }).map((file) => join(folder, file)),
    )
    .filter((file) => /\.(ts|mjs|js|cc|h)$/.test(file))
    .map((file) => ({ file, lines: readFileSync(join(root, file), 'utf8').split('\n').length - 1 }))
    .filter(({ lines }) => lines > longestFile);
  for (const { file, lines } of tooLong)
    console.error(`${file}: ${lines} lines; at most ${longestFile} are allowed`);
  return tooLong.length === 0;
}
