/** Whether a target's binary is what it should be: that of its platform, and in need of nothing that may be missing there. */

import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root, run } from '../lib/run.mjs';
import { binaryOf } from './targets.mjs';

/** That of Node.js 20 itself, and of what `release.yml` builds in. */
export const oldestGlibc = '2.28';
/** Of glibc. The C++ library is in the binary. */
const librariesOfLinux = /^(?:libc|libm|libdl|libpthread|ld-linux-.*)\.so\.\d+$/;

/** Their first bytes, and where and how they tell the processor. */
const formats = {
  'win32-x64': isPortableExecutableFor(0x8664),
  'win32-arm64': isPortableExecutableFor(0xaa64),
  'linux-x64': isElfFor(62),
  'linux-arm64': isElfFor(183),
  'darwin-arm64': (data) =>
    data.readUInt32LE(0) === 0xfeedfacf && data.readUInt32LE(4) === 0x0100000c,
};

/** Sentences about what is wrong with it where glibc is as old as `glibc`; none when it is right. */
export async function checkBinary(target, { glibc = oldestGlibc } = {}) {
  const binary = binaryOf(target);
  if (!existsSync(join(root, binary)))
    return [`${binary} is missing. To build it, on that platform: npm run prebuilt`];
  if (!formats[target](readFileSync(join(root, binary))))
    return [`${binary} is not a library for ${target}`];
  return target.startsWith('linux') ? checkNeedsOfLinux(binary, glibc) : [];
}

function isPortableExecutableFor(machine) {
  return (data) => {
    const header = data.readUInt32LE(0x3c);
    return (
      data.toString('latin1', header, header + 4) === 'PE\0\0' &&
      data.readUInt16LE(header + 4) === machine
    );
  };
}

function isElfFor(machine) {
  return (data) => data.toString('latin1', 0, 4) === '\x7fELF' && data.readUInt16LE(18) === machine;
}

async function checkNeedsOfLinux(binary, glibc) {
  const { succeeded, output } = await run('objdump', ['--private-headers', binary], { keep: true });
  if (!succeeded) return [`${binary} cannot be checked without objdump (of binutils): ${output}`];
  const libraries = [...output.matchAll(/^ +NEEDED +(\S+)$/gm)].map(([, library]) => library);
  const versions = [...output.matchAll(/ (GLIBC\w*_[\d.]+)$/gm)].map(([, version]) => version);
  if (libraries.length === 0 || versions.length === 0)
    return [`${binary}: objdump tells of no library that it needs`];
  return [
    ...libraries
      .filter((library) => !librariesOfLinux.test(library))
      .map((library) => `${binary} needs ${library}, which may not be there`),
    ...versions
      .filter((version) => isNewerThan(glibc, version.replace('GLIBC_', '')))
      .map(
        (version) =>
          `${binary} needs ${version}, and only ${glibc} is sure to be there: build it where glibc is that old, as release.yml does`,
      ),
  ];
}

/** Also of what is no version, such as GLIBC_PRIVATE. */
function isNewerThan(limit, version) {
  const [major, minor] = version.split('.').map(Number);
  const [limitMajor, limitMinor] = limit.split('.').map(Number);
  return !(major < limitMajor || (major === limitMajor && minor <= limitMinor));
}
