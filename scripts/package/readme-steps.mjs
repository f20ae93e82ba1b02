/** What the README and the documents tell their readers to try, tried with the package as they have it. */

import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { run } from '../lib/run.mjs';

/** What docs/simulator.md says that they are, and a file of whatever bytes. */
const variables = {
  VPN_PASSWORD: 'secret',
  VPN_NEW_PASSWORD: 'changed',
  EAP_USER_DATA: '../package.json',
};

/** In a folder into which the package is installed, with this Node.js. */
export async function checkReadmeSteps(checks, node, user) {
  const text = documentsIn(join(user.cwd, 'node_modules', 'winras'));
  const examples = [...text.matchAll(/<!-- example: (\S+) -->\n\n```js\n([^]*?)```/g)];
  // Beside the scripts that are tried by other runtimes, which have the same names.
  const cwd = join(user.cwd, 'readme');
  mkdirSync(cwd);
  for (const [, name, code] of examples) writeFileSync(join(cwd, name), code);
  const env = { ...user.env, ...variables };
  await checks.run(`the documents' ${examples.length} scripts run on the simulator`, async () => {
    const objections = examples.length > 10 ? [] : ['the scripts were not found'];
    for (const [, name] of examples) {
      const args = ['--import', 'winras/simulator/register', name];
      objections.push(...(await objectionsTo([node, ...args], { ...user, cwd, env })));
    }
    return objections;
  });
  await checkCommands(checks, text, { ...user, env });
}

/** All of them, one after the other. */
function documentsIn(folder) {
  const pages = readdirSync(join(folder, 'docs')).filter((file) => file.endsWith('.md'));
  const files = ['README.md', ...pages.map((file) => join('docs', file))];
  return files.map((file) => readFileSync(join(folder, file), 'utf8')).join('\n');
}

async function checkCommands(checks, text, user) {
  const winras = join(user.cwd, 'node_modules', '.bin', 'winras');
  const [, table = ''] = text.split('<!-- commands -->');
  const lines = [...table.split('<!-- end -->')[0].matchAll(/^\| `winras (.*?)` \|/gm)];
  await checks.run(`the documents' ${lines.length} commands run on the simulator`, async () => {
    const objections = lines.length > 10 ? [] : ['the commands were not found'];
    for (const [, line] of lines) {
      // This one ends only when it is interrupted.
      if (line.startsWith('keep')) continue;
      const args = argumentsOf(line);
      const end = args.includes('--') ? args.indexOf('--') : args.length;
      const command = [winras, ...args.toSpliced(end, 0, '--simulate')];
      objections.push(...(await objectionsTo(command, user)));
    }
    return objections;
  });
}

/** As a shell takes them apart. */
function argumentsOf(line) {
  return [...line.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, plain]) => quoted ?? plain);
}

async function objectionsTo([program, ...args], user) {
  const { succeeded, output } = await run(program, args, { ...user, keep: true, timeout: 60_000 });
  return succeeded ? [] : [`${args.join(' ')} printed:\n${output}`];
}
