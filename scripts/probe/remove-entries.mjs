/** Removes what probes have left in Windows' own phone books. Run by a probe that ends too early to do so itself. */

import { openSystem } from '../../dist/provider/system.js';
import { DefaultBookEntries } from './default-books.mjs';
import { simulateRas } from './simulated.mjs';

const { WINRAS_SIMULATE: file } = process.env;
const untilSettled = file ? simulateRas(file) : (promise) => promise;
const { error } = await untilSettled(new DefaultBookEntries(openSystem().native).removeAll());
if (error !== 0) process.exitCode = 1;
