/** Dials the entry that WINRAS_TEST_ENTRY names, and tells what held. The package is built. */

import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { ras } from 'winras';
import * as show from '../../scripts/demo/show.mjs';
import { root } from '../../scripts/lib/run.mjs';
import { finish, tally } from '../../scripts/lib/tally.mjs';
import { checks } from './checks.mjs';
import { DialedEntry } from './dialed-entry.mjs';

const { values } = parseArgs({ options: { output: { type: 'string' } } });
const { WINRAS_TEST_ENTRY: name, WINRAS_TEST_PHONE_BOOK: phoneBook } = process.env;

// In order, so that what is dialed or connected is hung up.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGBREAK'])
  process.once(signal, () => process.exit(signal === 'SIGTERM' ? 143 : 130));

const entry = new DialedEntry(ras, name, phoneBook);
const obstacle = await entry.obstacle();
if (obstacle === undefined) {
  show.heading(`Dialing "${name}", with its stored credentials.`);
  finish(await runChecks());
} else {
  console.error(`"${name}" is not dialed: ${obstacle}`);
  process.exitCode = 1;
}

async function runChecks() {
  const counts = tally();
  for (const { title, needs, check } of checks) {
    const missing = needs === undefined ? undefined : entry.misses(needs);
    if (missing !== undefined) {
      counts.skipped += 1;
      console.log(`  - ${title}: left out, for ${missing}`);
      continue;
    }
    try {
      await check(entry);
      counts.passed += 1;
      show.ended(true, title);
    } catch (error) {
      counts.failed += 1;
      show.ended(false, `${title}: ${error.name}: ${error.message}`);
    }
  }
  if (entry.transcript !== undefined) writeTranscript(entry.transcript);
  return counts;
}

function writeTranscript(transcript) {
  const file = values.output ? resolve(values.output) : join(root, '.hardware', `${now()}.json`);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, `${JSON.stringify(transcript, null, 2)}\n`);
  console.log(`\nThe transcript, which names neither persons nor servers: ${relative('', file)}`);
}

function now() {
  return new Date().toISOString().replace(/\.\d+/, '').replaceAll(':', '-');
}
