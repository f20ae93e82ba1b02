/**
 * `npm run bench`: how fast it is, measured against what it could be compared with, in one run. With `--quick` it
 * only shows that all of it can still be measured. `--json` prints the results as JSON, `--json <file>` writes
 * them there beside the table.
 */

import { writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { buildAddon, buildAll } from './lib/build.mjs';
import { root } from './lib/run.mjs';

const { quick, json, file } = options();
const native = join(root, 'test', 'bench', 'native');
if ((await buildAll()) && (await buildAddon({ folder: native }))) await bench();
else process.exitCode = 1;

async function bench() {
  const { benchmarks } = await import('../test/bench/benchmarks.mjs');
  const { printTable } = await import('../test/bench/support/table.mjs');
  const rows = [];
  for (const [name, measure] of Object.entries(benchmarks)) {
    console.error(`Measuring ${name} …`);
    const began = performance.now();
    rows.push(...(await measure({ quick })));
    console.error(`  took ${((performance.now() - began) / 1_000).toFixed(1)} s`);
  }
  const machine = { platform: process.platform, arch: process.arch, cores: availableParallelism() };
  const results = JSON.stringify({ node: process.version, ...machine, quick, rows }, null, 2);
  if (json && file === undefined) return console.log(results);
  if (file !== undefined) writeFileSync(file, `${results}\n`);
  printTable(rows);
}

function options() {
  const { values, positionals } = parseArgs({
    options: {
      quick: { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
    },
    allowPositionals: true,
  });
  if (positionals.length > (values.json ? 1 : 0))
    throw new Error('usage: npm run bench -- [--quick] [--json [file]]');
  return { ...values, file: positionals[0] };
}
