/** What scripts/lib/leaks.mjs looks at: dials that end in several ways, often enough that a leak shows. */

import { createRequire } from 'node:module';
import { join } from 'node:path';

const require = createRequire(import.meta.url);
const folder = process.argv[2];
const { ras: system } = require(join(folder, 'dist', 'index.js'));
const { simulate } = require(join(folder, 'dist', 'simulator.js'));

const rounds = 20;
const credentials = { userName: 'alice', password: 'secret' };

const ras = simulate({
  entries: {
    Office: { type: 'vpn', server: 'office' },
    Branch: { type: 'modem', server: 'busy' },
    Slow: { type: 'modem', server: 'slow', behavior: { delay: 1000 } },
  },
  servers: {
    office: { users: { alice: { password: 'secret' } } },
    busy: { busy: true },
    slow: {},
  },
});
for (let round = 0; round < rounds; ++round) {
  await system.connections().catch(() => {}); // there may be no RAS here
  const connection = await ras.dial('Office', { credentials });
  await ras.connections();
  await connection.hangUp();
  for await (const event of ras.dial('Office', { credentials })) {
    if (event.state === 'Authenticate') break;
  }
  await failure(ras.dial('Branch'));
  await failure(ras.dial('Office', { credentials: { ...credentials, password: 'mistyped' } }));
  await failure(ras.dial('Slow', { signal: AbortSignal.timeout(1) }));
  await failure(ras.dial('Nowhere'));
}
console.log('All rounds done');

async function failure(dialing) {
  const connection = await dialing.catch(() => undefined);
  if (connection !== undefined) throw new Error('This dial should have failed');
}
