/** Whether hang-ups under way keep the threads busy that Node.js reads files on. */

import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { simulate } from 'winras/simulator';
import { inTurns, row } from './support/samples.mjs';

const lines = Array.from({ length: 64 }, (_, index) => `Line ${index}`);
const file = fileURLToPath(new URL('../../package.json', import.meta.url));
/** Milliseconds that a hang-up takes, and that files are read for meanwhile. */
const [hangUpTakes, readingTakes] = [1_500, 700];

const behaviors = {
  'lines linger': { linger: hangUpTakes },
  // Each call holds a thread, which libuv has four of.
  'RasHangUp blocks': { hangUpBlocks: hangUpTakes },
};

export async function measureFiles({ quick }) {
  const rows = [];
  for (const [name, behavior] of Object.entries(behaviors)) {
    const ras = simulate({
      entries: Object.fromEntries(lines.map((line) => [line, { server: 'vpn.example.com' }])),
      servers: { 'vpn.example.com': {} },
      behavior,
    });
    const { without, meanwhile } = await inTurns(quick ? 1 : 5, {
      without: readFiles,
      meanwhile: () => readWhileHangingUp(ras),
    });
    ras.assertNoOpenConnections();
    rows.push(
      row(`fs.readFile while 64 ${name}`, 'µs', meanwhile, {
        than: { name: 'no hang-up', samples: without },
      }),
      row('… while nothing is hung up', 'µs', without),
    );
  }
  return rows;
}

async function readWhileHangingUp(ras) {
  const connections = await Promise.all(lines.map((line) => ras.dial(line)));
  let ended = 0;
  const hungUp = Promise.all(
    connections.map(async (connection) => {
      await connection.hangUp();
      ended += 1;
    }),
  );
  const latency = await readFiles();
  if (ended > 0) throw new Error(`${ended} hang-ups ended while files were read`);
  await hungUp;
  return latency;
}

/** Microseconds each. */
async function readFiles() {
  const began = performance.now();
  let read = 0;
  while (performance.now() - began < readingTakes) {
    await readFile(file);
    read += 1;
  }
  return (1_000 * (performance.now() - began)) / read;
}
