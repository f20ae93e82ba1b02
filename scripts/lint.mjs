/**
 * `npm run lint`: formatting and rules of TypeScript and C++, and what only another compiler or system would
 * notice. A check that cannot be made on this machine is left out, and said so; with `--complete`, for CI, that
 * is a failure.
 */

import { checkCpp, checkTypeScript } from './lib/format.mjs';
import { checkWithClang } from './lint/clang.mjs';
import { checkWithClangForWindows } from './lint/clang-windows.mjs';
import { checkDocuments } from './lint/documents.mjs';
import { checkGenerated } from './lint/generated.mjs';
import { checkLayout32 } from './lint/layout-32.mjs';
import { checkLengths } from './lint/lengths.mjs';
import { checkProjectFile } from './lint/project-file.mjs';
import { checkWorkflows } from './lint/workflows.mjs';

const complete = process.argv.includes('--complete');

const checks = [
  checkTypeScript,
  checkCpp,
  checkLengths,
  checkDocuments,
  checkGenerated,
  checkWorkflows,
  () => checkProjectFile({ complete }),
  checkLayout32,
  checkWithClang,
  checkWithClangForWindows,
];
const passed = [];
for (const check of checks) passed.push(tellWhatIsLeftOut(await check()));
process.exitCode = passed.every(Boolean) ? 0 : 1;
if (process.exitCode === 0) console.log('No objections.');

/** A check's result is whether it passed, or what is left out because it cannot be made. */
function tellWhatIsLeftOut(result) {
  if (typeof result === 'boolean') return result;
  console.error(`Left out: ${result.leftOut}. To add it: ${result.add}`);
  return !complete;
}
