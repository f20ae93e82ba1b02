/**
 * `npm run test:fuzz`: the questions to RAS, put to a RAS that lies, and what the simulator reads of its users.
 * `-- --seconds 600`, and `-- --family entries` for one family alone (`texts` is what the simulator reads). With
 * `--complete` it fails where it cannot run.
 */

import { parseArgs } from 'node:util';
import { fuzzOrLeaveOut } from './lib/fuzz.mjs';
import { finish } from './lib/tally.mjs';

const { values } = parseArgs({
  options: {
    seconds: { type: 'string', default: '60' },
    family: { type: 'string' },
    complete: { type: 'boolean', default: false },
  },
});
finish(await fuzzOrLeaveOut({ ...values, seconds: Number(values.seconds) }));
