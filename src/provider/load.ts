/**
 * The native addon is found and loaded here: first the one that was built here, then the binary that came with the
 * package for this platform.
 */

import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import bindings from 'bindings';
import type { NativeAddon } from '../addon/addon.js';
import { RasError } from '../errors/errors.js';

const file = 'winras.node';
/** The variable holds the path of the addon; nothing else is tried then. */
const override = 'WINRAS_BINARY';

interface Failure {
  readonly path: string;
  /** It is undefined where there is no such file. */
  readonly cause?: unknown;
}

let loaded: NativeAddon | undefined;

/** Loads the addon at the first call. Throws `ERR_RAS_ADDON_NOT_FOUND`, which says what was tried. */
export function loadAddon(): NativeAddon {
  loaded ??= loadAddonFrom(join(__dirname, '..', '..'));
  return loaded;
}

/** `root` is the package's folder. Each candidate is tried by itself, since a damaged one must not hide the next. */
export function loadAddonFrom(root: string): NativeAddon {
  const failures: Failure[] = [];
  for (const path of candidates(root)) {
    if (!existsSync(path)) {
      failures.push({ path });
      continue;
    }
    try {
      return bindings({ bindings: path, module_root: root, try: [['bindings']] });
    } catch (cause) {
      failures.push({ path, cause });
    }
  }
  throw notFound(root, failures);
}

function* candidates(root: string): Iterable<string> {
  const chosen = process.env[override];
  if (chosen) {
    yield resolve(chosen);
    return;
  }
  // The build of a checkout comes first, then that of a package which its user has built, then the binary of the
  // package.
  yield join(root, 'build', 'Release', file);
  yield join(root, 'build', 'Debug', file);
  yield join(root, 'native', 'build', 'Release', file);
  yield join(root, 'prebuilds', target(), file);
}

/**
 * Names the folder of this platform's binary: `win32-x64`, `linux-arm64`, or `linuxmusl-x64` where the C library is
 * musl.
 */
export function target(): string {
  return `${process.platform}${isMusl() ? 'musl' : ''}-${process.arch}`;
}

/** A binary for glibc may load on musl, and crash afterwards. */
function isMusl(): boolean {
  if (process.platform !== 'linux') return false;
  try {
    return /\/(?:ld-musl-|libc\.musl-)/.test(readFileSync('/proc/self/maps', 'latin1'));
  } catch {
    return false;
  }
}

function notFound(root: string, failures: readonly Failure[]): RasError {
  const told = failures.map(({ path, cause }) => `\n  ${path}: ${reasonOf(cause)}`);
  return new RasError({
    code: 'ERR_RAS_ADDON_NOT_FOUND',
    detail: `for ${target()}, Node.js ${process.version}, tried${told.join('')}\n${remedy(root)}`,
    cause: failures.find(({ cause }) => cause !== undefined)?.cause,
  });
}

function remedy(root: string): string {
  if (process.env[override]) return `${override} names this file, so no other was tried.`;
  // Only a checkout has this file: package managers would compile a package that had it.
  if (existsSync(join(root, 'binding.gyp'))) return 'To build it: npm run build';
  const sources = join(root, 'native');
  return `To build it from the package's sources, with a C++ compiler and Python: npm install --prefix "${sources}"`;
}

function reasonOf(cause: unknown): string {
  if (cause === undefined) return 'there is no such file';
  // The loader's errors are of another realm under Jest, so instanceof would not know them.
  return String((cause as { message?: unknown }).message ?? cause);
}
