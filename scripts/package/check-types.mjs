/** What publint and Are the Types Wrong? say of a packed package: that every kind of project finds code and types. */

import { readFileSync } from 'node:fs';
import { publint } from 'publint';
import { formatMessage } from 'publint/utils';
import { runTool } from '../lib/run.mjs';

/** False after an objection, which was shown; a suggestion is one, too. Neither tool asks the network. */
export async function checkTypes(tarball) {
  const isSound = await checkModules(tarball);
  return (await checkResolutions(tarball)) && isSound;
}

async function checkModules(tarball) {
  const { buffer, byteOffset, byteLength } = readFileSync(tarball);
  const packed = buffer.slice(byteOffset, byteOffset + byteLength);
  const { messages, pkg } = await publint({ pack: { tarball: packed } });
  for (const message of messages)
    console.error(`publint: ${message.type}: ${formatMessage(message, pkg, { color: false })}`);
  return messages.length === 0;
}

async function checkResolutions(tarball) {
  const options = ['--no-definitely-typed', '--no-emoji', '--no-color', '--format', 'ascii'];
  const file = 'dist/index.js';
  const args = [...options, tarball];
  const { succeeded } = await runTool('@arethetypeswrong/cli', file, args, { quiet: true });
  return succeeded;
}
