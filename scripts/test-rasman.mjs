/**
 * `npm run test:rasman`: test/rasman, on the RAS of this machine; with a scenario's file in WINRAS_SIMULATE on a
 * simulated one, which is announced. Anything else than a RAS that passes is a failure.
 */

import { root, run } from './lib/run.mjs';

const simulated = Boolean(process.env.WINRAS_SIMULATE);

if (process.platform !== 'win32' && !simulated) {
  console.error(
    'There is no RAS here, for there is no Windows. On a simulated one: WINRAS_SIMULATE=scenario.json npm run test:rasman',
  );
  process.exitCode = 1;
} else {
  // The file itself, not `node --test`, which starts processes that know nothing of the simulator.
  const imports = simulated ? ['--import', 'winras/simulator/register'] : [];
  const args = [...imports, 'test/rasman/rasman.test.mjs'];
  // It ends by itself, or something has been left dialing.
  const { exitCode } = await run(process.execPath, args, { cwd: root, stdio: 'inherit' });
  process.exitCode = exitCode;
}
