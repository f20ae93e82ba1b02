/** `npm run build`: the addon and the package. */

import { buildAll } from './lib/build.mjs';

process.exitCode = (await buildAll()) ? 0 : 1;
