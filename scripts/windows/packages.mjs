/** What the Windows tests need of Debian, where there is no Windows. */

import { missingAmong } from '../lib/packages.mjs';
import { compiler, importLibraryTool } from './cross-build.mjs';

/** Undefined when all of it is there. */
export function missingPackages() {
  return missingAmong([
    { probe: ['wine', '--version'], packages: 'wine wine64' },
    { probe: [compiler, '--version'], packages: 'g++-mingw-w64-x86-64-posix' },
    { probe: [importLibraryTool, '--version'], packages: 'binutils-mingw-w64-x86-64' },
  ]);
}
