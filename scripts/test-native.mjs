/** `npm run test:native`: the C++ tests. `-- --sanitize=address,undefined` or `-- --sanitize=thread`. */

import { parseArgs } from 'node:util';
import { nativeTestsObstacle, runNativeTests } from './lib/native-tests.mjs';
import { finish } from './lib/tally.mjs';

const { values } = parseArgs({ options: { sanitize: { type: 'string', default: '' } } });
const obstacle = await nativeTestsObstacle();
if (obstacle === undefined) {
  finish(await runNativeTests(values));
} else {
  console.error(`The C++ tests cannot run here: ${obstacle.why}. To add them: ${obstacle.add}`);
  process.exitCode = 1;
}
