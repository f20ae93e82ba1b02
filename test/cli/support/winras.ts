/** The command, as its users run it: a process of its own. */

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { newFolder } from '../../contract/support/folder.js';
import { type Ended, runNode } from '../../contract/support/script.js';

export const program = join(process.cwd(), 'dist', 'cli', 'winras.js');
const folder = newFolder();
let scenarios = 0;

interface RunOptions {
  readonly env?: NodeJS.ProcessEnv;
  readonly input?: string | Uint8Array;
  /** Default: the folder of package.json. */
  readonly cwd?: string;
}

export function winras(args: readonly string[], options: RunOptions = {}): Promise<Ended> {
  return runNode([program, ...args], options);
}

/** The JSON lines that `--json` prints. */
export function linesOf({ stdout }: Ended): Record<string, unknown>[] {
  return stdout
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line));
}

/** Its path, for --simulate=. It is removed with the test file's folder. */
export function scenarioFile(scenario: unknown): string {
  const file = join(folder, `scenario-${++scenarios}.json`);
  writeFileSync(file, JSON.stringify(scenario));
  return file;
}
