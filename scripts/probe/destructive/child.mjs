/** One trial that can harm, alone in this process: `node child.mjs trial entry-name`. See parent.mjs for what it prints. */

import { writeSync } from 'node:fs';
import { isRasError } from 'winras';
import { openSystem } from '../../../dist/provider/system.js';
import { OwnBook } from '../own-book.mjs';
import { simulateRas } from '../simulated.mjs';
import { openRawRas } from '../windows/raw-ras.mjs';
import { changeWhileConnecting, defaultBook, emptyNames } from './entries.mjs';
import { oddSizesOf } from './odd-sizes.mjs';
import { windowNotifier } from './window-notifier.mjs';

const odd = Object.entries(oddSizesOf).map(([name, trial]) => [`oddSizesOf${name}`, trial]);
const trials = {
  ...Object.fromEntries(odd),
  emptyNames,
  windowNotifier,
  defaultBook,
  changeWhileConnecting,
};
const standardOutput = 1;

const [, , trialName, entryName] = process.argv;
const { WINRAS_SIMULATE: file } = process.env;
const untilSettled = file ? simulateRas(file) : (promise) => promise;
try {
  await untilSettled(run());
} catch (error) {
  const why = isRasError(error) ? { errno: error.errno, operation: error.operation } : error.name;
  print({ failed: why });
}

async function run() {
  const { native } = openSystem();
  const own = new OwnBook();
  native.beginDialTrace();
  try {
    const places = await own.fill();
    await trials[trialName]({ native, own, places, entryName, raw: await openRawRas(), call });
  } finally {
    await own.remove();
  }
}

/** At once, as the process may crash in the call. */
async function call(what, ask) {
  print({ begins: what });
  const answer = await ask();
  print({ ended: what, answer });
  return answer;
}

function print(row) {
  writeSync(standardOutput, `${JSON.stringify(row)}\n`);
}
