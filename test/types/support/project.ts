/** Projects of users, with the package as they get it. */

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { text } from 'node:stream/consumers';
import { removeFolder } from '../../contract/support/folder.js';

const root = process.cwd();

/** As strict as a project can be. */
const strict = {
  strict: true,
  exactOptionalPropertyTypes: true,
  noImplicitOverride: true,
  noPropertyAccessFromIndexSignature: true,
  noUncheckedIndexedAccess: true,
};

export interface Compiled {
  readonly code: number | null;
  /** What it objects to. */
  readonly output: string;
}

export class Project {
  readonly #folder = mkdtempSync(join(tmpdir(), 'winras-types-'));

  constructor() {
    const ours = join('node_modules', 'winras');
    const theirs = join('node_modules', 'expect-type');
    this.#copy(join(root, 'package.json'), join(ours, 'package.json'));
    this.#copy(join(root, 'dist'), join(ours, 'dist'));
    this.#copy(join(root, theirs), theirs);
  }

  /** The TypeScript files of a folder beside this one's. */
  addModules(type: 'module' | 'commonjs', sources: string): void {
    this.#copy(join(root, 'test', 'types', sources), type);
    this.#write(join(type, 'package.json'), { type });
  }

  /** `compiler` is a version of TypeScript, by the name of its package here. */
  async compile(compiler: string, options: object): Promise<Compiled> {
    const compilerOptions = {
      ...strict,
      target: 'es2022',
      lib: ['es2022'],
      types: [],
      noEmit: true,
      // TypeScript's own.
      skipDefaultLibCheck: true,
      ...options,
    };
    this.#write('tsconfig.json', { compilerOptions });
    const tsc = join(packageFolder(compiler), 'bin', 'tsc');
    const child = spawn(process.execPath, [tsc, '--project', this.#folder, '--pretty', 'false'], {
      cwd: this.#folder,
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const [output, [code]] = await Promise.all([text(child.stdout), once(child, 'close')]);
    return { code, output };
  }

  remove(): void {
    removeFolder(this.#folder);
  }

  #copy(from: string, to: string): void {
    cpSync(from, join(this.#folder, to), { recursive: true });
  }

  #write(file: string, content: object): void {
    const path = join(this.#folder, file);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, JSON.stringify(content));
  }
}

export function versionOf(compiler: string): string {
  const file = join(packageFolder(compiler), 'package.json');
  return (JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version;
}

function packageFolder(name: string): string {
  return dirname(require.resolve(`${name}/package.json`, { paths: [root] }));
}
