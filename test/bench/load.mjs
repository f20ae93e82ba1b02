/** What a script waits for the package, and for the addon when it first dials. */

import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { inTurns, row, time } from './support/samples.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));

export async function measureLoad({ quick }) {
  const { empty, loaded, withAddon } = await inTurns(quick ? 3 : 25, {
    empty: () => time(() => start('')),
    loaded: () => time(() => start("require('winras')")),
    withAddon: () =>
      time(() => start("require('winras'); require('./dist/provider/load.js').loadAddon()")),
  });
  const than = { name: 'an empty start', samples: empty };
  return [
    row("a start of Node.js with require('winras')", 'ms', loaded, { than }),
    row('… and with the addon loaded', 'ms', withAddon, { than }),
    row('… that does nothing', 'ms', empty),
  ];
}

function start(script) {
  const { status, error, stderr } = spawnSync(process.execPath, ['-e', script], { cwd: root });
  if (status !== 0) throw error ?? new Error(`node -e "${script}" failed: ${stderr}`);
}
