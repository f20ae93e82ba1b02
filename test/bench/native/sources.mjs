/** Prints the addon's sources for binding.gyp, by tens, without its module and without what provides a RAS. */

import { relative } from 'node:path';
import { sourcesOfAddon, unitFiles } from '../../../scripts/lib/compile.mjs';

const here = 'test/bench/native';
const leftOut =
  /^native\/(addon\.cc|objects\/addon_|abi\/|simulator\/|.*\/(simulator|system)_|marshal\/simulator\.cc)/;
const sources = sourcesOfAddon().filter((file) => !leftOut.test(file));
for (const file of unitFiles(`${here}/build/units`, sources))
  console.log(relative(here, file).replaceAll('\\', '/'));
