/** Commands one after the other, and side by side, on one simulated RAS: WINRAS_SIMULATE_STATE. */

import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { newFolder } from '../contract/support/folder.js';
import { runScript } from '../contract/support/script.js';
import { type Started, startWinras, until } from './support/started.js';
import { linesOf, scenarioFile, winras } from './support/winras.js';

const scenario = {
  entries: {
    Office: { type: 'vpn', server: 'host' },
    Endless: { type: 'vpn', server: 'host', behavior: { delay: 3_600_000 } },
  },
  servers: { host: {} },
};

const none = 'Nothing is connected.\n';

/** Commands that have a world in common. */
function newWorld() {
  const stateFile = join(newFolder(), 'state');
  const simulate = `--simulate=${scenarioFile(scenario)}`;
  const env = { WINRAS_SIMULATE_STATE: stateFile };
  const told = () => (existsSync(stateFile) ? readFileSync(stateFile, 'utf8') : '');
  return {
    run: (...args: string[]) => winras([...args, simulate], { env }),
    start: (...args: string[]): Started => startWinras([...args, simulate], { env }),
    isTold: (pattern: RegExp) => until(() => pattern.test(told())),
    told,
  };
}

test('dial, status and hangup are three commands', async () => {
  const { run } = newWorld();
  expect((await run('status')).stdout).toBe(none);
  expect(await run('dial', 'Office')).toMatchObject({ code: 0 });
  expect(linesOf(await run('status', '--json'))).toMatchObject([
    { type: 'status', connection: { entryName: 'Office' }, status: { state: 'Connected' } },
    { type: 'result' },
  ]);
  expect(await run('hangup', 'Office')).toMatchObject({ code: 0 });
  expect((await run('status')).stdout).toBe(none);
});

test('an entry and its credentials are there for the next command', async () => {
  const { run } = newWorld();
  expect(await run('entries', 'create', 'Branch', '--server', 'host')).toMatchObject({ code: 0 });
  expect((await run('entries', 'list')).stdout).toMatch(/^Branch$/m);
  expect(await run('dial', 'Branch')).toMatchObject({ code: 0 });
});

test('watch tells what other commands do', async () => {
  const { run, start, isTold } = newWorld();
  const watching = start('watch', '--json');
  await until(() => watching.stdout().includes('snapshot'));
  await run('dial', 'Office');
  await run('hangup', 'Office');
  const keeping = start('keep', 'Office', '--json');
  await isTold(/Phase=connected/);
  await run('hangup', 'Office');
  // It dials again what was taken from it.
  await isTold(/Count=3/);
  for (const { child } of [watching, keeping]) child.kill('SIGKILL');
  const changes = linesOf(await watching.ended).map(({ type }) => type);
  expect(changes.slice(0, 5)).toEqual([
    'snapshot',
    'connected',
    'disconnected',
    'connected',
    'disconnected',
  ]);
  await keeping.ended;
});

test('a process that is killed in mid-dial leaves its line to be hung up, and a dial meets 633', async () => {
  const { run, start, isTold } = newWorld();
  const dialing = start('dial', 'Endless');
  await isTold(/Phase=dialing/);
  // While it lives the entry is being dialed.
  expect((await run('dial', 'Endless')).stderr).toMatch(/756/);
  dialing.child.kill('SIGKILL');
  await dialing.ended;
  expect((await run('dial', 'Endless')).stderr).toMatch(/633/);
  expect((await run('hangup', 'Endless')).stdout).toBe('Endless was hung up.\n');
  expect(await run('dial', 'Endless', '--timeout', '1')).toMatchObject({ code: 3 });
});

