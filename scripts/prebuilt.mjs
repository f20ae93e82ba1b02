/**
 * `npm run prebuilt`: the addon as the package carries it, into prebuilds/<target>/winras.node, for this machine's platform.
 * `-- --target win32-x64` builds it for Windows with mingw-w64; what is published is built with MSVC.
 */

import { parseArgs } from 'node:util';
import { ownTarget, prebuild } from './package/prebuild.mjs';

const { values } = parseArgs({ options: { target: { type: 'string', default: ownTarget } } });

const objections = await prebuild(values.target);
for (const objection of objections) console.error(objection);
process.exitCode = objections.length === 0 ? 0 : 1;
