/** `winras doctor`: why nothing can be dialed here, and what to do about it. */

import { release } from 'node:os';
import type { Command } from 'commander';
import { failureExit } from '../exit-codes.js';
import { action, withCommonOptions } from '../subcommand.js';
import { paintOutput } from '../terminal/colors.js';
import { type Check, type CheckStatus, runChecks } from './doctor-checks.js';

const examples = `
Examples:
  winras doctor
  winras doctor --json > report.json`;

export function addDoctor(program: Command): void {
  const command = program
    .command('doctor')
    .description('Check whether this machine can dial, and say what to do if it cannot.')
    .addHelpText('after', examples);
  withCommonOptions(command).action(
    action<[], { readonly simulate?: string | true }>(async ({ ras, output }, { simulate }) => {
      output.report('machine', machineData());
      const found: Check[] = [];
      for await (const check of runChecks(ras, simulate !== undefined)) {
        found.push(check);
        output.report('check', { ...check }, checkText(check));
      }
      const failed = found.filter(({ status }) => status === 'fail').map(({ name }) => name);
      const isWell = failed.length === 0;
      return { exitCode: isWell ? 0 : failureExit, failed };
    }),
  );
}

/** For reports: which versions, and nothing of whose. */
function machineData() {
  const { version: winras } = require('../../../package.json') as { readonly version: string };
  const { platform, arch } = process;
  return { winras, node: process.version, platform: `${platform}-${arch}`, system: release() };
}

const painters: Readonly<Record<CheckStatus, (text: string) => string>> = {
  ok: paintOutput.green,
  warn: paintOutput.yellow,
  fail: paintOutput.red,
};

function checkText({ name, status, message, remedy }: Check): string {
  const line = `${painters[status](status)}${' '.repeat(6 - status.length)}${name}: ${message}`;
  return remedy === undefined ? line : `${line}\n      ${remedy}`;
}
