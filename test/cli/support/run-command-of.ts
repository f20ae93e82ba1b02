/** A command of docs/migrating.md, as it stands there, on the simulator. */

import { expect } from '@jest/globals';
import { newLedgerFile, readLedger } from '../../contract/support/ledger.js';
import { type Migration, worldFor } from '../../contract/support/migrations.js';
import { shellWords } from './shell-words.js';
import { linesOf, scenarioFile, winras } from './winras.js';

export type CommandRow = Migration & { readonly command: string };

export function withCommands(table: readonly Migration[]): readonly CommandRow[] {
  return table.flatMap(({ command, ...row }) =>
    command === undefined ? [] : [{ ...row, command }],
  );
}

export async function runCommandOf({
  command,
  calls,
  commandCalls = calls,
}: CommandRow): Promise<void> {
  const { world, path } = worldFor(calls);
  const ledgerFile = newLedgerFile();
  const file = scenarioFile({ ...world, ledgerFile });
  const [, ...words] = shellWords(command);
  const args = words.map((word) => (word === 'path' ? path : word));
  const env = { VPN_PASSWORD: 'secret', VPN_KEY: 'k' };
  const ended = await winras([...args, '--json', `--simulate=${file}`], { env });
  expect(linesOf(ended).at(-1)).toMatchObject({ type: 'result', ok: true });
  expect(readLedger(ledgerFile).calls[commandCalls]).toBeGreaterThan(0);
}
