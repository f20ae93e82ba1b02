/** Finds the native addon and loads it: a build of this checkout first, then a binary that came with the package. */

import { existsSync } from 'node:fs';
import { join } from 'node:path';
import bindings from 'bindings';
import { RasError } from './errors.js';
import type { NativeAddon } from './native.js';

const target = `${process.platform}-${process.arch}`;
const file = 'winras.node';
const candidates: readonly (readonly string[])[] = [
  ['build', 'Release'],
  ['build', 'Debug'],
  ['prebuilds', target],
];

let loaded: NativeAddon | undefined;

/** Loads it at the first call. Throws `ERR_RAS_ADDON_NOT_FOUND`, which says what was tried. */
export function loadAddon(): NativeAddon {
  loaded ??= loadAddonFrom(join(__dirname, '..'));
  return loaded;
}

/** Each candidate by itself: one that is damaged must not hide the next. */
export function loadAddonFrom(root: string): NativeAddon {
  const failures: { path: string; cause?: unknown }[] = [];
  for (const folder of candidates) {
    const path = join(root, ...folder, file);
    if (!existsSync(path)) {
      failures.push({ path });
      continue;
    }
    try {
      return bindings({
        bindings: file,
        module_root: root,
        try: [['module_root', ...folder, 'bindings']],
      });
    } catch (cause) {
      failures.push({ path, cause });
    }
  }
  throw notFound(failures);
}

function notFound(failures: readonly { path: string; cause?: unknown }[]): RasError {
  const told = failures.map(({ path, cause }) => `\n  ${path}: ${reasonOf(cause)}`);
  return new RasError({
    code: 'ERR_RAS_ADDON_NOT_FOUND',
    detail: `for ${target}, Node.js ${process.version}, tried${told.join('')}`,
    cause: failures.find(({ cause }) => cause !== undefined)?.cause,
  });
}

function reasonOf(cause: unknown): string {
  if (cause === undefined) return 'there is no such file';
  // Not instanceof: the loader's errors are of another realm under Jest.
  return String((cause as { message?: unknown }).message ?? cause);
}
