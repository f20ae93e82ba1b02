/** What makes a package install in seconds everywhere, as objections to one that does not. */

import { binaryOf } from './targets.mjs';

/** Packed bytes of each binary. */
const largestBinary = 500_000;
/** Packed bytes of everything else together: the code, its sources for where there is no binary, and the documents. */
const largestRest = 700_000;
/** Counted with those that they need themselves. */
const mostDependencies = 3;
/** What package managers run, and many block, at an install. */
const installScripts = [
  'preinstall',
  'install',
  'postinstall',
  'prepublish',
  'preprepare',
  'prepare',
  'postprepare',
];
const expected =
  /^(?:package\.json|README\.md|LICENSE|CHANGELOG\.md|\.github\/dial\.svg|docs\/.+|dist\/.+|prebuilds\/.+|native\/.+)$/;
const needed = [
  'package.json',
  'README.md',
  'LICENSE',
  // What README.md leads to.
  'CHANGELOG.md',
  'docs/reference/README.md',
  '.github/dial.svg',
  'dist/index.js',
  'dist/index.d.ts',
  'dist/simulator.js',
  'dist/simulator/register.js',
  // What an addon is built from where there is no binary for it.
  'native/package.json',
  'native/binding.gyp',
  'native/addon.gypi',
  'native/addon.cc',
];

/** Of a tarball as pack() describes it, for the `wanted` targets; `lock` is package-lock.json. */
export function checkContents({ size, files }, { wanted, manifest, lock }) {
  const binaries = wanted.map(binaryOf);
  const largest = largestBinary * binaries.length + largestRest;
  return [
    ...[...needed, ...binaries]
      .filter((file) => !files.includes(file))
      .map((file) => `The package lacks ${file}`),
    ...files
      .filter((file) => !expected.test(file) || isStray(file, binaries))
      .map((file) => `The package has ${file}, and should not`),
    ...installScripts
      .filter((name) => manifest.scripts?.[name] !== undefined)
      .map(
        (name) => `The package has a script "${name}", which package managers would run or block`,
      ),
    // Else npm adds one when it publishes a folder that has a binding.gyp.
    ...(manifest.gypfile === false ? [] : ['package.json must say "gypfile": false']),
    ...(size <= largest ? [] : [`The package has ${size} bytes; at most ${largest} are wanted`]),
    ...checkDependencies(lock),
  ];
}

/** Other systems' leftovers. */
function isStray(file, binaries) {
  return (
    (file.startsWith('prebuilds/') && !binaries.includes(file)) ||
    /^native\/(?:build|node_modules|mingw|stand_in)\//.test(file)
  );
}

function checkDependencies({ packages }) {
  const names = Object.entries(packages)
    .filter(([path, { dev, peer, optional }]) => path !== '' && !dev && !peer && !optional)
    .map(([path]) => path.replace(/^.*node_modules\//, ''));
  if (names.length > 0 && names.length <= mostDependencies) return [];
  return [
    `The package needs ${names.length} others (${names.join(', ')}), at most ${mostDependencies} are wanted`,
  ];
}
