import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { encodings } from '../unit/support/encodings.js';
import { newFolder } from './support/folder.js';
import { type Ended, endedWell, runScript } from './support/script.js';

const folder = newFolder();
const book =
  '[In the file]\nType=2\nVpnStrategy=5\n\nMEDIA=rastapi\nDevice=WAN Miniport (SSTP)\n\nDEVICE=vpn\nPhoneNumber=host\n';
writeFileSync(join(folder, 'office.pbk'), book);

/** A scenario's file; text and bytes are written as they are. */
function scenarioFile(scenario: unknown): string {
  const file = join(folder, `${Math.random()}.json`);
  const isText = typeof scenario === 'string' || Buffer.isBuffer(scenario);
  writeFileSync(file, isText ? scenario : JSON.stringify(scenario));
  return file;
}

function runSimulated(
  script: string,
  scenario: string | undefined,
  ...imports: string[]
): Promise<Ended> {
  return runScript(script, {
    imports: [...imports, 'winras/simulator/register'],
    env: { WINRAS_SIMULATE: scenario },
  });
}

const dial = "const { entryName } = await ras.dial('In the file'); console.log(entryName)";
const scenario = { phoneBooks: { user: 'office.pbk' }, servers: { host: {} }, clock: 20 };

test('an unchanged script talks to the simulator, and standard error says so', async () => {
  const file = scenarioFile(scenario);
  expect(await runSimulated(`import { ras } from 'winras'; ${dial}`, file)).toEqual({
    ...endedWell('In the file\n'),
    stderr: `winras: simulated RAS of ${file}; no line is dialed\n`,
  });
});

test.each(encodings)('%s is read', async (_, encoded) => {
  const file = scenarioFile(encoded(JSON.stringify(scenario)));
  const { stdout } = await runSimulated(`import { ras } from 'winras'; ${dial}`, file);
  expect(stdout).toBe('In the file\n');
});

test('so does one that imported the package before, or requires it', async () => {
  const file = scenarioFile(scenario);
  const early = await runSimulated(`import { ras } from 'winras'; ${dial}`, file, 'winras');
  expect(early.stdout).toBe('In the file\n');
  const load =
    "import { createRequire } from 'node:module'; const { ras } = createRequire(import.meta.url)('winras');";
  expect((await runSimulated(`${load} ${dial}`, file)).stdout).toBe('In the file\n');
});

test('and one that requires the simulator first', async () => {
  const file = scenarioFile(scenario);
  const load = "require('winras/simulator/register'); const { ras } = require('winras');";
  const script = `${load} ras.dial('In the file').then(({ entryName }) => console.log(entryName))`;
  const { stdout } = await runScript(script, { type: 'commonjs', env: { WINRAS_SIMULATE: file } });
  expect(stdout).toBe('In the file\n');
});

test.each<[string, string | undefined, RegExp]>([
  ['the file is missing', join(folder, 'missing.json'), /ENOENT.*missing\.json/],
  [
    'it is not JSON',
    scenarioFile('{\n "stored": { "A": "secret" '),
    /is not JSON: line 2, column 28/,
  ],
  ['it is no scenario', scenarioFile({ entrys: {} }), /entrys/],
  ['it is nothing', scenarioFile('null'), /scenario/],
  ['nobody would move its clock', scenarioFile({ clock: 'virtual' }), /scenario\.clock/],
])('the process ends when %s', async (_, file, message) => {
  const { code, stdout, stderr } = await runSimulated("console.log('runs')", file);
  expect(code).toBe(1);
  expect(stdout).toBe('');
  expect(stderr).toMatch(/^winras: the simulator cannot start: .*\n$/);
  expect(stderr).toMatch(message);
  expect(stderr).not.toContain('secret');
});

test('without a file there are the entries of the README', async () => {
  const script = `import { ras } from 'winras'; console.log((await ras.dial('Office VPN')).entryName)`;
  expect(await runSimulated(script, undefined)).toEqual({
    ...endedWell('Office VPN\n'),
    stderr: "winras: simulated RAS with the README's entries; no line is dialed\n",
  });
});

test('nothing is simulated unless it is asked for', async () => {
  const script = `import { ras } from 'winras'; ras.dial('Office VPN').catch((error) => console.log(error.code))`;
  const { stdout } = await runScript(script, {
    env: { WINRAS_SIMULATE: scenarioFile(scenario) },
  });
  // On Windows the entry of the scenario is one that RAS does not know.
  expect(stdout).toBe(
    process.platform === 'win32'
      ? 'ERROR_CANNOT_FIND_PHONEBOOK_ENTRY\n'
      : 'ERR_RAS_UNSUPPORTED_PLATFORM\n',
  );
});
