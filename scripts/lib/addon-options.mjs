/** How the addon's sources are compiled where node-gyp does not do it: as binding.gyp says. */

import { createRequire } from 'node:module';
import { dirname } from 'node:path';

const require = createRequire(import.meta.url);

export const nodeApiVersion = 8;

const definitions = [
  `NAPI_VERSION=${nodeApiVersion}`,
  'NODE_ADDON_API_CPP_EXCEPTIONS_ALL',
  'NODE_ADDON_API_DISABLE_DEPRECATED',
  'NODE_API_SWALLOW_UNTHROWABLE_EXCEPTIONS',
];
const windowsDefinitions = [
  'NOMINMAX',
  'UNICODE',
  '_UNICODE',
  'WIN32_LEAN_AND_MEAN',
  'WINVER=0x0A00',
  '_WIN32_WINNT=0x0A00',
];
const elsewhere = ['-pthread', '-fPIC', '-fvisibility=hidden', '-fvisibility-inlines-hidden'];
const headers = [
  require('node-api-headers').include_dir,
  dirname(require.resolve('node-addon-api/package.json')),
];

/** A compiler's options, for any of GCC's kind. */
export function addonOptions({ windows }) {
  return [
    '-std=c++17',
    '-Wall',
    '-Wextra',
    '-Wpedantic',
    '-Werror',
    '-Inative',
    ...headers.flatMap((folder) => ['-isystem', folder]),
    ...definitions.map((definition) => `-D${definition}`),
    ...(windows ? windowsDefinitions.map((definition) => `-D${definition}`) : elsewhere),
  ];
}
