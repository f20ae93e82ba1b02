/** The command lines of the README, each as it stands there. */

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { linesOf, scenarioFile, winras } from './support/winras.js';

const lines: readonly { readonly line: string }[] = JSON.parse(
  readFileSync(join('scripts', 'readme', 'commands.json'), 'utf8'),
);
const scenario = JSON.parse(readFileSync(join('scripts', 'examples', 'scenario.json'), 'utf8'));
const file = scenarioFile(scenario);

/** As a shell takes them apart. */
function argumentsOf(line: string): string[] {
  const [program, ...args] = [...line.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, plain]) =>
    String(quoted ?? plain),
  );
  expect(program).toBe('winras');
  return args;
}

test.each(lines)('$line', async ({ line }) => {
  const args = [...argumentsOf(line), '--json', `--simulate=${file}`];
  const ended = await winras(args, { env: { VPN_PASSWORD: 'secret' } });
  expect(linesOf(ended).at(-1)).toMatchObject({ type: 'result', ok: true });
  expect(ended).toMatchObject({ code: 0, signal: null });
  expect(ended.stdout + ended.stderr).not.toContain('secret');
});