test('what many do at once is all kept, also when some are killed', async () => {
  const { run, start, told } = newWorld();
  const names = Array.from({ length: 4 }, (_, index) => `Entry ${index}`);
  const killed = [start('watch'), start('keep', 'Office')];
  const made = names.map((name) => run('entries', 'create', name, '--server', 'host'));
  await until(() => told().includes('Phase=connected'));
  for (const { child } of killed) child.kill('SIGKILL');
  expect((await Promise.all(made)).map(({ code }) => code)).toEqual([0, 0, 0, 0]);
  const { stdout } = await run('entries', 'list');
  expect(stdout.split('\n').sort()).toEqual(['', 'Endless', ...names, 'Office']);
  await Promise.all(killed.map(({ ended }) => ended));
});

test('a file that cannot be the state is told by the name of the variable', async () => {
  const foreign = join(newFolder(), 'letter.txt');
  writeFileSync(foreign, 'Dear all,');
  for (const stateFile of [foreign, join(newFolder(), 'no', 'such', 'folder')]) {
    const env = { WINRAS_SIMULATE_STATE: stateFile };
    const { code, stderr } = await winras(['status', '--simulate'], { env });
    expect(code).toBe(1);
    expect(stderr).toMatch(/WINRAS_SIMULATE_STATE/);
    expect(stderr).not.toMatch(/scenario\.stateFile/);
    const script = await runScript('', { env, imports: ['winras/simulator/register'] });
    expect(script.stderr).toMatch(/the simulator cannot start: .*WINRAS_SIMULATE_STATE/);
    expect(script.stderr).not.toMatch(/scenario\.stateFile/);
  }
});

test('a state file without --simulate is refused: nobody has asked for the RAS of the machine', async () => {
  const env = { WINRAS_SIMULATE_STATE: join(newFolder(), 'state') };
  const { code, stderr } = await winras(['dial', 'Office VPN'], { env });
  expect(code).toBe(1);
  expect(stderr).toMatch(/WINRAS_SIMULATE_STATE .* --simulate/);
  const empty = await winras(['devices', '--json'], { env: { WINRAS_SIMULATE_STATE: '' } });
  expect(empty.stderr).not.toMatch(/WINRAS_SIMULATE_STATE/);
});

test('a state file without --simulate does not keep the command from what needs no RAS', async () => {
  const env = { WINRAS_SIMULATE_STATE: join(newFolder(), 'state') };
  for (const args of [
    ['explain', '691'],
    ['completion', 'bash'],
  ])
    expect(await winras(args, { env })).toMatchObject({ code: 0, stderr: '' });
});

test('another fault of the scenario is its own, also beside the variable', async () => {
  const env = { WINRAS_SIMULATE_STATE: join(newFolder(), 'state') };
  const bad = `--simulate=${scenarioFile({ clock: -1 })}`;
  const { stderr } = await winras(['status', bad], { env });
  expect(stderr).toMatch(/scenario\.clock/);
});

test('status tells what is only being dialed yet', async () => {
  const { run, start, isTold } = newWorld();
  const dialing = start('dial', 'Endless');
  await isTold(/Phase=dialing/);
  const told = /^Endless is being dialed: \S[^\n]*$/m;
  const alone = await run('status', '--lang', 'en');
  expect(alone).toMatchObject({ code: 0, stdout: expect.stringMatching(told) });
  expect(alone.stdout).toMatch(/^Nothing is connected\.$/m);
  const named = await run('status', 'endless');
  expect(named).toMatchObject({ code: 2, stdout: expect.stringMatching(told) });
  expect(named.stderr).not.toContain('is not connected');
  expect((await run('status', 'Office')).stderr).toContain('"Office" is not connected');
  await run('dial', 'Office');
  const both = (await run('status', '--lang', 'en')).stdout;
  expect(both).toMatch(/^Office +Connected /m);
  expect(both).toMatch(told);
  expect(both).not.toContain('Nothing is connected');
  expect(linesOf(await run('status', '--json'))).toMatchObject([
    { type: 'status', connection: { entryName: 'Office' } },
    { type: 'dialing', connection: { entryName: 'Endless' }, status: { phase: 'running' } },
    { type: 'result', ok: true, lines: 1, dialing: 1 },
  ]);
  dialing.child.kill('SIGKILL');
  await dialing.ended;
});
