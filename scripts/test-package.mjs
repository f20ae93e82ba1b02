/**
 * `npm run test:package`: the package as its users get it. The tarball is checked, installed and reinstalled by several
 * package managers in empty folders, with no compiler or Python on the PATH, and run by several runtimes.
 * `-- --from-source` also builds the addon from the tarball's sources, which takes minutes.
 */

import { parseArgs } from 'node:util';
import { finish } from './lib/tally.mjs';
import { testPackage } from './package/test.mjs';

const { values } = parseArgs({
  options: {
    'from-source': { type: 'boolean', default: false },
    complete: { type: 'boolean', default: false },
  },
});
finish(await testPackage({ fromSource: values['from-source'], complete: values.complete }));
